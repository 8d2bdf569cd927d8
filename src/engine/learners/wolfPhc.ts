import { number } from '../catalog/params.ts';
import { learner } from './playing/learner.ts';
import { discountFor, stepFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import { drawn, firstBest, largest } from './playing/pick.ts';
import { rowsOf } from './playing/show.ts';
import { rowAt } from './playing/tallies.ts';

const params = {
  alpha: number({
    label: 'Step size',
    help: 'Share α of the error by which a value is corrected.',
    default: 0.1,
    min: 0.001,
    max: 1,
    scale: 'log',
    live: true,
  }),
  gamma: number({
    label: 'Discount',
    help: 'Worth γ of a reward a step later against one now.',
    default: 0.95,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  winning: number({
    label: 'Step when winning',
    help: 'How far a step moves the policy while it does better than its own average.',
    default: 0.0025,
    min: 0,
    max: 1,
    step: 0.0005,
    live: true,
  }),
  losing: number({
    label: 'Step when losing',
    help: 'How far a step moves the policy while it does worse than its own average; above the other it is “win or learn fast”.',
    default: 0.01,
    min: 0,
    max: 1,
    step: 0.0005,
    live: true,
  }),
  epsilon: number({
    label: 'Share of exploration',
    help: 'Chance ε of an action at random.',
    default: 0.05,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  ...playingParams,
};

interface Memory {
  states: number;
  actions: number;
  q: Float64Array;
  policy: Float64Array;
  average: Float64Array;
  /** Times a state has been met, by agent and state. */
  met: Float64Array;
  chances: Float64Array;
}

/** WoLF-PHC: climbs towards the best action, slowly while winning and fast while losing. */
export const wolfPhc = learner<typeof params, Memory>({
  id: 'wolf-phc',
  label: 'Win or learn fast',
  summary:
    'Moves a mixed policy towards the best action, slowly when it wins and fast when it loses, so that it settles where others cycle.',
  source: 'Bowling & Veloso, Artificial Intelligence 136, 2002, table 4 (WoLF-PHC).',
  quantity: 'Q',
  params,
  memory({ play, host }) {
    const states = play.stateCount();
    const actions = play.actionCount();
    const size = host.n * states * actions;
    return {
      states,
      actions,
      q: new Float64Array(size),
      policy: new Float64Array(size).fill(1 / actions),
      average: new Float64Array(size).fill(1 / actions),
      met: new Float64Array(host.n * states),
      chances: new Float64Array(actions),
    };
  },
  choose(memory, { host, values, exploiting }, agent, state) {
    const chance = host.chance.at(agent);
    // Its policy may be mixed for good reason: only what is done at random beside it is left out.
    if (!exploiting[agent] && chance.flip(values.epsilon)) return chance.below(memory.actions);
    const row = rowAt(memory, agent, state);
    memory.chances.set(memory.policy.subarray(row, row + memory.actions));
    return drawn(memory.chances, memory.actions, chance);
  },
  improve(memory, situation, agent, { state, action, reward, next, done }) {
    const { values } = situation;
    const { q, policy, average, met, actions, states } = memory;
    const row = rowAt(memory, agent, state);
    const follows = done ? 0 : discountFor(situation, agent, values.gamma) * largest(q, rowAt(memory, agent, next), actions);
    q[row + action] += stepFor(situation, agent, values.alpha) * (reward + follows - q[row + action]);
    met[agent * states + state] += 1;
    let now = 0;
    let usual = 0;
    for (let i = 0; i < actions; i++) {
      average[row + i] += (policy[row + i] - average[row + i]) / met[agent * states + state];
      now += policy[row + i] * q[row + i];
      usual += average[row + i] * q[row + i];
    }
    climb(memory, row, stepFor(situation, agent, now > usual ? values.winning : values.losing));
    return q[row + action];
  },
  values(memory, _situation, agent, state, into) {
    const row = rowAt(memory, agent, state);
    into.set(memory.q.subarray(row, row + memory.actions));
  },
  policy(memory, { values, exploiting }, agent, state, into) {
    const row = rowAt(memory, agent, state);
    const random = exploiting[agent] ? 0 : values.epsilon;
    for (let i = 0; i < memory.actions; i++)
      into[i] = (1 - random) * memory.policy[row + i] + random / memory.actions;
  },
  forget(memory, _situation, agent) {
    const width = memory.states * memory.actions;
    memory.q.fill(0, agent * width, (agent + 1) * width);
    for (const table of [memory.policy, memory.average])
      table.fill(1 / memory.actions, agent * width, (agent + 1) * width);
    memory.met.fill(0, agent * memory.states, (agent + 1) * memory.states);
  },
  inspect(memory, _situation, agent, state) {
    const row = rowAt(memory, agent, state);
    return [
      ...rowsOf('Q', memory.q, row, memory.actions),
      ...rowsOf('Policy π', memory.policy, row, memory.actions),
      ...rowsOf('Average policy', memory.average, row, memory.actions),
    ];
  },
});

/** Takes up to delta/(|A| − 1) of chance from each action but the best, and gives it to the best. */
function climb({ policy, q, actions }: Memory, row: number, delta: number): void {
  if (actions < 2) return;
  const best = firstBest(q, row, actions);
  let moved = 0;
  for (let i = 0; i < actions; i++) {
    if (i === best) continue;
    const step = Math.min(policy[row + i], delta / (actions - 1));
    policy[row + i] -= step;
    moved += step;
  }
  policy[row + best] += moved;
}
