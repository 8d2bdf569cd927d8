import type { Metric } from './metric.ts';

export const dropped: Metric = {
  id: 'dropped',
  label: 'Messages lost',
  unit: '',
  help: 'Messages that never reached a running agent: lost, cut off, or sent to a crashed one.',
  read: ({ wire }) => wire.dropped,
};
