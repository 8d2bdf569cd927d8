import type { Shape } from './shape.ts';

/** No step needs another. */
export const apart: Shape = ({ steps }) => Array.from({ length: steps }, () => []);
