import type { MetricInfo } from '../../engine/kernel/frame.ts';
import type { Rows } from './paint.ts';
import type { Samples } from './picture.ts';

/** What stands on the x axis of curves: simulated time, rounds, or a metric that only grows. */
export type Axis =
  | { kind: 'time' }
  | { kind: 'rounds'; seconds: number }
  | { kind: 'metric'; id: string; label: string };

/** Metrics that count what has been spent, by their ids. */
const spent: readonly string[] = ['bytes', 'sent', 'episodes', 'tokens', 'turns'];

/** What curves may be drawn against in a world. */
export function axesFor(
  metrics: readonly MetricInfo[],
  roundSeconds: number,
): { id: string; label: string; axis: Axis }[] {
  const found: { id: string; label: string; axis: Axis }[] = [
    { id: 'time', label: 'time', axis: { kind: 'time' } },
  ];
  if (roundSeconds > 0)
    found.push({ id: 'steps', label: 'steps', axis: { kind: 'rounds', seconds: roundSeconds } });
  for (const { id, label } of metrics)
    if (spent.includes(id))
      found.push({
        id: `metric ${id}`,
        label: label.toLowerCase(),
        axis: { kind: 'metric', id, label: label.toLowerCase() },
      });
  return found;
}

/** The samples' column of x values; null where these samples do not have it. */
function columnOf(samples: Samples, axis: Axis): ArrayLike<number> | null {
  if (axis.kind === 'time') return samples.times;
  if (axis.kind === 'rounds')
    return samples.times.subarray(0, samples.length).map((time) => time / axis.seconds);
  const column = samples.metrics.findIndex(({ id }) => id === axis.id);
  return samples.columns[column] ?? null;
}

/** How many of the first samples of a metric say nothing yet, because what it is a mean or a share of had not come about: see MetricInfo. */
function emptyRows({ metrics, columns, length }: Samples, once: string | undefined): number {
  const counts = once === undefined ? undefined : columns[metrics.findIndex(({ id }) => id === once)];
  return counts ? lastAt(counts, length, 0) + 1 : 0;
}

/** Rows of a metric against an axis, or null if these samples do not have it; values that say nothing yet are NaN. */
export function rowsAgainst(samples: Samples | null, metric: string, axis: Axis): Rows | null {
  const column = samples?.metrics.findIndex(({ id }) => id === metric) ?? -1;
  if (!samples || column < 0 || !samples.columns[column]) return null;
  const times = columnOf(samples, axis);
  const empty = emptyRows(samples, samples.metrics[column].once);
  const whole = samples.columns[column];
  const values = empty > 0 ? whole.slice(0, samples.length).fill(Number.NaN, 0, empty) : whole;
  return times && { times, values, length: samples.length };
}

/** The last of `length` ascending numbers at or before a value, or -1. */
function lastAt(values: ArrayLike<number>, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Where a moment stands on the axis. */
export function onAxis(samples: Samples, axis: Axis, time: number): number {
  if (axis.kind === 'time') return time;
  if (axis.kind === 'rounds') return time / axis.seconds;
  const row = lastAt(samples.times, samples.length, time);
  return row < 0 ? 0 : (columnOf(samples, axis)?.[row] ?? 0);
}

/** The first moment at which the axis stood at least there. */
export function timeAt(samples: Samples, axis: Axis, x: number): number {
  if (axis.kind === 'time') return x;
  if (axis.kind === 'rounds') return x * axis.seconds;
  const column = columnOf(samples, axis);
  if (!column || samples.length === 0) return 0;
  const row = Math.min(samples.length - 1, lastAt(column, samples.length, x) + 1);
  return samples.times[Math.max(0, row)];
}

/** A theory's points on the axis; null where time does not tell. */
export function theoryAgainst(theory: Rows | null, axis: Axis): Rows | null {
  if (!theory || axis.kind === 'time') return theory;
  if (axis.kind === 'metric') return null;
  return {
    ...theory,
    times: Array.from({ length: theory.length }, (_, i) => theory.times[i] / axis.seconds),
  };
}
