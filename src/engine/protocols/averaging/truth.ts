import type { MetricInfo, Theory, Verdict } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { log } from '../../kernel/mathematics.ts';

/** What the averages are held against: facts about the first values that no agent knows. */
export interface Truth {
  mean: number;
  sum: number;
  low: number;
  high: number;
  /** Σ (x - mean)² of the first values. */
  disagreement: number;
  /** Σ |x|: what an error of rounding is small beside. */
  size: number;
}

/** Of a disagreement below this share of the first one nothing but rounding is left. */
const ROUNDING_SHARE = 1e-30;
/** Agents agree when they are within this share of the extent of the first values. */
const AGREED_SHARE = 1e-6;
const LOG_10 = log(10);

export function truthOf(x: Float64Array): Truth {
  let sum = 0;
  let size = 0;
  let low = Infinity;
  let high = -Infinity;
  for (const value of x) {
    sum += value;
    size += Math.abs(value);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const mean = sum / x.length;
  let disagreement = 0;
  for (const value of x) disagreement += (value - mean) * (value - mean);
  return { mean, sum, low, high, disagreement, size: Math.max(size, Number.MIN_VALUE) };
}

/** Metrics of every protocol that averages, in the order in which `measureErrors` fills them. */
export const errorMetrics: readonly MetricInfo[] = [
  {
    id: 'disagreement',
    label: 'Disagreement',
    unit: 'log₁₀ of share',
    help: 'Σ (x − mean)² over running agents as a share of its first value, as a power of ten: −6 is a millionth.',
    primary: true,
  },
  {
    id: 'error',
    label: 'Largest error',
    unit: '',
    help: 'Largest distance of a running agent’s value from the true mean.',
    primary: true,
  },
  { id: 'log-error', label: 'Largest error', unit: 'log₁₀', help: 'The same as a power of ten.' },
  { id: 'variance', label: 'Variance', unit: '', help: 'Mean of (x − mean)² over running agents.' },
];

/** Fills `errorMetrics` from place `at` on. */
export function measureErrors(
  x: Float64Array,
  truth: Truth,
  { alive }: Host,
  into: Float64Array,
  at = 0,
): void {
  let sum = 0;
  let largest = 0;
  let count = 0;
  for (let agent = 0; agent < x.length; agent++) {
    if (alive[agent] === 0) continue;
    const off = x[agent] - truth.mean;
    sum += off * off;
    largest = Math.max(largest, Math.abs(off));
    count += 1;
  }
  into[at] = powerOfTen(truth.disagreement > 0 ? sum / truth.disagreement : 0);
  into[at + 1] = largest;
  into[at + 2] = powerOfTen(largest);
  into[at + 3] = count > 0 ? sum / count : 0;
}

/** log₁₀, with nothing taken as 1e-30. */
export const powerOfTen = (value: number): number => log(Math.max(value, ROUNDING_SHARE)) / LOG_10;

/** Expected disagreement where it shrinks by a factor a step: a straight line on the scale of powers of ten. */
export function straightLine(label: string, factor: number, stepSeconds: number): Record<string, Theory> {
  if (!(factor > 0 && factor < 1)) return {};
  const slope = log(factor) / LOG_10;
  const lastStep = Math.min(100_000, Math.ceil(-24 / slope));
  const points: (readonly [number, number])[] = [];
  for (let i = 0; i <= 60; i++) {
    const step = (lastStep * i) / 60;
    points.push([step * stepSeconds, step * slope]);
  }
  return { disagreement: { label, points } };
}

/** How the running agents stand to each other and to the true mean. */
export interface Standing {
  lowest: number;
  highest: number;
  agreed: boolean;
  correct: boolean;
}

export function standing(x: Float64Array, truth: Truth, { alive }: Host): Standing {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let agent = 0; agent < x.length; agent++) {
    if (alive[agent] === 0) continue;
    lowest = Math.min(lowest, x[agent]);
    highest = Math.max(highest, x[agent]);
  }
  const close = AGREED_SHARE * (truth.high - truth.low || Math.abs(truth.mean) || 1);
  const agreed = highest - lowest <= close;
  return {
    lowest,
    highest,
    agreed,
    correct: agreed && Math.abs((lowest + highest) / 2 - truth.mean) <= 100 * close,
  };
}

/** A number as it is said in a sentence. */
export const said = (value: number): string => {
  if (value === 0) return '0';
  const text =
    Math.abs(value) >= 0.001 && Math.abs(value) < 1e6 ? value.toPrecision(5) : value.toExponential(2);
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text;
};

export function sentenceOf(x: Float64Array, truth: Truth, host: Host): string {
  const { lowest, highest, agreed } = standing(x, truth, host);
  if (lowest === Infinity) return 'Nobody is running.';
  if (agreed) return `All hold ${said((lowest + highest) / 2)}; the true mean is ${said(truth.mean)}.`;
  return `Values lie between ${said(lowest)} and ${said(highest)}; the true mean is ${said(truth.mean)}.`;
}

export function verdictOf(x: Float64Array, truth: Truth, host: Host): Omit<Verdict, 'time'> | null {
  const { lowest, highest, agreed, correct } = standing(x, truth, host);
  if (!agreed || lowest === Infinity) return null;
  const value = said((lowest + highest) / 2);
  if (correct)
    return {
      state: 'converged',
      text: `All agents hold the mean, ${value}, to a millionth of the first extent.`,
    };
  return {
    state: 'diverged',
    text: `All agents agree on ${value}, but the mean was ${said(truth.mean)}: some of it was lost or added on the way.`,
  };
}
