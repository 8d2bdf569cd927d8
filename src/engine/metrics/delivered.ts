import type { Metric } from './metric.ts';

export const delivered: Metric = {
  id: 'delivered',
  label: 'Messages delivered',
  unit: '',
  help: 'Messages that reached a running agent.',
  read: ({ wire }) => wire.delivered,
};
