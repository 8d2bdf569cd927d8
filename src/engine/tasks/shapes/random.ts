import type { Shape } from './shape.ts';

/** A random directed acyclic graph: each step needs each earlier one with chance `density`. */
export const random: Shape = ({ steps, density }, chance) =>
  Array.from({ length: steps }, (_, i) => Array.from({ length: i }, (__, j) => j).filter(() => chance.flip(density)));
