import { meanOf } from '../../summary.ts';
import type { Outcome } from '../../types.ts';
import type { OwnCase } from '../index.ts';
import { domainScenario, environmentAfter, metricOf } from './run.ts';

const BATCHES = 8;
const QUESTIONS = 5000;

function batches(values: Record<string, unknown>, agents: number, seed: number, ids: readonly string[]): Outcome {
  const environment = { id: 'analysts', thinkSeconds: 0.001, pauseSeconds: 0.001, limit: QUESTIONS, ...values };
  const scenario = domainScenario(environment, agents, seed);
  const runs = Array.from({ length: BATCHES }, (_, r) => environmentAfter({ ...scenario, seed: seed + r }, 1e6));
  const outcomes = ids.map((id) => meanOf(runs.map((run) => metricOf(run, id))));
  return { ...outcomes[0], value: outcomes.length === 1 ? outcomes[0].value : outcomes.map(({ value }) => value), scenario };
}

const BHW = 'Bikhchandani, Hirshleifer & Welch, A theory of fads, Journal of Political Economy 100(5), 1992, equations 1 and 2';
const noises = [1 / 3, 1 / Math.sqrt(3), 1, Math.sqrt(3), 3];
const total = noises.reduce((sum, noise) => sum + 1 / (noise * noise), 0);

/** Cascades in sequence, and evidence put together. */
export const analystCases: readonly OwnCase[] = [
  ...[0.55, 0.65, 0.8].map((p): OwnCase => {
    const none = (p - p * p) ** 5;
    return {
      id: `domains-cascade-wrong-p${Math.round(100 * p)}`,
      family: 'domains',
      scenario: { analysts: 10, newsIsRight: p, inDoubt: 'coin' },
      metric: 'share of questions on which ten analysts in sequence end in a wrong cascade, in percent',
      expected: (100 * (p - 2) * (p - 1) * (1 - none)) / (2 * (1 - p + p * p)),
      tol: { type: 'abs', value: 0.8 },
      kind: 'closed form',
      source: `${BHW}: (p − 2)(p − 1)(1 − (p − p²)^(n/2)) / 2(1 − p + p²).`,
      how: 'engine',
      run: ({ seed }) => batches({ precision: p }, 10, seed, ['wrong-cascades']),
    };
  }),
  {
    id: 'domains-analysts-precision-weights',
    family: 'domains',
    scenario: { analysts: 5, noise: noises, prior: 2, combine: 'weights by precision' },
    metric: 'mean squared error of the estimate by precision weights',
    expected: 1 / (1 / 4 + total),
    tol: { type: 'rel', value: 0.03 },
    kind: 'closed form',
    source: 'DeGroot, Optimal Statistical Decisions, 1970, section 9.5: posterior variance 1 / (1/σ₀² + Σ 1/σᵢ²).',
    how: 'engine',
    run: ({ seed }) => batches({ evidence: 'normal', order: 'at-once', combine: 'precision', prior: 2 }, 5, seed, ['error']),
  },
  {
    id: 'domains-analysts-mean',
    family: 'domains',
    scenario: { analysts: 5, noise: noises, combine: 'plain mean' },
    metric: 'mean squared error of the plain mean',
    expected: noises.reduce((sum, noise) => sum + noise * noise, 0) / 25,
    tol: { type: 'rel', value: 0.03 },
    kind: 'closed form',
    source: 'Bates & Granger, The combination of forecasts, OR Quarterly 20, 1969: Σσᵢ²/n² for independent errors.',
    how: 'engine',
    run: ({ seed }) => batches({ evidence: 'normal', order: 'at-once', combine: 'equal', prior: 2 }, 5, seed, ['error']),
  },
];
