import { boundsOf } from './camera.ts';

const sampled = 160;
const examinedUpTo = 20_000;

/**
 * The distance to the nearest other agent that half of the agents undercut, in the positions' units: discs of that
 * width leave most agents free. Infinity for fewer than two agents, and for so many that they are drawn as points anyway.
 */
export function spacing(positions: Float32Array): number {
  const n = positions.length >> 1;
  if (n < 2 || n > examinedUpTo) return Infinity;
  const step = Math.max(1, Math.floor(n / sampled));
  const distances: number[] = [];
  for (let i = 0; i < n; i += step) {
    let least = Infinity;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const dx = positions[2 * i] - positions[2 * j];
      const dy = positions[2 * i + 1] - positions[2 * j + 1];
      const squared = dx * dx + dy * dy;
      if (squared < least) least = squared;
    }
    distances.push(Math.sqrt(least));
  }
  distances.sort((a, b) => a - b);
  const found = distances[Math.floor(distances.length * 0.5)];
  const bounds = boundsOf(positions);
  // Agents that lie upon each other (a broken list of positions) must not make all the others vanish.
  const extent = Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top);
  return Math.max(found, extent / (4 * n));
}
