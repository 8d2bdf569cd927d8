import { hasAgent } from '../replicas/bits.ts';

/**
 * The thresholds on which Ben-Or's safety rests (Another advantage of free choice, PODC 1983: protocol A for crashes, B for traitors),
 * each by itself, so that a replaced one shows what it is good for.
 */
export interface Rules {
  /** Messages to wait for in each step: n - t. */
  enough(n: number, t: number): number;
  /** Equal reports that let an agent propose: more than n/2 (A), more than (n + t)/2 (B). */
  toPropose(n: number, t: number, byzantine: boolean): number;
  /** Equal proposals that an agent adopts: 1 (A), t + 1 (B). */
  toAdopt(t: number, byzantine: boolean): number;
  /** Equal proposals that decide: t + 1 (A), more than (n + t)/2 (B). */
  toDecide(n: number, t: number, byzantine: boolean): number;
  /** Each agent's message counts once in a step. */
  counts(heard: Uint32Array, from: number): boolean;
}

export const rules: Rules = {
  enough: (n, t) => n - t,
  toPropose: (n, t, byzantine) => Math.floor((byzantine ? n + t : n) / 2) + 1,
  toAdopt: (t, byzantine) => (byzantine ? t + 1 : 1),
  toDecide: (n, t, byzantine) => (byzantine ? Math.floor((n + t) / 2) + 1 : t + 1),
  counts: (heard, from) => !hasAgent(heard, from),
};

/** The most faulty agents that are borne: fewer than n/2 (A), fewer than n/5 (B). */
export const mostBorne = (n: number, byzantine: boolean): number =>
  Math.max(0, byzantine ? Math.floor((n - 1) / 5) : Math.floor((n - 1) / 2));
