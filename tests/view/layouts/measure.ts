import { hopsFrom, type Rows } from '../../../src/view/layouts/rows.ts';

/**
 * Normalised stress of positions: mean of (scale * distance - hops)^2 / hops^2 over pairs from evenly chosen agents to all,
 * at the scale that makes it least (Kamada and Kawai 1989; Gansner, Koren and North 2005).
 */
export function stressOf(rows: Rows, positions: Float32Array, sources = 60): number {
  const { n } = rows;
  const hops = new Int32Array(n);
  const queue = new Int32Array(n);
  let first = 0;
  let second = 0;
  let count = 0;
  const step = Math.max(1, Math.floor(n / sources));
  for (let i = 0; i < n; i += step) {
    hopsFrom(rows, i, hops, queue);
    for (let j = 0; j < n; j++) {
      if (j === i || hops[j] <= 0) continue;
      const ratio =
        Math.hypot(positions[2 * i] - positions[2 * j], positions[2 * i + 1] - positions[2 * j + 1]) /
        hops[j];
      first += ratio;
      second += ratio * ratio;
      count++;
    }
  }
  // The least of sum (s r - 1)^2 over s is count - first^2 / second.
  return (count - (first * first) / second) / count;
}
