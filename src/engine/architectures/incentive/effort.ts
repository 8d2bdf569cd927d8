import type { Host } from '../../kernel/host.ts';
import type { Work } from '../team/board.ts';

/** Efforts to choose among, as shares of the full one. */
export const EFFORTS = [0.2, 0.6, 1] as const;
/** Share of tasks on which a selfish agent tries any effort (ε-greedy), and the least weight of what it just saw. */
const EXPLORING = 0.1;
const STEP_SIZE = 0.05;
/** Tasks over which the measures forget. */
const RECENT = 100;

/** What a member puts into one task. */
export interface Exertion {
  level: number;
  effort: number;
  /** Turns of work it has taken. */
  turns: number;
}

/** What selfish members have learned of what effort brings, agent × EFFORTS + level, and recent means for the measures. */
export interface Efforts {
  worth: Float64Array;
  tries: Float64Array;
  tasks: number;
  teamReward: number;
  ownReward: number;
  effort: number;
  /** Last effort of each member that has chosen one; 1 before. */
  last: Float64Array;
}

export const noEfforts = ({ n }: Host): Efforts => ({
  worth: new Float64Array(n * EFFORTS.length),
  tries: new Float64Array(n * EFFORTS.length),
  tasks: 0,
  teamReward: 0,
  ownReward: 0,
  effort: 0,
  last: new Float64Array(n).fill(1),
});

/** The member's effort on this task, chosen as it takes its first `turns`. Who weighs only the common good always makes the full effort. */
export function exert(efforts: Efforts, host: Host, work: Work, agent: number, turns: number): void {
  const known = work.exertions.get(agent);
  if (known) {
    known.turns += turns;
    return;
  }
  const level = host.traits.selfishness[agent] > 0 ? choose(efforts, host, agent) : EFFORTS.length - 1;
  work.exertions.set(agent, { level, effort: EFFORTS[level], turns });
}

function choose({ worth, tries, last }: Efforts, host: Host, agent: number): number {
  const chance = host.chance.at(agent);
  const first = agent * EFFORTS.length;
  const untried = EFFORTS.map((_, level) => level).filter((level) => tries[first + level] === 0);
  if (untried.length > 0) return untried[chance.below(untried.length)];
  if (chance.uniform() < EXPLORING) return chance.below(EFFORTS.length);
  let best = 0;
  for (let level = 1; level < EFFORTS.length; level++)
    if (worth[first + level] > worth[first + best]) best = level;
  last[agent] = EFFORTS[best];
  return best;
}

/** The member learns what its effort on a task was worth to it: a mean at first, later one that forgets. */
export function learnEffort(
  { worth, tries }: Efforts,
  host: Host,
  agent: number,
  level: number,
  utility: number,
): void {
  const at = agent * EFFORTS.length + level;
  tries[at] += 1;
  const step = Math.min(1, Math.max(1 / tries[at], STEP_SIZE * host.traits.stepSize[agent]));
  worth[at] += step * (utility - worth[at]);
}

/** Takes a task into the recent means: team's reward, mean own reward and mean effort of those who worked on it. */
export function countTask(efforts: Efforts, teamReward: number, ownReward: number, effort: number): void {
  efforts.tasks += 1;
  const rate = 1 / Math.min(efforts.tasks, RECENT);
  efforts.teamReward += rate * (teamReward - efforts.teamReward);
  efforts.ownReward += rate * (ownReward - efforts.ownReward);
  efforts.effort += rate * (effort - efforts.effort);
}

/** Members whose settled choice is less than half of the full effort. */
export function freeRiders({ last }: Efforts): number {
  let count = 0;
  for (const effort of last) if (effort < 0.5) count += 1;
  return count;
}
