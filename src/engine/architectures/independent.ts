import { choice } from '../catalog/params.ts';
import { NOTHING, readySteps, RIGHT, type Work, WRONG } from './team/board.ts';
import { teamOf } from './team/module.ts';
import { teamParams } from './team/params.ts';
import { RESULT, type Team } from './team/roles.ts';
import { assign, close, tell } from './team/work.ts';

const params = {
  ...teamParams,
  merging: choice({
    label: 'Aggregator',
    help: 'How the results are brought together.',
    default: 'concatenate',
    options: [
      { value: 'concatenate', label: 'Takes the first result of each step' },
      { value: 'vote', label: 'Takes what most agents say' },
    ],
    live: true,
  }),
};

type Values = Team['values'] & { merging: 'concatenate' | 'vote' };

/** Everyone works on the whole task alone; the first agent brings the results together. */
export const independent = teamOf<typeof params>(
  {
    id: 'independent',
    label: 'Independent agents',
    summary: 'Everyone works on the whole task alone with an equal share of the budget; one brings the results together.',
    source: 'Independent multi-agent system; arXiv:2512.08296, section 3.1: nk + 1 model calls, depth k, no consensus.',
    params,
  },
  {
    begin(team, work) {
      for (let agent = 0; agent < team.host.n; agent++) goOn(team, work, agent);
    },
    finished(team, work, agent, job) {
      if (job.deed === 'merge') return;
      if (!goOn(team, work, agent) && agent !== 0) tell(team, work, agent, 0, RESULT, heldBy(work, agent));
    },
    heard(_team, work, _to, _kind, report) {
      work.reports.push(report);
    },
    quiet(team, work) {
      if (work.round === 0 && team.host.n > 1 && assign(team, work, 0, 'merge')) {
        work.round = 1;
        return;
      }
      if (team.values.merging === 'vote') vote(work);
      close(team, work, 0);
    },
  },
  (_host, agent) => (agent === 0 ? 0 : 1),
  ['aggregator', 'worker'],
);

/** Takes a random step that is ready, for nobody knows what the others do. False if the share of the budget or the steps have run out. */
function goOn(team: Team<Values>, work: Work, agent: number): boolean {
  const { values, host } = team;
  // The aggregator's turn is kept back.
  const share = values.budgetIn === 'turns' ? Math.max(1, Math.floor((values.budget - (host.n > 1 ? 1 : 0)) / host.n)) : Infinity;
  if (work.used[agent] >= share) return false;
  const ready = readySteps(work, agent);
  if (ready.length === 0) return false;
  return assign(team, work, agent, 'work', ready[host.chance.at(agent).below(ready.length)]);
}

function heldBy({ task, held }: Work, agent: number): number[] {
  const first = agent * task.steps.length;
  return task.steps.map((_, step) => step).filter((step) => held[first + step] !== NOTHING);
}

/** Right results agree with each other; wrong ones agree only if they come from the same error. */
function vote(work: Work): void {
  const steps = work.task.steps.length;
  for (let step = 0; step < steps; step++) {
    const votes = new Map<number, number>();
    const cast = (held: number, flaw: number) => {
      if (held !== NOTHING) votes.set(held === RIGHT ? -1 : flaw, (votes.get(held === RIGHT ? -1 : flaw) ?? 0) + 1);
    };
    for (const report of work.reports) {
      const at = report.steps.indexOf(step);
      if (at >= 0) cast(report.held[at], report.flaw[at]);
    }
    let best = -2;
    let most = 0;
    for (const [flaw, count] of votes) if (count > most) [best, most] = [flaw, count];
    if (best === -2) continue;
    work.held[step] = best === -1 ? RIGHT : WRONG;
    work.flaw[step] = best;
  }
}
