import type { Shape } from './shape.ts';

/** Each step needs the one before. */
export const chain: Shape = ({ steps }) => Array.from({ length: steps }, (_, i) => (i === 0 ? [] : [i - 1]));
