import { type Calibration, calibrate, leastSquares, predict } from './model.ts';
import { type Cell, cellsOf, type Rates, skillOf, TEAMS, type TeamName } from './rates.ts';

/** Published mean turns by architecture: of equals the cheapest is picked. */
const TURNS = { single: 7.2, independent: 11.4, decentralized: 26.1, centralized: 27.7, hybrid: 44.3 };

export interface Change {
  benchmark: string;
  team: TeamName;
  /** Change against the single agent in percent: published for nine models, observed for these, calibrated. */
  published: number;
  observed: number;
  calibrated: number;
}

export interface Report {
  model: Calibration;
  parameters: number;
  /** R² over the multi-agent cells the model was fitted to. */
  fit: number;
  /**
   * R² of leave-one-model-out predictions over the multi-agent cells: ours, a table of cell means, and that with one slope on the single
   * agent's success, fitted without the model left out, or (kinder, for it has seen it) with all.
   */
  leftOut: { ours: number; cellMeans: number; cellMeansWithSlope: number; cellMeansWithSlopeOfAll: number };
  changes: Change[];
  /** Signs that agree among published changes larger than two points. */
  signs: { agree: number; of: number };
  /** Mean absolute error of the 16 changes against those of the models given, in points. */
  error: number;
  picks: { benchmark: string; calibrated: string; observed: string }[];
  /** Largest residuals: what the mechanisms do not explain. */
  unexplained: { cell: Cell; expected: number }[];
}

/** Coefficient of determination about the overall mean. */
export function determination(values: readonly number[], expected: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let left = 0;
  let all = 0;
  values.forEach((value, i) => {
    left += (value - expected[i]) ** 2;
    all += (value - mean) ** 2;
  });
  return 1 - left / all;
}

/** Predicts each model's cells from all others. */
function leaveOneOut(cells: readonly Cell[], fit: (train: Cell[]) => (cell: Cell) => number): number {
  const expected = new Map<Cell, number>();
  for (const model of new Set(cells.map((cell) => cell.model))) {
    const predictor = fit(cells.filter((cell) => cell.model !== model));
    for (const cell of cells) if (cell.model === model) expected.set(cell, predictor(cell));
  }
  return determination(cells.map(({ rate }) => rate), cells.map((cell) => expected.get(cell) as number));
}

const keyOf = ({ benchmark, team }: Cell) => `${benchmark} ${team}`;

const mean = (cells: Cell[], of: (cell: Cell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;

function grouped(cells: readonly Cell[]): Map<string, Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) groups.set(keyOf(cell), [...(groups.get(keyOf(cell)) ?? []), cell]);
  return groups;
}

/** One slope on the single agent's success, fitted within cells. */
function sharedSlope(cells: readonly Cell[]): number {
  const rows: number[][] = [];
  const values: number[] = [];
  for (const group of grouped(cells).values())
    for (const cell of group) {
      rows.push([cell.single - mean(group, ({ single }) => single)]);
      values.push(cell.rate - mean(group, ({ rate }) => rate));
    }
  return leastSquares(rows, values)[0];
}

/** The table of cell means, with or without a shared slope. */
function means(train: Cell[], slopeFrom: Cell[] | null): (cell: Cell) => number {
  const groups = grouped(train);
  const slope = slopeFrom === null ? 0 : sharedSlope(slopeFrom);
  return (cell) => {
    const cells = groups.get(keyOf(cell)) ?? [];
    return mean(cells, ({ rate }) => rate) + slope * (cell.single - mean(cells, ({ single }) => single));
  };
}

/** Calibrates to a table of success rates and tells how well it does. */
export function report(rates: Rates, published: Record<string, Record<string, number>>): Report {
  const cells = cellsOf(rates);
  const model = calibrate(cells);
  const changes: Change[] = [];
  for (const [benchmark, { success }] of Object.entries(rates))
    for (const team of TEAMS) {
      const own = cells.filter((cell) => cell.benchmark === benchmark && cell.team === team);
      const single = Object.values(success.single).reduce((sum, rate) => sum + rate, 0) / Object.keys(success.single).length;
      const change = (of: (cell: Cell) => number) => 100 * (own.reduce((sum, cell) => sum + of(cell), 0) / own.length / single - 1);
      changes.push({
        benchmark,
        team,
        published: published[benchmark]?.[team] ?? Number.NaN,
        observed: change(({ rate }) => rate),
        calibrated: change((cell) => predict(model, cell)),
      });
    }
  const large = changes.filter((change) => Math.abs(change.published) > 2);
  return {
    model,
    parameters: Object.keys(model.yields).length + 2,
    fit: determination(cells.map(({ rate }) => rate), cells.map((cell) => predict(model, cell))),
    leftOut: {
      ours: leaveOneOut(cells, (train) => {
        const trained = calibrate(train);
        return (cell) => predict(trained, cell);
      }),
      cellMeans: leaveOneOut(cells, (train) => means(train, null)),
      cellMeansWithSlope: leaveOneOut(cells, (train) => means(train, train)),
      cellMeansWithSlopeOfAll: leaveOneOut(cells, (train) => means(train, cells)),
    },
    changes,
    signs: { agree: large.filter((one) => Math.sign(one.published) === Math.sign(one.calibrated)).length, of: large.length },
    error: changes.reduce((sum, one) => sum + Math.abs(one.calibrated - one.observed), 0) / changes.length,
    picks: Object.keys(rates).map((benchmark) => ({
      benchmark,
      calibrated: pick(changes, benchmark, 'calibrated'),
      observed: pick(changes, benchmark, 'observed'),
    })),
    unexplained: cells
      .map((cell) => ({ cell, expected: predict(model, cell) }))
      .sort((a, b) => Math.abs(b.cell.rate - b.expected) - Math.abs(a.cell.rate - a.expected))
      .slice(0, 8),
  };
}

/** The best architecture on a benchmark; among equals (within a tenth of a point) the one with the fewest turns. */
function pick(changes: readonly Change[], benchmark: string, by: 'calibrated' | 'observed'): string {
  let best: { name: keyof typeof TURNS; change: number } = { name: 'single', change: 0 };
  for (const one of changes.filter((change) => change.benchmark === benchmark)) {
    const better = one[by] > best.change + 0.1;
    const cheaper = Math.abs(one[by] - best.change) <= 0.1 && TURNS[one.team] < TURNS[best.name];
    if (better || cheaper) best = { name: one.team, change: one[by] };
  }
  return best.name;
}

/** Predicted success of every other architecture for models of which only `single` is given, in the same shape. */
export function predictOthers(model: Calibration, given: Rates): Rates {
  return Object.fromEntries(
    Object.entries(given).map(([benchmark, { success }]) => {
      if (model.yields[benchmark] === undefined)
        throw new RangeError(`${benchmark}: not a benchmark that was calibrated; expected one of ${Object.keys(model.yields).join(', ')}`);
      const models = Object.keys(success.single ?? {});
      const rows = TEAMS.map((team) => [
        team,
        Object.fromEntries(models.map((name) => [name, predict(model, { benchmark, team, skill: skillOf(given, name) })])),
      ]);
      return [benchmark, { success: { single: success.single, ...Object.fromEntries(rows) } }];
    }),
  );
}
