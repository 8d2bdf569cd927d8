import { measures, verdictOf } from '../../engine/kernel/outcome.ts';
import { World } from '../../engine/kernel/world.ts';
import type { Scenario } from '../../engine/scenario/scenario.ts';
import { paperScenario, type PaperTeam, paperTeams } from '../../scenarios/paper.ts';

/** Runs of each team, with seeds that follow each other, and tasks in each. */
export const ENGINE_RUNS = 40;
export const TASKS_A_RUN = 100;

/** What a team solves in the engine against one agent on the same tasks. */
export interface EngineChange {
  /** Success, 0 to 1, and that of each run. */
  success: number;
  byRun: readonly number[];
  /** Turns a task. */
  turns: number;
  /** Change against the single agent in percent, and its standard error: runs of a seed are a pair, for they have the same tasks. */
  change: number;
  se: number;
}

interface Run {
  success: number;
  turns: number;
}

function run(scenario: Scenario): Run {
  const world = new World(scenario, [], { checks: false });
  world.advance(1e9, Infinity, () => verdictOf(world).state !== 'running');
  const { success, turns } = measures(world);
  return { success: success / 100, turns };
}

const mean = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0) / all.length;

/** Success of all five on a benchmark's tasks, from seed `seed` on. */
export function engineChanges(
  benchmark: string,
  seed = 1,
  runs = ENGINE_RUNS,
): Record<PaperTeam, EngineChange> {
  const all = paperTeams.map((team) =>
    Array.from({ length: runs }, (_, r) => run(paperScenario(benchmark, team, TASKS_A_RUN, seed + r))),
  );
  const alone = all[0];
  const single = mean(alone, ({ success }) => success);
  const rows = all.map((own): EngineChange => {
    const success = mean(own, (one) => one.success);
    const ratio = success / single;
    const squares = own.reduce((sum, one, r) => sum + (one.success - ratio * alone[r].success) ** 2, 0);
    const se = (100 * Math.sqrt(squares / (runs * (runs - 1)))) / single;
    const byRun = own.map((one) => one.success);
    return { success, byRun, turns: mean(own, ({ turns }) => turns), change: 100 * (ratio - 1), se };
  });
  return Object.fromEntries(paperTeams.map((team, i) => [team, rows[i]])) as Record<PaperTeam, EngineChange>;
}

/** The difficulty, to a hundredth, at which one agent solves most nearly `target` (0 to 1) of a benchmark's tasks. */
export function difficultyFor(benchmark: string, target: number, runs = ENGINE_RUNS): number {
  let [low, high] = [0, 100];
  const at = (hundredths: number): number =>
    mean(
      Array.from({ length: runs }, (_, r) => {
        const scenario = paperScenario(benchmark, 'single', TASKS_A_RUN, 1 + r);
        return run({ ...scenario, environment: { ...scenario.environment, difficulty: hundredths / 100 } });
      }),
      ({ success }) => success,
    );
  // Success falls with difficulty.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (at(middle) > target) low = middle;
    else high = middle;
  }
  return (at(low) - target < target - at(high) ? low : high) / 100;
}
