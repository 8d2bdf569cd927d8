import { number } from '../../catalog/params.ts';
import { common, type Latency, meanSeconds } from '../latency.ts';

const params = {
  meanSeconds: {
    ...meanSeconds,
    label: 'Delay across the picture',
    help: 'Time a message takes over the side of the unit square in which the agents stand.',
  },
  fixedSeconds: number({
    label: 'Delay of every hop',
    help: 'Time that every message takes besides its distance.',
    default: 0.05,
    min: 0,
    max: 5,
    step: 0.01,
    unit: 's',
    live: true,
  }),
  ...common,
};

/** Proportional to the length of the link, where the topology has positions; otherwise every link has length one half. */
export const distance: Latency<typeof params> = {
  id: 'distance',
  label: 'Delay by distance',
  summary: 'Near agents hear each other early and far ones late.',
  source: 'Waxman, Routing of multipoint connections, IEEE JSAC 6(9), 1988.',
  params,
  draw: (values, _chance, length) => values.fixedSeconds + values.meanSeconds * length,
  mean: (values) => values.fixedSeconds + values.meanSeconds / 2,
};
