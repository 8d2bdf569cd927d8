import type { Shape } from './shape.ts';

/** One step, then `width` side by side, then one that needs them all, and again. */
export const forkJoin: Shape = ({ steps, width }) => {
  const needs: number[][] = [[]];
  while (needs.length < steps) {
    const fork = needs.length - 1;
    const branches = Math.min(width, steps - needs.length);
    for (let i = 0; i < branches; i++) needs.push([fork]);
    if (needs.length < steps) needs.push(Array.from({ length: branches }, (_, i) => fork + 1 + i));
  }
  return needs;
};
