import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams, shareEvery, shares } from './playing/params.ts';
import { correct, rowOf, type Table, tableOf, tableParams, tables, tabular } from './tabular/table.ts';

const params = { ...tableParams, tables, ...playingParams, shares: shares('policy'), shareEvery };

interface Memory extends Table {
  /** The action chosen already for the next step, or -1. */
  planned: Int32Array;
}

/** SARSA: values of what is really done, exploration included. */
export const sarsa = learner<typeof params, Memory>({
  id: 'sarsa',
  label: 'SARSA',
  summary:
    'Learns what actions are worth given how it really goes on, exploration included: it keeps away from cliffs.',
  source: 'Rummery & Niranjan 1994; Sutton & Barto 2018, section 6.4.',
  quantity: 'Q',
  params,
  memory: (situation) => ({ ...tableOf(situation), planned: new Int32Array(situation.host.n).fill(-1) }),
  prepare: tabular.prepare,
  choose(memory, situation, agent, state) {
    const planned = memory.planned[agent];
    memory.planned[agent] = -1;
    return planned >= 0 ? planned : tabular.choose(memory, situation, agent, state);
  },
  improve(memory, situation, agent, { state, action, reward, next, done }) {
    const { values } = situation;
    let follows = 0;
    if (!done) {
      memory.planned[agent] = tabular.choose(memory, situation, agent, next);
      follows = discountFor(situation, agent, values.gamma) * memory.q[rowOf(memory, agent, next) + memory.planned[agent]];
    }
    return correct(memory, values, rowOf(memory, agent, state) + action, reward + follows, agent);
  },
  policy: tabular.policy,
  values: tabular.values,
  forget(memory, situation, agent) {
    tabular.forget(memory, situation, agent);
    memory.planned[agent] = -1;
  },
  interrupt(memory, agent) {
    memory.planned[agent] = -1;
  },
  inspect: tabular.inspect,
  table: ({ q }) => q,
});
