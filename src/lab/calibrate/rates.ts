/** Success rates as the paper's repository gives them: benchmark → architecture → model → share of tasks solved. */
export type Rates = Record<string, { success: Record<string, Record<string, number>> }>;

export const TEAMS = ['independent', 'decentralized', 'centralized', 'hybrid'] as const;
export type TeamName = (typeof TEAMS)[number];

/** One architecture of one model on one benchmark. */
export interface Cell {
  benchmark: string;
  team: TeamName;
  model: string;
  /** What the team solved, 0 to 1. */
  rate: number;
  /** What the model solves there alone. */
  single: number;
  /** What it solves alone on short, bounded tasks: its skill at a single step. */
  skill: number;
}

/**
 * The benchmark whose tasks are one short step each (arXiv:2512.08296, section 4.1: "short business tasks, clear boundaries"). A member of a
 * team does bounded steps whatever the benchmark, so what a model does here alone measures what it brings to a team.
 */
export const STEP_BENCHMARK = 'workbench';

/** A model's skill at a single step; without that benchmark, its mean over those that are given. */
export function skillOf(rates: Rates, model: string): number {
  const own = rates[STEP_BENCHMARK]?.success.single?.[model];
  if (own !== undefined) return own;
  const given = Object.values(rates).flatMap(({ success }) => success.single?.[model] ?? []);
  return given.reduce((sum, rate) => sum + rate, 0) / given.length;
}

/** All team cells of a table, in a fixed order. Throws a RangeError that names a rate that is none. */
export function cellsOf(rates: Rates): Cell[] {
  const cells: Cell[] = [];
  for (const [benchmark, { success }] of Object.entries(rates))
    for (const team of TEAMS)
      for (const [model, rate] of Object.entries(success[team] ?? {})) {
        const single = success.single?.[model];
        for (const [name, value] of [[team, rate] as const, ['single', single] as const])
          if (typeof value !== 'number' || !(value >= 0 && value <= 1))
            throw new RangeError(`${benchmark}.success.${name}.${model}: ${String(value)}; expected a share from 0 to 1`);
        cells.push({ benchmark, team, model, rate, single, skill: skillOf(rates, model) });
      }
  return cells;
}
