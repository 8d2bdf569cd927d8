import type { RunResult } from '../runOnce.ts';
import { studentQuantile } from '../student.ts';

/** What reaching a level may cost. */
export type SpentId = 'seconds' | 'bytes';

/** A speed-up curve by one cost, with its runs and how to say it. */
export interface SpeedUpFound {
  taken: readonly Taken[];
  speedUp: SpeedUp;
  sentence: string;
}

/** What so many agents took to reach a level, one number a replicate; runs that never did are only counted. */
export interface Taken {
  n: number;
  costs: readonly number[];
  missed: number;
}

/** One size of a speed-up curve. */
export interface SpeedUpPoint {
  n: number;
  median: number;
  low: number;
  high: number;
  /** Median of the smallest size over this one's. */
  speedUp: number;
  missed: number;
}

/** How the cost of reaching a level falls with the number of agents. */
export interface SpeedUp {
  points: SpeedUpPoint[];
  /** cost = a·n^(−b): exponent b by least squares of logarithms over all runs, with its 95 % interval; null with fewer than three sizes. */
  exponent: { value: number; low: number; high: number; factor: number } | null;
  /** Fewest agents that need at most half of what the smallest number needs; null where none do. */
  halves: number | null;
  /** The number from which on more agents gain less than a tenth each doubling. */
  enough: number | null;
}

/** Quantile of numbers in any order, by linear interpolation (type 7). NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const row = Math.floor(at);
  const next = sorted[Math.min(row + 1, sorted.length - 1)];
  return sorted[row] + (next - sorted[row]) * (at - row);
}

/** A size counts as having reached the level where most of its runs have. */
const most = ({ costs, missed }: Taken): boolean => costs.length > missed;

/** A speed-up curve from what runs of several sizes took. */
export function speedUpOf(taken: readonly Taken[]): SpeedUp {
  const sizes = [...taken].filter(most).sort((a, b) => a.n - b.n);
  const base = sizes.length > 0 ? quantile(sizes[0].costs, 0.5) : Number.NaN;
  const points = sizes.map(({ n, costs, missed }): SpeedUpPoint => {
    const median = quantile(costs, 0.5);
    return {
      n,
      median,
      low: quantile(costs, 0.1),
      high: quantile(costs, 0.9),
      speedUp: median > 0 ? base / median : Number.NaN,
      missed,
    };
  });
  const halves = points.find(({ median }) => median <= base / 2)?.n ?? null;
  return { points, exponent: exponentOf(sizes), halves, enough: enoughOf(points) };
}

/** The first size after which no larger one is a tenth better. */
function enoughOf(points: readonly SpeedUpPoint[]): number | null {
  for (const [i, { n, median }] of points.entries()) {
    if (i === points.length - 1) return null;
    if (points.slice(i + 1).every((later) => later.median > 0.9 * median)) return n;
  }
  return null;
}

function exponentOf(sizes: readonly Taken[]): SpeedUp['exponent'] {
  const rows = sizes.flatMap(({ n, costs }) =>
    costs.filter((cost) => cost > 0).map((cost) => [Math.log(n), Math.log(cost)]),
  );
  if (sizes.length < 3 || rows.length < 4) return null;
  const mx = rows.reduce((sum, [x]) => sum + x, 0) / rows.length;
  const my = rows.reduce((sum, [, y]) => sum + y, 0) / rows.length;
  const squaresX = rows.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const slope = rows.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / squaresX;
  const squares = rows.reduce((sum, [x, y]) => sum + (y - my - slope * (x - mx)) ** 2, 0);
  const freedom = rows.length - 2;
  const reach = studentQuantile(0.975, freedom) * Math.sqrt(squares / freedom / squaresX);
  return { value: -slope, low: -slope - reach, high: -slope + reach, factor: Math.exp(my - slope * mx) };
}

const words = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const numberWord = (n: number): string => words[n] ?? (n === 16 ? 'sixteen' : String(n));
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What a speed-up curve says, in a sentence; `what` is "time", "bytes". */
export function speedUpSentence(
  { points, halves, enough }: SpeedUp,
  sizes: readonly number[],
  what: string,
): string {
  const largest = Math.max(...sizes);
  if (points.length === 0) return `No number of agents up to ${largest} reached the level.`;
  const [first] = points;
  if (first.n > Math.min(...sizes))
    return `Fewer than ${numberWord(first.n)} agents mostly do not reach the level at all; ${numberWord(first.n)} do.`;
  if (points.length < 2)
    return `Only ${numberWord(first.n)} ${first.n === 1 ? 'agent reaches' : 'agents reach'} the level.`;
  const worst = points.reduce((a, b) => (b.median > a.median ? b : a));
  if (halves === null) {
    if (worst.median > first.median * 1.25)
      return `More agents need more ${what}: ${numberWord(worst.n)} take ${(worst.median / first.median).toPrecision(2)} times what ${numberWord(first.n)} ${first.n === 1 ? 'takes' : 'take'}.`;
    return `No number of agents up to ${largest} halves the ${what}.`;
  }
  const said = `${capital(numberWord(halves))} agents halve the ${what}`;
  if (enough !== null && enough >= halves)
    return `${said}; more than ${numberWord(enough)} bring little more.`;
  const last = points[points.length - 1];
  return `${said}; ${numberWord(last.n)} divide it by ${last.speedUp.toPrecision(2)}.`;
}

/** What runs come to, by cost: `replicates` results for each size in order; gaps are runs not done. */
export function speedUpsFrom(
  sizes: readonly number[],
  replicates: number,
  results: readonly (RunResult | undefined)[],
): Record<SpentId, SpeedUpFound> {
  const of = (cost: SpentId, what: string): SpeedUpFound => {
    const taken = sizes.map((n, i): Taken => {
      const own = results.slice(i * replicates, (i + 1) * replicates).flatMap((one) => one ?? []);
      const costs = own.flatMap(({ reached }) => (reached ? [reached[cost]] : []));
      return { n, costs, missed: own.length - costs.length };
    });
    const speedUp = speedUpOf(taken);
    // Where nobody speaks nothing can be said of bytes.
    const silent = cost === 'bytes' && taken.every(({ costs }) => costs.every((one) => one === 0));
    return {
      taken,
      speedUp,
      sentence: silent ? 'Nobody sends anything here.' : speedUpSentence(speedUp, sizes, what),
    };
  };
  return { seconds: of('seconds', 'time'), bytes: of('bytes', 'bytes') };
}
