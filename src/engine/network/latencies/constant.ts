import { common, type Latency, meanSeconds } from '../latency.ts';

const params = { meanSeconds, ...common };

/** Every message takes the same time. */
export const constant: Latency<typeof params> = {
  id: 'constant',
  label: 'Constant delay',
  summary: 'Every message takes the same time, so messages sent together arrive together.',
  source: 'The synchronous model; N. Lynch, Distributed Algorithms, 1996, chapter 2.',
  params,
  constant: true,
  draw: (values) => values.meanSeconds,
  mean: (values) => values.meanSeconds,
};
