import type { Metric } from './metric.ts';

export const sent: Metric = {
  id: 'sent',
  label: 'Messages sent',
  unit: '',
  help: 'Messages sent since the start.',
  primary: true,
  read: ({ wire }) => wire.sent,
};
