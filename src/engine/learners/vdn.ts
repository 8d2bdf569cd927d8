import { discountFor } from './playing/own.ts';
import { learner } from './playing/learner.ts';
import { playingParams, shareEvery, shares } from './playing/params.ts';
import { largest } from './playing/pick.ts';
import { rowOf, stepAt, type Table, tableOf, tableParams, tables, tabular } from './tabular/table.ts';
import { eachTeam, teamReward } from './team/teams.ts';

const params = { ...tableParams, tables, ...playingParams, shares: shares('policy'), shareEvery };

/** Value decomposition: the sum of everyone's own values is fitted to what the team earns; each then acts by its own part. */
export const vdn = learner<typeof params, Table>({
  ...tabular,
  id: 'vdn',
  label: 'Value decomposition (VDN)',
  summary:
    'The values of all agents’ own actions are fitted so that their sum foretells what the team earns together; each acts by its own part.',
  source:
    'Sunehag et al., AAMAS 2018, equation 2, with tables; the team’s reward is the mean of its members’, and a correction is split evenly among them.',
  params,
  memory: tableOf,
  together(table, situation, { state, action, reward, next, done }, write) {
    const { play, values, frozen } = situation;
    eachTeam(play, { action }, frozen, (members) => {
      let sum = 0;
      let target = teamReward(members, reward);
      for (const agent of members) {
        sum += table.q[rowOf(table, agent, state[agent]) + action[agent]];
        if (done[agent] || next[agent] < 0) continue;
        const follows = largest(table.q, rowOf(table, agent, next[agent]), table.actions);
        target += discountFor(situation, agent, values.gamma) * follows;
      }
      const error = (target - sum) / members.length;
      for (const agent of members) {
        if (frozen[agent]) continue;
        const at = rowOf(table, agent, state[agent]) + action[agent];
        table.q[at] += stepAt(table, values, at, agent) * error;
        write(agent, table.q[at]);
      }
    });
  },
  table: ({ q }) => q,
});
