import { type Layout, normalised, spiral } from './layout.ts';

/** The picture that the topology itself gives: a torus's grid, a geometric graph's plane. */
export const natural: Layout = {
  id: 'natural',
  label: 'Own picture',
  summary:
    'Where the topology itself puts its agents: a lattice as a lattice, a geometric graph on its plane.',
  fits: ({ natural, n }) => natural !== undefined && natural.length >= 2 * n && n > 0,
  place({ n, natural }) {
    if (natural === undefined || natural.length < 2 * n) return spiral(n);
    return normalised(natural.slice(0, 2 * n));
  },
};
