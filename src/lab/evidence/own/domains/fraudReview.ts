import { meanOf } from '../../summary.ts';
import type { Outcome } from '../../types.ts';
import type { OwnCase } from '../index.ts';
import { domainScenario, environmentAfter, metricOf } from './run.ts';

const BATCHES = 8;

function batches(values: Record<string, unknown>, seconds: number, seed: number, id: string): Outcome {
  const scenario = domainScenario({ id: 'fraud-review', sigma: 0, median: 100, order: 'first', ...values }, 1, seed);
  const runs = Array.from({ length: BATCHES }, (_, r) => environmentAfter({ ...scenario, seed: seed + r }, seconds));
  return { ...meanOf(runs.map((run) => metricOf(run, id))), scenario };
}

/** Alerts at 0.9 a second to one reviewer of one a second, patient for 3 seconds: P₀ and the share of Barrer, worked out. */
const decay = Math.exp(-0.1 * 3);
const barrer = (0.9 * decay) / (1 + 9 * (1 - decay) + 0.9 * decay);

/** What settles unseen, and what a score holds. */
export const fraudCases: readonly OwnCase[] = [
  {
    id: 'domains-fraud-settled-unseen',
    family: 'domains',
    scenario: { alertsASecond: 0.9, reviewSeconds: 1, settlesAfterSeconds: 3, reviewers: 1, order: 'oldest first' },
    metric: 'share of alerts that settle before a review begins, in percent',
    expected: 100 * barrer,
    tol: { type: 'abs', value: 0.5 },
    kind: 'closed form',
    source: 'Barrer, Queuing with impatient customers and ordered service, Operations Research 5(5), 1957: λP₀e^(−(μ−λ)T)/μ.',
    how: 'engine',
    run: ({ seed }) => batches({ rate: 0.9, alertFrom: 0, reviewSeconds: 1, settleSeconds: 3 }, 40_000, seed, 'settled'),
  },
  {
    id: 'domains-fraud-held-by-score',
    family: 'domains',
    scenario: { separation: 2, fraudShare: 0.1, amounts: 'all 100', alertFrom: 50 },
    metric: 'share of frauds that the score holds where chance of fraud × amount must reach half the amount, in percent',
    // Even odds are reached at x = ln 9 / 2; Φ(1 − 1.0986) = Φ(−0.0986).
    expected: 46.0724,
    tol: { type: 'abs', value: 1 },
    kind: 'closed form',
    source: 'Elkan, The foundations of cost-sensitive learning, IJCAI 2001, equation 2; Green & Swets, Signal Detection Theory, 1966, chapter 1.',
    how: 'engine',
    run: ({ seed }) =>
      batches({ rate: 10, separation: 2, fraudShare: 0.1, alertFrom: 50, reviewSeconds: 0.01, settleSeconds: 0 }, 4000, seed, 'caught-by-score'),
  },
];
