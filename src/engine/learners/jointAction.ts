import { learner } from './playing/learner.ts';
import { discountFor, stepFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import { rowsOf } from './playing/show.ts';
import type { Situation } from './playing/spec.ts';
import { forgetRows, rowAt } from './playing/tallies.ts';
import { chancesFrom, explorationParams, explore, levelAt } from './tabular/exploration.ts';
import { levelFor, tableParams } from './tabular/table.ts';

const { alpha, gamma, firstValue } = tableParams;
const params = { alpha, gamma, firstValue, ...explorationParams, ...playingParams };

/** What a joint-action learner keeps of all agents. */
export interface JointMemory {
  states: number;
  actions: number;
  /** Q(state, own action, partner's action): agents × states × actions × actions. */
  q: Float64Array;
  /** How often the partner has done what in a state; starts at 1 each. */
  counts: Float64Array;
  level: number;
  /** Expected values of one agent's actions, and chances, worked out before each use. */
  expected: Float64Array;
  chances: Float64Array;
}

/** Expected value of each action against the partner's actions at the frequencies seen, Σ_b Q(a,b)·count(b)/Σ count. */
export function expectedValues(
  { q, counts, actions, states }: JointMemory,
  agent: number,
  state: number,
  into: Float64Array,
): void {
  const row = rowAt({ states, actions }, agent, state);
  let sum = 0;
  for (let b = 0; b < actions; b++) sum += counts[row + b];
  for (let a = 0; a < actions; a++) {
    let value = 0;
    for (let b = 0; b < actions; b++) value += q[(row + a) * actions + b] * counts[row + b];
    into[a] = value / sum;
  }
}

/** Joint-action learners: values of pairs of actions, and a model of what the partner does. */
export const jointAction = learner<typeof params, JointMemory>({
  id: 'joint-action',
  label: 'Joint-action learner',
  summary:
    'Learns what pairs of actions are worth, counts what the partner does, and takes what is best on average against that.',
  source: 'Claus & Boutilier, AAAI 1998, section 3.',
  quantity: 'Q',
  params,
  memory({ play, host, values }) {
    const states = play.stateCount();
    const actions = play.actionCount();
    return {
      states,
      actions,
      q: new Float64Array(host.n * states * actions * actions).fill(values.firstValue),
      counts: new Float64Array(host.n * states * actions).fill(1),
      level: levelAt(values, 0),
      expected: new Float64Array(actions),
      chances: new Float64Array(actions),
    };
  },
  prepare(memory, { values, time }) {
    memory.level = levelAt(values, time);
  },
  choose(memory, situation, agent, state) {
    const { host, values } = situation;
    expectedValues(memory, agent, state, memory.expected);
    return explore(
      values,
      levelFor(memory.level, situation, agent),
      memory.expected,
      0,
      memory.actions,
      host.chance.at(agent),
      memory.chances,
    );
  },
  improve(memory, situation, agent, { state, action, reward, next, done }) {
    const { values } = situation;
    const row = rowAt(memory, agent, state);
    const other = othersAction(situation, agent);
    let follows = 0;
    if (!done) {
      expectedValues(memory, agent, next, memory.expected);
      follows = discountFor(situation, agent, values.gamma) * Math.max(...memory.expected);
    }
    const at = (row + action) * memory.actions + other;
    memory.q[at] += stepFor(situation, agent, values.alpha) * (reward + follows - memory.q[at]);
    memory.counts[row + other] += 1;
    return memory.q[at];
  },
  values: (memory, _situation, agent, state, into) => expectedValues(memory, agent, state, into),
  policy(memory, situation, agent, state, into) {
    const expected = new Float64Array(memory.actions);
    expectedValues(memory, agent, state, expected);
    const level = levelFor(memory.level, situation, agent);
    chancesFrom(situation.values, level, expected, 0, memory.actions, into);
  },
  forget(memory, { values }, agent) {
    const width = memory.states * memory.actions;
    memory.q.fill(values.firstValue, agent * width * memory.actions, (agent + 1) * width * memory.actions);
    forgetRows(agent, width, memory.counts);
    memory.counts.fill(1, agent * width, (agent + 1) * width);
  },
  inspect(memory, _situation, agent, state) {
    const expected = new Float64Array(memory.actions);
    expectedValues(memory, agent, state, expected);
    const row = rowAt(memory, agent, state);
    return [
      ...rowsOf('Expected value', expected, 0, memory.actions),
      ...rowsOf('Times the partner did', memory.counts, row, memory.actions),
      ...Array.from({ length: memory.actions }, (_, a) =>
        rowsOf(`Q of own action ${a + 1}`, memory.q, (row + a) * memory.actions, memory.actions),
      ).flat(),
    ];
  },
  cautions: ({ partner }) =>
    partner === null
      ? ['Nobody plays against anybody here: the partner’s action is always taken for the first.']
      : [],
});

function othersAction({ play, actions }: Situation<unknown>, agent: number): number {
  const partner = play.partner?.(agent) ?? -1;
  return partner < 0 ? 0 : Math.max(0, actions[partner]);
}
