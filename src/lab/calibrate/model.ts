import type { Cell, TeamName } from './rates.ts';

/**
 * What a team solves, from mechanisms:
 *
 *   rate = yield(benchmark) + transfer × (skill − mean skill) − isolation × [the members do not talk]
 *
 * *yield*: what dividing this work leaves: the gain of doing parts side by side less what hand-offs between dependent steps lose.
 * *transfer*: how much of a member's skill at a single step reaches the team's result. *isolation*: what is lost where nobody sees
 * the others' work (independent agents with a concatenating aggregator).
 * One number a benchmark and two more: six for four benchmarks, where the paper's own regression has twenty coefficients.
 */
export interface Calibration {
  yields: Record<string, number>;
  transfer: number;
  isolation: number;
  meanSkill: number;
}

const talks = (team: TeamName) => team !== 'independent';

/** Least squares over the cells given. */
export function calibrate(cells: readonly Cell[]): Calibration {
  const benchmarks = [...new Set(cells.map(({ benchmark }) => benchmark))];
  const models = [...new Map(cells.map(({ model, skill }) => [model, skill]))];
  const meanSkill = models.reduce((sum, [, skill]) => sum + skill, 0) / models.length;
  const rows = cells.map(({ benchmark, team, skill }) => [
    ...benchmarks.map((name) => (name === benchmark ? 1 : 0)),
    skill - meanSkill,
    talks(team) ? 0 : -1,
  ]);
  const solution = leastSquares(rows, cells.map(({ rate }) => rate));
  return {
    yields: Object.fromEntries(benchmarks.map((name, i) => [name, solution[i]])),
    transfer: solution[benchmarks.length],
    isolation: solution[benchmarks.length + 1],
    meanSkill,
  };
}

/** What the calibration expects of a team, kept within 1 % and 99 %; NaN for a benchmark it has not seen. */
export function predict(model: Calibration, { benchmark, team, skill }: Pick<Cell, 'benchmark' | 'team' | 'skill'>): number {
  const base = model.yields[benchmark] ?? Number.NaN;
  const rate = base + model.transfer * (skill - model.meanSkill) - (talks(team) ? 0 : model.isolation);
  return Math.min(0.99, Math.max(0.01, rate));
}

/** Solves the normal equations by Gaussian elimination with pivoting. Throws if they are singular. */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): number[] {
  const k = rows[0].length;
  const a = Array.from({ length: k }, (_, i) => Array.from({ length: k + 1 }, (__, j) => rows.reduce((sum, row, r) => sum + row[i] * (j < k ? row[j] : values[r]), 0)));
  for (let column = 0; column < k; column++) {
    let pivot = column;
    for (let i = column + 1; i < k; i++) if (Math.abs(a[i][column]) > Math.abs(a[pivot][column])) pivot = i;
    if (Math.abs(a[pivot][column]) < 1e-12) throw new RangeError('leastSquares: the columns depend on each other; expected independent ones');
    [a[column], a[pivot]] = [a[pivot], a[column]];
    for (let i = 0; i < k; i++) {
      if (i === column) continue;
      const factor = a[i][column] / a[column][column];
      for (let j = column; j <= k; j++) a[i][j] -= factor * a[column][j];
    }
  }
  return a.map((row, i) => row[k] / row[i]);
}
