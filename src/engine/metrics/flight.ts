import type { Metric } from './metric.ts';

export const flight: Metric = {
  id: 'in-flight',
  label: 'Messages in flight',
  unit: '',
  help: 'Messages on their way at this moment.',
  primary: true,
  read: ({ wire }) => wire.inFlight,
};
