import type { Host } from '../../kernel/host.ts';
import { ignorance, type Knowledge } from '../knowledge.ts';

/** Contents that an item may be claimed to have: what its origin gave, or what a liar made of it. */
export const VERSIONS = ['A', 'B'] as const;

/** Reliable broadcast, instance by instance: an instance is an item, `at` = agent × capacity + slot. */
export interface State {
  delivered: Knowledge;
  /** Version echoed, declared ready, delivered at `at`: 0 none, 1 + version. */
  echoed: Uint8Array;
  readied: Uint8Array;
  decided: Uint8Array;
  /** Echoes and readies that counted, by 2 × at + version. */
  echoes: Int32Array;
  readies: Int32Array;
  /** Who has been heard already, by slot: bit `from` of row `to`; only the first word of each sender counts. */
  echoHeard: (Int32Array | null)[];
  readyHeard: (Int32Array | null)[];
  /** What the first honest agent delivered for a slot: 0 none, 1 + version. */
  agreed: Uint8Array;
}

export function freshState(host: Host): State {
  const { capacity } = host.items;
  const instances = host.n * capacity;
  return {
    delivered: ignorance(host),
    echoed: new Uint8Array(instances),
    readied: new Uint8Array(instances),
    decided: new Uint8Array(instances),
    echoes: new Int32Array(2 * instances),
    readies: new Int32Array(2 * instances),
    echoHeard: new Array(capacity).fill(null),
    readyHeard: new Array(capacity).fill(null),
    agreed: new Uint8Array(capacity),
  };
}

/** Liars that n agents bear: the largest f with n ≥ 3f + 1. */
export const faultsBorne = (n: number): number => Math.floor((n - 1) / 3);

/** Words needed at each step (Bracha 1987, figure 1): echoes to be ready, readies to join in, readies to deliver. */
export function quorums(n: number): { echo: number; join: number; deliver: number } {
  const f = faultsBorne(n);
  return { echo: Math.floor((n + f) / 2) + 1, join: f + 1, deliver: 2 * f + 1 };
}

/** Notes that `to` has heard `from`; false if it had before. */
export function hearOnce(
  rows: (Int32Array | null)[],
  slot: number,
  n: number,
  to: number,
  from: number,
): boolean {
  const words = (n + 31) >> 5;
  let heard = rows[slot];
  if (heard === null) {
    heard = new Int32Array(n * words);
    rows[slot] = heard;
  }
  const at = to * words + (from >> 5);
  const bit = 1 << (from & 31);
  if ((heard[at] & bit) !== 0) return false;
  heard[at] |= bit;
  return true;
}

/** Clears the instances of one slot, or of one agent. */
export function clear(state: State, host: Host, slots: readonly number[], agents: readonly number[]): void {
  const { capacity } = host.items;
  for (const agent of agents)
    for (const slot of slots) {
      const at = agent * capacity + slot;
      state.echoed[at] = state.readied[at] = state.decided[at] = 0;
      state.echoes.fill(0, 2 * at, 2 * at + 2);
      state.readies.fill(0, 2 * at, 2 * at + 2);
    }
}
