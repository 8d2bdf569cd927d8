import type { Layout } from './layout.ts';

/** Agents on a circle in the order of their numbers, the first at the top. */
export const ring: Layout = {
  id: 'ring',
  label: 'Ring',
  summary: 'Agents on a circle in the order of their numbers: long links cross the middle.',
  place({ n }) {
    const positions = new Float32Array(2 * n);
    for (let i = 0; i < n; i++) {
      const angle = (i / n - 0.25) * 2 * Math.PI;
      positions[2 * i] = Math.cos(angle);
      positions[2 * i + 1] = Math.sin(angle);
    }
    return positions;
  },
};
