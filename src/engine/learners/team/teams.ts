import type { Play } from '../../kernel/play.ts';
import type { JointStep } from '../playing/spec.ts';

/**
 * Members of each team of the present step that act, in the order of their numbers, with the team's own number (its first place): pairs
 * where the world has pairs, else all together. Frozen members belong to it, for what they do is part of what the team earns; it is left
 * to the visitor not to write to them. A team of whom nobody may learn is not visited.
 */
export function eachTeam(
  play: Play,
  { action }: Pick<JointStep, 'action'>,
  frozen: Uint8Array,
  visit: (members: readonly number[], team: number) => void,
): void {
  const plays = (agent: number): boolean => action[agent] >= 0;
  const learns = (agent: number): boolean => !frozen[agent];
  if (play.partner === null) {
    const all: number[] = [];
    for (let agent = 0; agent < action.length; agent++) if (plays(agent)) all.push(agent);
    if (all.some(learns)) visit(all, 0);
    return;
  }
  for (let agent = 0; agent < action.length; agent++) {
    if (!plays(agent)) continue;
    const other = play.partner(agent);
    if (other < 0 || !plays(other)) {
      if (learns(agent)) visit([agent], other < 0 ? agent : Math.min(agent, other));
    } else if (agent < other && (learns(agent) || learns(other))) visit([agent, other], agent);
  }
}

/** Most members that a team may have, and the number of teams that may be. */
export const teamSize = (play: Play, n: number): number => (play.partner === null ? n : 2);
export const teamCount = (play: Play, n: number): number => (play.partner === null ? 1 : n);

/** Place of a member in its team: the agent's own number, or which of a pair it is. */
export const placeOf = (play: Play, team: number, agent: number): number =>
  play.partner === null ? agent : agent === team ? 0 : 1;

/** The team's reward of a step: the mean of what its members earned, so that a common reward is just that. */
export function teamReward(members: readonly number[], reward: Float64Array): number {
  let sum = 0;
  for (const agent of members) sum += reward[agent];
  return sum / members.length;
}
