import { number } from '../../catalog/params.ts';
import { log } from '../../kernel/mathematics.ts';
import { common, type Latency, meanSeconds } from '../latency.ts';

const params = {
  meanSeconds,
  sigma: number({
    label: 'Heaviness of the tail',
    help: 'Standard deviation of the logarithm of the delay; 0.5 is a calm data centre, 1.5 a bad mobile network.',
    default: 0.5,
    min: 0,
    max: 2,
    step: 0.05,
    live: true,
  }),
  ...common,
};

/** Log-normal with the given mean. */
export const logNormal: Latency<typeof params> = {
  id: 'log-normal',
  label: 'Log-normal delay',
  summary: 'Delays as measured on real networks: a clear bulk and a heavy tail.',
  source: 'Antoniou et al., On the log-normal distribution of network traffic, Physica D 167, 2002.',
  params,
  // The mean of a log-normal is exp(μ + σ²/2); μ is chosen so that it is the given one.
  draw: (values, chance) =>
    chance.logNormal(log(values.meanSeconds) - (values.sigma * values.sigma) / 2, values.sigma),
  mean: (values) => values.meanSeconds,
};
