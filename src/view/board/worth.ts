import type { PolicyView } from '../../engine/kernel/board.ts';

/** What each cell is thought to be worth, from 0 (least) to 1 (most); NaN where nothing is known. */
export interface Worth {
  share: Float32Array;
  low: number;
  high: number;
}

/** Worth of a row of action values: the largest; NaN where there is none, or nothing was learned yet and all are the same. */
function learned(values: Float32Array, at: number, actions: number): number {
  const most = best(values, at, actions);
  if (actions === 1) return most;
  for (let i = 0; i < actions; i++) if (values[at + i] !== most) return most;
  return Number.NaN;
}

function best(values: Float32Array, at: number, actions: number): number {
  let most = Number.NaN;
  for (let i = 0; i < actions; i++) {
    const value = values[at + i];
    if (!(value <= most) && !Number.isNaN(value)) most = value;
  }
  return most;
}

/** Shades of states by what the policy knows of them; null where it knows no values, or all the same. */
export function worthOf(policy: PolicyView, states: Int32Array): Worth | null {
  const { values, worth, actions } = policy;
  if (!values && !worth) return null;
  const share = Float32Array.from(states, (state, i) =>
    state < 0 ? Number.NaN : (worth?.[i] ?? (values ? learned(values, i * actions, actions) : Number.NaN)),
  );
  let low = Infinity;
  let high = -Infinity;
  for (const value of share) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high > low)) return null;
  for (let i = 0; i < share.length; i++) share[i] = (share[i] - low) / (high - low);
  return { share, low, high };
}

/** Values closer than this count as equal, measured by the largest of them. */
const EQUAL = 1e-6;

/**
 * How long the arrow of each action is, 0 to 1: the best ones 1 where values are known, else by chance where it is above an even one. All
 * zero where nothing speaks for any.
 */
export function lengths(policy: PolicyView, at: number, into: Float32Array): Float32Array {
  const { values, chances, actions } = policy;
  into.fill(0);
  const first = at * actions;
  if (values) {
    const most = best(values, first, actions);
    const reach = EQUAL * Math.max(1, Math.abs(most));
    let ties = 0;
    for (let i = 0; i < actions; i++) if (most - values[first + i] <= reach) ties += 1;
    if (ties < actions) for (let i = 0; i < actions; i++) if (most - values[first + i] <= reach) into[i] = 1;
  } else if (chances) {
    for (let i = 0; i < actions; i++) {
      const chance = chances[first + i];
      if (chance > 1 / actions + 0.02) into[i] = chance;
    }
  }
  return into;
}
