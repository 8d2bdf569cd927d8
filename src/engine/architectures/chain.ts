import { goOnAlone } from './team/alone.ts';
import type { Work } from './team/board.ts';
import { heldSteps, readySteps, usedBy } from './team/desk.ts';
import { living } from './team/merge.ts';
import { teamOf } from './team/module.ts';
import { teamParams } from './team/params.ts';
import { RESULT, type Team } from './team/roles.ts';
import { assign, tell } from './team/work.ts';

/** Times that results are sent again to a next member who does not hear. */
const SENDINGS_AT_MOST = 5;

/** Each agent does a stretch of the steps and hands everything on to the next. */
export const chain = teamOf(
  {
    id: 'chain',
    label: 'Chain',
    summary: 'Each agent does its stretch of the steps and hands everything on to the next, as on an assembly line.',
    source: 'Sequential pipelines of agents; Qian et al., ChatDev, 2023; chain topology in MacNet, Qian et al. 2024.',
    params: teamParams,
  },
  {
    leaderless: true,
    begin: () => undefined,
    finished: () => undefined,
    heard(_team, work, to) {
      work.round = to;
      work.phase = 0;
    },
    /** Nothing is under way: the member that has the work goes on, hands on, or hands in. */
    quiet(team, work) {
      const agent = holder(team, work);
      if (goOn(team, work, agent)) return;
      const next = living(team.host).find((other) => other > agent && stretch(work, team.host.n, other).length > 0);
      if (next === undefined || work.phase >= SENDINGS_AT_MOST) {
        goOnAlone(team, work, agent, false);
        return;
      }
      if (work.phase === 0) work.exchanges += 1;
      work.phase += 1;
      tell(team, work, agent, next, RESULT, { steps: heldSteps(work, agent) });
    },
  },
  () => 0,
  ['link'],
);

/** Who has the work: the last that it reached, or the nearest before it that lives. */
function holder({ host }: Team, work: Work): number {
  const alive = living(host);
  for (let i = alive.length - 1; i >= 0; i--) if (alive[i] <= work.round) return alive[i];
  return alive[0];
}

/** The steps that an agent is to do: equal stretches in the order of the task, one step at least for as many agents as there are steps. */
function stretch({ task }: Work, n: number, agent: number): number[] {
  const parts = Math.min(n, task.steps.length);
  if (agent >= parts) return [];
  const from = Math.floor((agent * task.steps.length) / parts);
  const to = Math.floor(((agent + 1) * task.steps.length) / parts);
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Next turn of the agent's own stretch, or of what those before it have left undone. */
function goOn(team: Team, work: Work, agent: number): boolean {
  if (usedBy(work, agent) >= team.values.iterations) return false;
  const own = stretch(work, team.host.n, agent);
  const last = own.length > 0 ? own[own.length - 1] : -1;
  const next = readySteps(work, agent).find((step) => step <= last);
  return next !== undefined && assign(team, work, agent, 'work', next);
}
