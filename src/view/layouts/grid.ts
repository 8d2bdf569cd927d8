import { type Layout, normalised } from './layout.ts';

/** Agents in rows by number, as square a grid as the place allows. */
export const grid: Layout = {
  id: 'grid',
  label: 'Grid',
  summary: 'Agents in rows by number: easy to find one, and waves of change show as patterns.',
  place({ n, aspect }) {
    const columns = Math.max(1, Math.min(n, Math.round(Math.sqrt(n * Math.max(aspect, 0.1)))));
    const positions = new Float32Array(2 * n);
    for (let i = 0; i < n; i++) {
      positions[2 * i] = i % columns;
      positions[2 * i + 1] = Math.floor(i / columns);
    }
    return normalised(positions);
  },
};
