import type { Theory } from '../../kernel/frame.ts';
import { cascadeChances } from './cascade.ts';
import type { Values } from './params.ts';
import { noiseOf } from './state.ts';

const END_SECONDS = 1e7;
const flat = (label: string, value: number): Theory => ({ label, points: [[0, value], [END_SECONDS, value]] });

/** Mean squared error of the group's estimate: 1/(1/prior² + Σ1/noise²) by precision; Σnoise²/n² by the mean, for independent noise. */
export function expectedSquare(values: Values, n: number): number | null {
  const { order, combine, prior, shared } = values;
  const noises = Array.from({ length: n }, (_, agent) => noiseOf(values, agent, n));
  if (shared > 0) return null;
  if (order === 'sequence' || combine === 'precision')
    return 1 / noises.reduce((sum, noise) => sum + 1 / (noise * noise), 1 / (prior * prior));
  if (combine === 'equal') return noises.reduce((sum, noise) => sum + noise * noise, 0) / (n * n);
  return combine === 'best' ? noises[0] * noises[0] : null;
}

/** Chance that a majority of independent voices is right, a tie being tossed for (Condorcet 1785), as a sum of binomials built up a voice at a time. */
export function juryChance(n: number, p: number): number {
  let chances = [1];
  for (let voice = 0; voice < n; voice++) {
    const next = new Array<number>(voice + 2).fill(0);
    chances.forEach((chance, right) => {
      next[right] += chance * (1 - p);
      next[right + 1] += chance * p;
    });
    chances = next;
  }
  return chances.reduce((sum, chance, right) => sum + (2 * right > n ? chance : 2 * right === n ? chance / 2 : 0), 0);
}

/** What closed forms say of the present settings. */
export function expectations(n: number, values: Values): Record<string, Theory> {
  if (values.shared > 0) return {};
  if (values.evidence === 'normal') {
    const square = expectedSquare(values, n);
    return square === null ? {} : { error: flat('Independent noise', square) };
  }
  if (values.order === 'sequence') {
    if (values.tie !== 'coin' || n % 2 === 1) return {};
    const { right, wrong, none } = cascadeChances(values.precision, n);
    const words = 'Bikhchandani, Hirshleifer & Welch 1992';
    return { right: flat(words, 100 * (right + none / 2)), 'wrong-cascades': flat(words, 100 * wrong) };
  }
  if (n > 2000 || values.combine === 'best' || values.combine === 'median') return {};
  return { right: flat('Condorcet 1785', 100 * juryChance(n, values.precision)) };
}
