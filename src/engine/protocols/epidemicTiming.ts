import { choice, number } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { degree, neighbour } from '../topologies/graph.ts';

/** When agents act: parameters shared by all epidemic protocols. */
export const timing = choice({
  label: 'Clocks',
  help: 'Rounds act all at once; random clocks tick for each agent on its own, as a Poisson process of the same mean rate.',
  default: 'rounds',
  options: [
    { value: 'rounds', label: 'Rounds' },
    { value: 'poisson', label: 'Random clocks' },
  ],
});

export const periodSeconds = number({
  label: 'Round',
  help: 'Time from one round to the next; with random clocks, the mean time between two acts of an agent.',
  default: 1,
  min: 0.01,
  max: 60,
  scale: 'log',
  unit: 's',
  live: true,
});

export const contactLoss = number({
  label: 'Failed contacts',
  help: 'Share of contacts that do not come about at all, beside the messages that the network loses.',
  default: 0,
  min: 0,
  max: 0.95,
  step: 0.01,
  live: true,
});

export const mode = choice({
  label: 'Mode',
  help: 'Push tells a partner, pull asks one, push-pull does both in one contact.',
  default: 'push-pull',
  options: [
    { value: 'push', label: 'Push' },
    { value: 'pull', label: 'Pull' },
    { value: 'push-pull', label: 'Push-pull' },
  ],
  live: true,
});

export interface Timed {
  timing: string;
  periodSeconds: number;
}

/** Length of a round, or 0 under random clocks. */
export const roundOf = (values: Timed): number => (values.timing === 'rounds' ? values.periodSeconds : 0);

/** Sets an agent's random clock; does nothing where rounds are kept. */
export function windClock(host: Host, values: Timed, agent: number, timer: number): void {
  if (values.timing === 'poisson')
    host.after(agent, timer, host.chance.at(agent).exponential(values.periodSeconds));
}

/** A neighbour of an agent, each equally likely, never itself; -1 if it has none. */
export function partnerOf(host: Host, agent: number): number {
  const count = degree(host.graph, agent);
  return count === 0 ? -1 : neighbour(host.graph, agent, host.chance.at(agent).below(count));
}

/** `count` different neighbours of an agent, all sets equally likely; all of them if it has no more. */
export function partnersOf(host: Host, agent: number, count: number): number[] {
  const all = degree(host.graph, agent);
  if (count >= all) return Array.from({ length: all }, (_, k) => neighbour(host.graph, agent, k));
  return Array.from(host.chance.at(agent).sample(all, count), (k) => neighbour(host.graph, agent, k));
}
