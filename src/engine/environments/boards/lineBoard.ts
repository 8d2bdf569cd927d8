import type { LineBoard } from '../../kernel/board.ts';

const POINTS = 101;
const CURVES_AT_MOST = 30;

/** Parabolas a(x − b)²/2 over the stretch between the start and the farthest target, and where their mean is least, Σab/Σa. */
export function parabolas(
  curvatures: readonly number[],
  targets: readonly number[],
  start: number,
  n: number,
): LineBoard {
  const a = (agent: number): number => curvatures[agent % curvatures.length];
  const b = (agent: number): number => targets[agent % targets.length];
  let low = start;
  let high = start;
  let weighted = 0;
  let weights = 0;
  for (let agent = 0; agent < n; agent++) {
    low = Math.min(low, b(agent));
    high = Math.max(high, b(agent));
    weighted += a(agent) * b(agent);
    weights += a(agent);
  }
  const edge = Math.max(1, 0.1 * (high - low));
  const extent: [number, number] = [low - edge, high + edge];
  const at = (point: number): number => extent[0] + (point / (POINTS - 1)) * (extent[1] - extent[0]);
  const loss = (agent: number, x: number): number => (a(agent) * (x - b(agent)) * (x - b(agent))) / 2;
  const owners = Array.from({ length: Math.min(n, CURVES_AT_MOST) }, (_, i) => i);
  const mean = new Float64Array(POINTS);
  for (let agent = 0; agent < n; agent++)
    for (let point = 0; point < POINTS; point++) mean[point] += loss(agent, at(point)) / n;
  return {
    kind: 'line',
    extent,
    curves: owners.map((agent) =>
      Float64Array.from({ length: POINTS }, (_, point) => loss(agent, at(point))),
    ),
    owners,
    mean,
    optimum: weights > 0 ? weighted / weights : start,
    models: new Float64Array(0),
  };
}
