import type { Metric } from './metric.ts';

export const bytes: Metric = {
  id: 'bytes',
  label: 'Bytes sent',
  unit: 'B',
  help: 'Bytes handed to the network since the start.',
  read: ({ wire }) => wire.bytes,
};
