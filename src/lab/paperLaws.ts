import type { Scenario } from '../engine/scenario/scenario.ts';
import { runOnce } from './runOnce.ts';

/** A straight line fitted by least squares. */
interface Line {
  intercept: number;
  slope: number;
  /** Share of the variance that it explains. */
  r2: number;
}

/** What the paper says of turns, density and errors, measured in this engine. */
export interface PaperLaws {
  /** Mean turns a task of teams of each size, and the exponent b of T = a (n + ½)^b fitted to them. */
  turns: {
    architecture: string;
    sizes: number[];
    turns: number[];
    factor: number;
    exponent: number;
    r2: number;
  }[];
  /** Success (0 to 1) against the natural logarithm of messages a turn, over all of these teams. */
  density: Line & { teams: number };
  /** How often answers are wrong against one agent alone, and how many agents carry an error, of teams of three. */
  errors: { architecture: string; task: number; trace: number }[];
}

/** An orchestrator alone has nobody to ask, so that teams begin at two. */
const SIZES = [2, 3, 4, 6, 8, 12] as const;
const ARCHITECTURES = ['independent', 'decentralized', 'centralized', 'hybrid'] as const;
const SEEDS = 5;
const TASKS = 20;

/** A team without a limit, so that turns are what its way of working asks for; half of the steps depend on each other. */
const teamOf = (architecture: string, n: number, seed: number): Scenario => ({
  version: 1,
  seed,
  agents: n,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.4 },
  protocol: { id: 'flooding' },
  environment: { id: 'tasks', arrivals: 'one', shape: 'mixed', parallelShare: 0.5, steps: 12, limit: TASKS },
  population: { id: 'alike', skill: 0.75 },
  architecture: { id: architecture, budgetIn: 'none' },
});

/** Means over the seeds of some measures of a team. */
function measured(architecture: string, n: number): (metric: string) => number {
  const runs = Array.from({ length: SEEDS }, (_, i) =>
    runOnce({ scenario: teamOf(architecture, n, i + 1), secondsAtMost: 1e6, untilVerdict: true }),
  );
  return (metric) => runs.reduce((sum, { metrics }) => sum + (metrics[metric] ?? 0), 0) / SEEDS;
}

/** Thousandths are finer than any reader needs. */
const rounded = (value: number): number => Math.round(1000 * value) / 1000;

/** Runs teams of two to twelve members of each architecture and fits the paper's laws to what they did. */
export function paperLaws(): PaperLaws {
  const teams = ARCHITECTURES.map((architecture) => ({
    architecture,
    runs: SIZES.map((n) => ({ n, of: measured(architecture, n) })),
  }));
  const turns = teams.map(({ architecture, runs }) => {
    const means = runs.map(({ of }) => of('turns'));
    const line = fit(
      runs.map(({ n }) => Math.log(n + 0.5)),
      means.map((mean) => Math.log(mean)),
    );
    return {
      architecture,
      sizes: [...SIZES],
      turns: means.map(rounded),
      factor: rounded(Math.exp(line.intercept)),
      exponent: rounded(line.slope),
      r2: rounded(line.r2),
    };
  });
  const talking = teams.flatMap(({ runs }) => runs.filter(({ of }) => of('density') > 0));
  const density = fit(
    talking.map(({ of }) => Math.log(of('density'))),
    talking.map(({ of }) => of('success') / 100),
  );
  const errors = teams.flatMap(({ architecture, runs }) =>
    runs
      .filter(({ n }) => n === 3)
      .map(({ of }) => ({
        architecture,
        task: rounded(of('amplification')),
        trace: rounded(of('amplification-trace')),
      })),
  );
  const { intercept, slope, r2 } = density;
  return {
    turns,
    density: { intercept: rounded(intercept), slope: rounded(slope), r2: rounded(r2), teams: talking.length },
    errors,
  };
}

function fit(x: readonly number[], y: readonly number[]): Line {
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const sxy = x.reduce((sum, one, i) => sum + (one - mx) * ((y[i] ?? 0) - my), 0);
  const sxx = x.reduce((sum, one) => sum + (one - mx) ** 2, 0);
  const syy = y.reduce((sum, one) => sum + (one - my) ** 2, 0);
  const slope = sxx === 0 ? 0 : sxy / sxx;
  return { intercept: my - slope * mx, slope, r2: sxx === 0 || syy === 0 ? 0 : (sxy * sxy) / (sxx * syy) };
}
