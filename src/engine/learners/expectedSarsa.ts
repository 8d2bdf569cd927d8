import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams, shareEvery, shares } from './playing/params.ts';
import { chancesFrom } from './tabular/exploration.ts';
import { correct, levelFor, rowOf, type Table, tableOf, tableParams, tables, tabular } from './tabular/table.ts';

const params = { ...tableParams, tables, ...playingParams, shares: shares('policy'), shareEvery };

/** Expected SARSA: the mean over what it might do next, instead of one draw of it. */
export const expectedSarsa = learner<typeof params, Table>({
  ...tabular,
  id: 'expected-sarsa',
  label: 'Expected SARSA',
  summary:
    'Like SARSA, but averages over what it might do next instead of waiting for one draw: steadier for the same experience.',
  source: 'van Seijen et al. 2009; Sutton & Barto 2018, section 6.6.',
  params,
  memory: tableOf,
  improve(table, situation, agent, { state, action, reward, next, done }) {
    const { values } = situation;
    let follows = 0;
    if (!done) {
      const row = rowOf(table, agent, next);
      chancesFrom(values, levelFor(table.level, situation, agent), table.q, row, table.actions, table.chances);
      for (let i = 0; i < table.actions; i++) follows += table.chances[i] * table.q[row + i];
    }
    return correct(table, values, rowOf(table, agent, state) + action, reward + discountFor(situation, agent, values.gamma) * follows, agent);
  },
  table: ({ q }) => q,
});
