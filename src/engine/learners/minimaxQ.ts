import { number } from '../catalog/params.ts';
import { solveZeroSum } from './games/zeroSum.ts';
import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import { drawn } from './playing/pick.ts';
import { fadingParams, scheduled } from './playing/schedule.ts';
import { rowsOf, written } from './playing/show.ts';
import { ageOf, type Situation } from './playing/spec.ts';
import { setPace } from './tabular/steps.ts';
import { tableParams } from './tabular/table.ts';

const { alpha, gamma, firstValue, stepSize, stepDecay, stepSpan, leastStep } = tableParams;
const params = {
  alpha,
  stepSize: { ...stepSize, options: stepSize.options.filter(({ value }) => !value.startsWith('visits')) },
  stepDecay,
  stepSpan,
  leastStep,
  gamma: { ...gamma, default: 0.9 },
  firstValue,
  epsilon: number({
    label: 'Share of exploration',
    help: 'Chance ε of an action at random; otherwise the policy found is followed, which may itself be mixed.',
    default: 0.2,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  ...fadingParams,
  ...playingParams,
};

interface Memory {
  states: number;
  actions: number;
  /** Actions reckoned with on the other side: one where there is nobody. */
  others: number;
  /** Q(state, own action, other's action) by agent. */
  q: Float64Array;
  /** π(state, action) and V(state) by agent. */
  policy: Float64Array;
  value: Float64Array;
  pace: Float64Array;
  chances: Float64Array;
}

const boldness = (
  situation: Situation<{
    epsilon: number;
    decay: number;
    fadeSteps: number;
    fading: Parameters<typeof scheduled>[0];
  }>,
  agent: number,
): number => {
  const { epsilon, fading, decay, fadeSteps } = situation.values;
  if (situation.exploiting[agent]) return 0;
  return scheduled(
    fading,
    { first: epsilon, least: 0, span: fadeSteps, factor: decay },
    ageOf(situation, agent),
  );
};

/** Minimax-Q: values of pairs of actions, and in every state the mix that makes sure of the most whatever the other does. */
export const minimaxQ = learner<typeof params, Memory>({
  id: 'minimax-q',
  label: 'Minimax-Q',
  summary:
    'Learns what pairs of actions are worth against an opponent, and in each state mixes its actions so that the worst that can happen is best.',
  source: 'Littman, Markov games as a framework for multi-agent reinforcement learning, ICML 1994, figure 1.',
  quantity: 'Q',
  params,
  memory(situation) {
    const { play, host, values } = situation;
    const states = play.stateCount();
    const actions = play.actionCount();
    const others = play.partner === null ? 1 : actions;
    const pace = new Float64Array(host.n);
    setPace(pace, situation);
    return {
      states,
      actions,
      others,
      q: new Float64Array(host.n * states * actions * others).fill(values.firstValue),
      policy: new Float64Array(host.n * states * actions).fill(1 / actions),
      value: new Float64Array(host.n * states).fill(values.firstValue),
      pace,
      chances: new Float64Array(actions),
    };
  },
  prepare: (memory, situation) => setPace(memory.pace, situation),
  choose(memory, situation, agent, state) {
    const { host } = situation;
    const chance = host.chance.at(agent);
    if (chance.flip(boldness(situation, agent))) return chance.below(memory.actions);
    const row = (agent * memory.states + state) * memory.actions;
    memory.chances.set(memory.policy.subarray(row, row + memory.actions));
    return drawn(memory.chances, memory.actions, chance);
  },
  improve(memory, situation, agent, { state, action, reward, next, done }) {
    const { play, actions: acts, values } = situation;
    const { states, actions, others, q, policy, value } = memory;
    const partner = play.partner?.(agent) ?? -1;
    const other = others === 1 || partner < 0 ? 0 : Math.max(0, acts[partner]);
    const place = agent * states + state;
    const at = (place * actions + action) * others + other;
    const follows = done ? 0 : discountFor(situation, agent, values.gamma) * value[agent * states + next];
    q[at] += memory.pace[agent] * (reward + follows - q[at]);
    if (!Number.isFinite(q[at])) return q[at];
    const solved = solveZeroSum(
      q.subarray(place * actions * others, (place + 1) * actions * others),
      actions,
      others,
    );
    policy.set(solved.row, place * actions);
    value[place] = solved.value;
    return q[at];
  },
  policy(memory, situation, agent, state, into) {
    const row = (agent * memory.states + state) * memory.actions;
    const random = boldness(situation, agent);
    for (let i = 0; i < memory.actions; i++)
      into[i] = (1 - random) * memory.policy[row + i] + random / memory.actions;
  },
  values({ states, actions, others, q }, _situation, agent, state, into) {
    for (let i = 0; i < actions; i++) {
      const first = ((agent * states + state) * actions + i) * others;
      let worst = q[first];
      for (let o = 1; o < others; o++) worst = Math.min(worst, q[first + o]);
      into[i] = worst;
    }
  },
  worth: ({ states, value }, _situation, agent, state) => value[agent * states + state],
  forget(memory, { values }, agent) {
    const { states, actions, others } = memory;
    memory.q.fill(
      values.firstValue,
      agent * states * actions * others,
      (agent + 1) * states * actions * others,
    );
    memory.policy.fill(1 / actions, agent * states * actions, (agent + 1) * states * actions);
    memory.value.fill(values.firstValue, agent * states, (agent + 1) * states);
  },
  inspect({ states, actions, others, q, policy, value }, _situation, agent, state) {
    const place = agent * states + state;
    return [
      { group: 'Minimax', label: 'Value V of the state', value: written(value[place]) },
      ...rowsOf('Policy π', policy, place * actions, actions),
      ...Array.from({ length: actions }, (_, a) =>
        rowsOf(`Q of own action ${a + 1}`, q, (place * actions + a) * others, others),
      ).flat(),
    ];
  },
  cautions: ({ partner }) =>
    partner === null
      ? ['Nobody plays against anybody here: minimax-Q is Q-learning with one action of the other side.']
      : [],
});
