import type { Metric } from './metric.ts';

export const alive: Metric = {
  id: 'alive',
  label: 'Agents alive',
  unit: '',
  help: 'Agents that run and are not crashed.',
  primary: true,
  read: (world) => world.alive.reduce((sum, one) => sum + one, 0),
};
