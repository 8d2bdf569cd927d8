import { common, type Latency, meanSeconds } from '../latency.ts';

const params = { meanSeconds, ...common };

/** Memoryless delays. */
export const exponential: Latency<typeof params> = {
  id: 'exponential',
  label: 'Exponential delay',
  summary: 'Most messages are quick and a few take very long; later ones often overtake them.',
  source: 'The memoryless delay of asynchronous analyses; Boyd et al., IEEE Trans. IT 52(6), 2006.',
  params,
  draw: (values, chance) => chance.exponential(values.meanSeconds),
  mean: (values) => values.meanSeconds,
};
