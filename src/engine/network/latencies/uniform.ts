import { number } from '../../catalog/params.ts';
import { common, type Latency, meanSeconds } from '../latency.ts';

const params = {
  meanSeconds,
  spread: number({
    label: 'Spread',
    help: 'Half the width of the interval, as a share of the mean.',
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
  }),
  ...common,
};

/** Uniform between mean × (1 - spread) and mean × (1 + spread). */
export const uniform: Latency<typeof params> = {
  id: 'uniform',
  label: 'Uniform delay',
  summary: 'Delays are uniform in an interval around the mean.',
  source: 'Uniform distribution.',
  params,
  draw: (values, chance) => values.meanSeconds * (1 + values.spread * (2 * chance.uniform() - 1)),
  mean: (values) => values.meanSeconds,
};
