import type { Work } from './board.ts';
import { close } from './close.ts';
import { readySteps, usedBy } from './desk.ts';
import type { Team } from './roles.ts';
import { assign } from './work.ts';

/** Turns beyond which even an unlimited budget does not let anyone go on alone. */
const TURNS_AT_MOST = 10_000;

/**
 * The agent does the next step that it can, or hands in what it holds: what one agent does with a task, and what a team does in the
 * end with what is left. `limited`: the agent's turns count against `iterations`.
 */
export function goOnAlone(team: Team, work: Work, agent: number, limited: boolean): void {
  const [next] = readySteps(work, agent);
  const may = limited ? usedBy(work, agent) < team.values.iterations : team.values.finishing && usedBy(work, agent) < TURNS_AT_MOST;
  if (next === undefined || !may || !assign(team, work, agent, 'work', next)) close(team, work, agent);
}
