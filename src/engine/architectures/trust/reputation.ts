import type { Host } from '../../kernel/host.ts';
import { log } from '../../kernel/mathematics.ts';
import type { Board, Work } from '../team/board.ts';
import { eigenTrust } from './eigenTrust.ts';
import type { VotingValues } from './params.ts';

/** What members have found out about each other. */
export interface Trust {
  /** By judge: results of each subject that were found right, and from place n on those found wrong. */
  seen: Map<number, Float64Array>;
  /** What each member last told of whom it trusts; absent before it has told anything. */
  told: Map<number, readonly number[]>;
  /** What each would tell now; null where that is to be drawn up. */
  rows: Map<number, readonly number[]>;
  /** EigenTrust by what has been told; null where that is to be computed. */
  global: Float64Array | null;
}

export const noTrust = (): Trust => ({ seen: new Map(), told: new Map(), rows: new Map(), global: null });

/** Expected value of a reputation after r right and s wrong results, from a uniform prior (Jøsang & Ismail 2002). */
export const expected = (right: number, wrong: number): number => (right + 1) / (right + wrong + 2);

/** Log-odds of being right; what is certain counts as one case in a thousand to the contrary. */
export function logOdds(p: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, p));
  return log(bounded / (1 - bounded));
}

/** A judge's expectation that a subject is right. */
export function reputationOf(trust: Trust, n: number, judge: number, subject: number): number {
  const own = trust.seen.get(judge);
  return own ? expected(own[subject], own[n + subject]) : expected(0, 0);
}

/** Takes what a task's votes have shown into the judges' experience, now that the truth of it is known. */
export function verify({ trust }: Board, { n }: Host, work: Work): void {
  for (const [judge, ballots] of work.ballots) {
    const own = trust.seen.get(judge) ?? new Float64Array(2 * n);
    for (let i = 0; i < 2 * n; i++) own[i] += ballots[i];
    trust.seen.set(judge, own);
    trust.rows.delete(judge);
  }
}

/**
 * What a member tells of whom it trusts: right less wrong results, as far as that is above 0. A liar tells the contrary, and a ring vouches
 * for its own members and nobody else.
 */
export function rowOf({ trust }: Board, { n, traits }: Host, agent: number): readonly number[] {
  const known = trust.rows.get(agent);
  if (known) return known;
  const own = trust.seen.get(agent);
  const sign = traits.honesty[agent] === 0 ? -1 : 1;
  const ring = traits.collusion[agent];
  const row = Array.from({ length: n }, (_, other) => {
    if (other === agent) return 0;
    if (ring > 0) return traits.collusion[other] === ring ? 1 : 0;
    return own ? Math.max(0, sign * (own[other] - own[n + other])) : 0;
  });
  Object.freeze(row);
  trust.rows.set(agent, row);
  return row;
}

/** Hears what a member tells of whom it trusts. */
export function hearRow(trust: Trust, from: number, row: readonly number[]): void {
  if (trust.told.get(from) === row) return;
  trust.told.set(from, row);
  trust.global = null;
}

/** EigenTrust of all members by what has been told so far. */
export function globalTrust({ trust }: Board, host: Host, values: VotingValues): Float64Array {
  trust.global ??= eigenTrust(
    host.n,
    trust.told,
    preTrusted(host, values.preTrusted ?? 1),
    values.preTrustWeight ?? 0.15,
  );
  return trust.global;
}

/** The first honest members by number; the first member where none is. */
function preTrusted({ n, traits }: Host, count: number): number[] {
  const chosen: number[] = [];
  for (let agent = 0; agent < n && chosen.length < count; agent++)
    if (traits.honesty[agent] === 1) chosen.push(agent);
  return chosen.length > 0 ? chosen : [0];
}
