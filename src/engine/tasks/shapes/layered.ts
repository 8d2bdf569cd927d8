import type { Shape } from './shape.ts';

/** Layers of `width` steps; each step needs one to three random steps of the layer before. */
export const layered: Shape = ({ steps, width }, chance) =>
  Array.from({ length: steps }, (_, i) => {
    const layer = Math.floor(i / width);
    if (layer === 0) return [];
    const count = Math.min(width, 1 + chance.below(3));
    return [...chance.sample(width, count)].map((k) => (layer - 1) * width + k).sort((a, b) => a - b);
  });
