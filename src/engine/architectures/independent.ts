import { choice } from '../catalog/params.ts';
import { goOnAlone } from './team/alone.ts';
import type { Work } from './team/board.ts';
import { close } from './team/close.ts';
import { heldSteps, readySteps, usedBy } from './team/desk.ts';
import { concatenate, firstLiving, living, vote } from './team/merge.ts';
import { teamOf } from './team/module.ts';
import { teamParams } from './team/params.ts';
import { RESULT, type Team } from './team/roles.ts';
import { assign, canAfford, tell } from './team/work.ts';
import { type VotingValues, votingAlone } from './trust/params.ts';
import { voteRules } from './trust/rules.ts';

const params = {
  ...teamParams,
  merging: choice({
    label: 'Aggregator',
    help: 'How the results are brought together.',
    default: 'concatenate',
    options: [
      { value: 'concatenate', label: 'Takes the first result of each step' },
      { value: 'vote', label: 'Takes what most agents say' },
      { value: 'first', label: 'Takes the first whole answer, and all stop' },
    ],
    live: true,
  }),
  ...votingAlone(),
};

type Values = Team['values'] & VotingValues & { merging: 'concatenate' | 'vote' | 'first' };

const WORKING = 0;
const MERGED = 1;

/** Everyone works on the whole task alone; the first agent brings the results together. */
export const independent = teamOf<typeof params>(
  {
    id: 'independent',
    label: 'Independent agents',
    summary: 'Everyone works on the whole task alone with an equal share of the budget; one brings the results together.',
    source: 'Independent multi-agent system; arXiv:2512.08296, table 1: nk + 1 model calls, depth k, no consensus.',
    params,
  },
  {
    gathers: true,
    leaderless: true,
    begin(team, work) {
      for (const agent of living(team.host)) goOn(team, work, agent);
    },
    finished(team, work, agent, job) {
      if (job.deed === 'merge' || work.phase === MERGED) return;
      if (team.values.merging === 'first' && readySteps(work, agent).length === 0) {
        close(team, work, agent);
        return;
      }
      const chief = firstLiving(team.host);
      if (!goOn(team, work, agent) && agent !== chief) tell(team, work, agent, chief, RESULT, { steps: heldSteps(work, agent) });
    },
    quiet(team, work) {
      const chief = firstLiving(team.host);
      if (work.phase === WORKING) {
        work.phase = MERGED;
        work.exchanges += team.host.n > 1 ? 1 : 0;
        if (team.host.n > 1 && assign(team, work, chief, 'merge')) return;
      }
      const own = work.reports.filter(({ to }) => to === chief);
      work.reports = [];
      if (team.values.merging === 'vote') vote(work, chief, own, voteRules(team, work, chief));
      else concatenate(work, own);
      goOnAlone(team, work, chief, team.host.n === 1);
    },
  },
  (_host, agent) => (agent === 0 ? 0 : 1),
  ['aggregator', 'worker'],
);

/** Takes a random step that is ready, for nobody knows what the others do. False if the share of the budget or the steps have run out. */
function goOn(team: Team<Values>, work: Work, agent: number): boolean {
  const { values, host } = team;
  // The aggregator's turn is kept back.
  const reserve = host.n > 1 ? 1 : 0;
  const share = values.budgetIn === 'turns' ? Math.max(1, Math.floor((values.budget - reserve) / host.n)) : Infinity;
  if (usedBy(work, agent) >= Math.min(share, values.iterations) || !canAfford(team, work, reserve)) return false;
  const ready = readySteps(work, agent);
  if (ready.length === 0) return false;
  return assign(team, work, agent, 'work', ready[host.chance.at(agent).below(ready.length)]);
}
