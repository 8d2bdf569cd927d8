import type { Shape } from './shape.ts';

/** A share of steps that need nothing and a chain of the rest, brought together by a last step: the dial between two worlds. */
export const mixed: Shape = ({ steps, parallelShare }) => {
  if (steps === 1) return [[]];
  const apart = Math.round(parallelShare * (steps - 1));
  const needs: number[][] = [];
  for (let i = 0; i < apart; i++) needs.push([]);
  for (let i = apart; i < steps - 1; i++) needs.push(i === apart ? [] : [i - 1]);
  const last = Array.from({ length: apart }, (_, i) => i);
  if (apart < steps - 1) last.push(steps - 2);
  needs.push(last);
  return needs;
};
