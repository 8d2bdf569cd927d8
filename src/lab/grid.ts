import type { Value } from '../engine/catalog/params.ts';
import type { Pool } from './pool.ts';
import { runSweep, type Sweep, type SweepPoint, withValue } from './sweep.ts';

/** Two parameters over several values each. */
export interface Grid extends Sweep {
  /** The second parameter, e.g. "agents". */
  against: string;
  againstValues: readonly Value[];
}

export interface GridColumn {
  value: Value;
  points: SweepPoint[];
}

/** Runs a sweep at each value of the second parameter, on the same seeds. */
export async function runGrid(grid: Grid, pool: Pool): Promise<GridColumn[]> {
  const columns: GridColumn[] = [];
  for (const value of grid.againstValues)
    columns.push({ value, points: await runSweep({ ...grid, scenario: withValue(grid.scenario, grid.against, value) }, pool) });
  return columns;
}

/** Mean of a metric over the runs of a cell, and half the width of its 95 % interval. Throws for a metric that the runs do not have. */
export function cellOf({ runs }: SweepPoint, metric: string): { mean: number; half: number } {
  const found = runs.map(({ metrics }) => metrics[metric]);
  if (found.some((one) => one === undefined))
    throw new RangeError(`metric: ${metric}; expected one of ${Object.keys(runs[0].metrics).join(', ')}`);
  const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
  const squares = found.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return { mean, half: found.length > 1 ? 1.96 * Math.sqrt(squares / (found.length - 1) / found.length) : 0 };
}
