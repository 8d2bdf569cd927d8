import { choice, integer, number, type ValuesOf } from '../../catalog/params.ts';

export const params = {
  periodSeconds: number({
    label: 'Period',
    help: 'Mean time between two heartbeats of an agent.',
    default: 2,
    min: 0.05,
    max: 600,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  deviationSeconds: number({
    label: 'Spread of the period',
    help: 'Standard deviation of the time between two heartbeats as they are sent; normal, never below 0.',
    default: 0.2,
    min: 0,
    max: 100,
    step: 0.01,
    unit: 's',
    live: true,
  }),
  threshold: number({
    label: 'Threshold φ',
    help: 'Suspicion begins at this φ: a threshold of 1 errs about once in 10 heartbeats, 2 once in 100, 3 once in 1000.',
    default: 8,
    min: 0.1,
    max: 16,
    step: 0.1,
    live: true,
  }),
  estimate: choice({
    label: 'Law of intervals',
    help: 'Estimated from the latest intervals, or known: mean and spread of the period itself.',
    default: 'window',
    options: [
      { value: 'window', label: 'Estimated' },
      { value: 'known', label: 'Known' },
    ],
  }),
  window: integer({
    label: 'Window',
    help: 'Latest intervals from which mean and standard deviation are estimated.',
    default: 100,
    min: 2,
    max: 1000,
    scale: 'log',
    when: { key: 'estimate', is: ['window'] },
  }),
  leastDeviationSeconds: number({
    label: 'Least deviation',
    help: 'The estimated standard deviation is taken to be no less, so that a regular sender is not suspected for a trifle.',
    default: 0.1,
    min: 0.001,
    max: 10,
    scale: 'log',
    unit: 's',
    when: { key: 'estimate', is: ['window'] },
    live: true,
  }),
};
export type Values = ValuesOf<typeof params>;
