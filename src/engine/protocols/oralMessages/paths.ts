/**
 * Paths of oral messages: "v told j that i told k that …" as a number in base n, the commander first and left out. The message of
 * length 1 is the commander's own, path 0.
 */
export interface Path {
  readonly code: number;
  /** Lieutenants that have relayed it, in order. */
  readonly relays: readonly number[];
}

export const ORDER: Path = Object.freeze({ code: 0, relays: Object.freeze([]) });

/** The path one relay longer; no lieutenant has the number 0. */
export const relayedBy = (n: number, { code, relays }: Path, lieutenant: number): Path =>
  Object.freeze({ code: code * n + lieutenant, relays: Object.freeze([...relays, lieutenant]) });

/** The path behind a number. */
export function pathOf(n: number, code: number): Path {
  const relays: number[] = [];
  for (let rest = code; rest > 0; rest = Math.floor(rest / n)) relays.push(rest % n);
  return Object.freeze({ code, relays: Object.freeze(relays.reverse()) });
}

/** Messages of OM(m) among n: (n-1) + (n-1)(n-2) + … (Lamport, Shostak & Pease 1982, section 3). */
export function messagesOf(n: number, m: number): number {
  let product = 1;
  let sum = 0;
  for (let round = 1; round <= m + 1; round++) {
    product *= Math.max(0, n - round);
    sum += product;
  }
  return sum;
}
