import type { Host } from '../../kernel/host.ts';
import { log } from '../../kernel/mathematics.ts';
import type { Traits } from '../../populations/traits.ts';
import { timeShare } from './care.ts';

/** A step given to a member, whose outcome is learned from when the answer has been scored. */
export interface Trial {
  step: number;
  agent: number;
  kind: number;
  /** 0 careful, 1 quick. */
  method: number;
}

/** What a team has seen of who can do what: one arm of a bandit a member and method, one bandit a kind of skill. */
export interface Experience {
  /** Outcomes seen and sum of their rewards, ((kind × 2) + method) × n + agent. */
  tries: Float64Array;
  gains: Float64Array;
  /** Outcomes seen of each kind. */
  total: Float64Array;
  /** Means over about the last RECENT steps: given to one of the most able, skill given away, done quickly. */
  given: number;
  best: number;
  lost: number;
  quick: number;
}

/** Steps over which the measures of a learning curve forget. */
const RECENT = 200;
export const METHODS = 2;

export const noExperience = ({ n, traits }: Host): Experience => ({
  tries: new Float64Array(traits.skills * METHODS * n),
  gains: new Float64Array(traits.skills * METHODS * n),
  total: new Float64Array(traits.skills),
  given: 0,
  best: 0,
  lost: 0,
  quick: 0,
});

const armOf = (n: number, kind: number, method: number, agent: number): number =>
  (kind * METHODS + method) * n + agent;

/** The kind by which work is told apart: what the population does not tell apart counts as its last kind. */
export const knownKind = ({ skills }: Traits, kind: number): number => Math.min(kind, skills - 1);

/** How an arm is chosen: the upper confidence bound UCB1 (Auer, Cesa-Bianchi & Fischer 2002) or a draw of belief (Thompson 1933). */
export type Learner = 'ucb1' | 'thompson';

/** An arm's claim to be tried next; rewards lie between 0 and 1. */
export function claim(
  seen: Experience,
  host: Host,
  learner: Learner,
  kind: number,
  method: number,
  agent: number,
): number {
  const arm = armOf(host.n, kind, method, agent);
  const tries = seen.tries[arm];
  const gain = seen.gains[arm];
  if (learner === 'thompson') return host.dice.beta(1 + gain, 1 + tries - gain);
  if (tries === 0) return Infinity;
  return gain / tries + Math.sqrt((2 * log(seen.total[kind])) / tries);
}

/** The method with the better claim for an agent and kind of skill. */
export function methodFor(
  seen: Experience,
  host: Host,
  learner: Learner,
  kind: number,
  agent: number,
): number {
  return claim(seen, host, learner, kind, 1, agent) > claim(seen, host, learner, kind, 0, agent) ? 1 : 0;
}

/** The agent (by index) and method of the best claim; the first of equals. */
export function bestClaim(
  seen: Experience,
  host: Host,
  learner: Learner,
  kind: number,
  agents: readonly number[],
  methods: readonly number[],
): { index: number; method: number } {
  let best = { index: 0, method: methods[0] };
  let most = -Infinity;
  agents.forEach((agent, index) => {
    for (const method of methods) {
      const own = claim(seen, host, learner, kind, method, agent);
      if (own > most) {
        most = own;
        best = { index, method };
      }
    }
  });
  return best;
}

/** Learns from an outcome. A success is worth 1 less what its time costs, where `haste` is the worth of a careful turn's time. */
export function learn(
  seen: Experience,
  n: number,
  { kind, method, agent }: Trial,
  success: boolean,
  care: number,
  haste: number,
): void {
  const arm = armOf(n, kind, method, agent);
  seen.tries[arm] += 1;
  seen.total[kind] += 1;
  seen.gains[arm] += success ? 1 - haste * timeShare(care) : 0;
}

/** Counts a step given, for the learning curve: whether to one of the most able, and how much more able those are. */
export function countGiven(seen: Experience, best: boolean, skillLost: number, quick: boolean): void {
  seen.given += 1;
  const rate = 1 / Math.min(seen.given, RECENT);
  seen.best += rate * ((best ? 1 : 0) - seen.best);
  seen.lost += rate * (skillLost - seen.lost);
  seen.quick += rate * ((quick ? 1 : 0) - seen.quick);
}
