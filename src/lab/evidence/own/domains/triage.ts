import { priorityWaits } from '../../../../engine/environments/requests/queueTheory.ts';
import { meanOf } from '../../summary.ts';
import type { Outcome } from '../../types.ts';
import type { OwnCase } from '../index.ts';
import { domainScenario, environmentAfter, metricOf } from './run.ts';

const HOUR = 3600;
const BATCHES = 8;
const NEVER = [[0, 0, 0, 0, 0]];
const SHARES = [5, 14, 46, 25, 10];

/** Mean of one or several metrics over runs of seeds from `seed`. */
function batches(values: Record<string, unknown>, agents: number, hours: number, seed: number, ids: readonly string[]): Outcome {
  const scenario = domainScenario({ id: 'triage', ...values }, agents, seed);
  const runs = Array.from({ length: BATCHES }, (_, r) => environmentAfter({ ...scenario, seed: seed + r }, hours * HOUR));
  const outcomes = ids.map((id) => meanOf(runs.map((run) => metricOf(run, id))));
  return { ...outcomes[0], value: outcomes.length === 1 ? outcomes[0].value : outcomes.map(({ value }) => value), scenario };
}

const waitIds = [1, 2, 3, 4, 5].map((level) => `wait-${level}`);
const rates = (perHour: number) => SHARES.map((share) => (perHour / 60) * (share / 100));
const COBHAM = 'Cobham, Priority assignment in waiting line problems, Operations Research 2(1), 1954';

/** Waits by acuity, and what several readers see, where closed forms tell. */
export const triageCases: readonly OwnCase[] = [
  {
    id: 'domains-triage-cobham-one',
    family: 'domains',
    scenario: { clinicians: 1, patientsAnHour: 1.8, minutesByLevel: [73.6, 38.9, 26.3, 15, 10.9], worsening: 'none' },
    metric: 'mean minutes of waiting by level of acuity, 1 to 5',
    expected: priorityWaits(1, rates(1.8), [73.6, 38.9, 26.3, 15, 10.9]),
    tol: { type: 'rel', value: 0.06 },
    kind: 'closed form',
    source: `${COBHAM}, one channel: W_k = Σλ_iE[S_i²]/2 / ((1 − σ_(k−1))(1 − σ_k)).`,
    how: 'engine',
    run: ({ seed }) => batches({ perHour: 1.8, worseMinutes: NEVER, separation: 0 }, 1, 40_000, seed, waitIds),
  },
  {
    id: 'domains-triage-cobham-many',
    family: 'domains',
    scenario: { clinicians: 6, patientsAnHour: 16.2, minutes: 20, worsening: 'none' },
    metric: 'mean minutes of waiting by level of acuity, 1 to 5',
    expected: priorityWaits(6, rates(16.2), [20, 20, 20, 20, 20]),
    tol: { type: 'rel', value: 0.05 },
    kind: 'closed form',
    source: `${COBHAM}, several channels: W_k = C(c, a)E[S]/c / ((1 − σ_(k−1))(1 − σ_k)).`,
    how: 'engine',
    run: ({ seed }) => batches({ perHour: 16.2, minutes: [[20]], worseMinutes: NEVER, separation: 0 }, 6, 8000, seed, waitIds),
  },
  {
    id: 'domains-triage-first-come',
    family: 'domains',
    scenario: { clinicians: 6, patientsAnHour: 16.2, minutes: 20, order: 'first come, first served' },
    metric: 'sum over levels of share × mean wait: the same in any order of service that ignores the time of service',
    expected: conserved(priorityWaits(6, rates(16.2), [20, 20, 20, 20, 20])),
    tol: { type: 'rel', value: 0.04 },
    kind: 'closed form',
    source: 'Kleinrock, A conservation law for a wide class of queueing disciplines, Naval Research Logistics Quarterly 12, 1965.',
    how: 'engine',
    run: ({ seed }) => {
      const outcome = batches({ perHour: 16.2, minutes: [[20]], order: 'first', worseMinutes: NEVER, separation: 0 }, 6, 8000, seed, waitIds);
      return { ...outcome, value: conserved(outcome.value as number[]) };
    },
  },
  ...readings(),
];

function conserved(waits: readonly number[]): number {
  return waits.reduce((sum, wait, i) => sum + (SHARES[i] / 100) * wait, 0);
}

/** Two or three readers of d′ = 2 without a preference: each is right with chance Φ(1) = 0.841345. */
function readings(): OwnCase[] {
  const one = 0.8413447460685429;
  const rows: [string, string, number, number, string][] = [
    ['any', 'sensitivity of two readers, sick if either says so', 2, 1 - (1 - one) * (1 - one), '1 − (1 − s)²: independent double reading.'],
    ['all', 'sensitivity of two readers, sick if both say so', 2, one * one, 's²: independent double reading.'],
    ['majority', 'sensitivity of three readers by majority', 3, one * one * (3 - 2 * one), 's³ + 3s²(1 − s): Condorcet, Essai, 1785.'],
    ['evidence', 'sensitivity of two readers by their evidence together', 2, 0.9213503964748575, 'Φ(√2): d′ of independent observations adds in squares, Green & Swets 1966, chapter 9.'],
  ];
  return rows.map(([combine, metric, readers, expected, source]) => ({
    id: `domains-readers-${combine}`,
    family: 'domains',
    scenario: { readers, combine, separation: 2, prevalence: 0.5 },
    metric: `${metric}, in percent`,
    expected: 100 * expected,
    tol: { type: 'abs', value: 0.5 },
    kind: 'closed form',
    source,
    how: 'engine',
    run: ({ seed }) =>
      batches(
        { perHour: 60, minutes: [[1]], readMinutes: 0.5, worseMinutes: NEVER, readers, combine, separation: 2, prevalence: 0.5 },
        6,
        200,
        seed,
        ['sensitivity'],
      ),
  }));
}
