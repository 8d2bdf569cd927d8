import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams, shares } from './playing/params.ts';
import { firstBest } from './playing/pick.ts';
import { rowOf, stepAt, type Table, tableOf, tableParams, tables, tabular } from './tabular/table.ts';

const params = { ...tableParams, tables, ...playingParams, shares: shares('experience', 'episode') };

interface Memory extends Table {
  /** The two estimates; `q` holds their mean, by which actions are chosen. */
  first: Float64Array;
  second: Float64Array;
}

/** Double Q-learning: one table says which action is best, the other what it is worth. */
export const doubleQ = learner<typeof params, Memory>({
  id: 'double-q',
  label: 'Double Q-learning',
  summary:
    'Keeps two tables, one to find the best action and the other to value it, so that luck is not mistaken for worth.',
  source: 'van Hasselt, NIPS 2010; Sutton & Barto 2018, section 6.7.',
  quantity: 'Q',
  params,
  memory(situation) {
    const table = tableOf(situation);
    return { ...table, first: table.q.slice(), second: table.q.slice() };
  },
  prepare: tabular.prepare,
  choose: tabular.choose,
  improve(memory, situation, agent, { state, action, reward, next, done }) {
    const { values, host } = situation;
    const heads = host.chance.at(agent).flip(0.5);
    const own = heads ? memory.first : memory.second;
    const other = heads ? memory.second : memory.first;
    const at = rowOf(memory, agent, state) + action;
    let follows = 0;
    if (!done) {
      const row = rowOf(memory, agent, next);
      follows = discountFor(situation, agent, values.gamma) * other[row + firstBest(own, row, memory.actions)];
    }
    own[at] += stepAt(memory, values, at, agent) * (reward + follows - own[at]);
    memory.q[at] = (own[at] + other[at]) / 2;
    return own[at];
  },
  policy: tabular.policy,
  values: tabular.values,
  forget(memory, { values }, agent) {
    if (memory.common) return;
    const width = memory.states * memory.actions;
    for (const table of [memory.q, memory.first, memory.second])
      table.fill(values.firstValue, agent * width, (agent + 1) * width);
  },
  inspect: tabular.inspect,
});
