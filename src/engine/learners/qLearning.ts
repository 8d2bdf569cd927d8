import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams, shareEvery, shares } from './playing/params.ts';
import { largest } from './playing/pick.ts';
import { correct, rowOf, type Table, tableOf, tableParams, tables, tabular } from './tabular/table.ts';

const params = {
  ...tableParams,
  tables,
  ...playingParams,
  shares: shares('experience', 'episode', 'policy'),
  shareEvery,
};

/** One-step Q-learning; where every play stands alone it is the stateless learner of matrix games. */
export const qLearning = learner<typeof params, Table>({
  ...tabular,
  id: 'q-learning',
  label: 'Q-learning',
  summary:
    'Learns what each action is worth in each state if the best is done thereafter; each agent for itself.',
  source: 'Watkins 1989; Sutton & Barto 2018, section 6.5; Tan, ICML 1993 (independent and sharing agents).',
  params,
  memory: tableOf,
  improve(table, situation, agent, { state, action, reward, next, done }) {
    const { values } = situation;
    const follows = done ? 0 : discountFor(situation, agent, values.gamma) * largest(table.q, rowOf(table, agent, next), table.actions);
    return correct(table, values, rowOf(table, agent, state) + action, reward + follows, agent);
  },
  table: ({ q }) => q,
});
