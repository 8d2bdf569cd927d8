import type { Metric } from './metric.ts';

export const redundancy: Metric = {
  id: 'redundant',
  label: 'Redundant messages',
  unit: '%',
  help: 'Share of delivered messages that told their receiver nothing new.',
  read: ({ wire, redundant }) => wire.delivered === 0 ? 0 : (100 * redundant) / wire.delivered,
};
