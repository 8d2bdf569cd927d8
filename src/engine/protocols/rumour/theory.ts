import type { Theory } from '../../kernel/frame.ts';
import { exp } from '../../kernel/mathematics.ts';
import type { Values } from './parameters.ts';

/** Rounds over which an expected residue is drawn. */
const ROUNDS_SHOWN = 60;

/**
 * Share s that never hears a rumour pushed with feedback by a coin of chance 1/k: the root below 1 of s = e^(-(k+1)(1-s)), found by
 * iteration from below, where the map rises towards it (Demers et al. 1987, section 1.4).
 */
export function residue(k: number): number {
  let share = 0;
  for (let i = 0; i < 200; i++) share = exp(-(k + 1) * (1 - share));
  return share;
}

/** The expected residue where a closed form has it: push by coin, and the same for the feedback counter without reset. */
export function residueTheory(_n: number, values: Values): Record<string, Theory> {
  const live = values.judged === 'live' || values.timing !== 'rounds';
  const coin = values.tiring === 'coin' || !values.reset;
  if (values.mode !== 'push' || !live || !coin || values.connectionLimit > 0 || values.contactLoss > 0)
    return {};
  // Blind with patience k loses what feedback loses with k - 1: one contact of each agent has been useful.
  const k = values.response === 'feedback' ? values.k : values.k - 1;
  if (k < 1) return {};
  const percent = 100 * residue(k);
  return {
    residue: {
      label: 's = e^(−(k+1)(1−s))',
      points: [
        [0, percent],
        [ROUNDS_SHOWN * values.periodSeconds, percent],
      ],
    },
  };
}
