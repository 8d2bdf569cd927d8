import type { Entry } from '../catalog/entry.ts';
import { number, type Params, type ValuesOf } from '../catalog/params.ts';
import type { Chance } from '../kernel/chance.ts';

/** How long a message takes over one link, with the faults every network shares. */
export interface Latency<P extends Params = Params> extends Entry<P> {
  /** Delay of one hop in seconds, >= 0. `distance` is the length of the link in the unit square's side. */
  draw(values: ValuesOf<P>, chance: Chance, distance: number): number;
  /** Mean delay of one hop in seconds, for protocols that must know the bound they run under. */
  mean(values: ValuesOf<P>): number;
  /** True if every message takes the same time, so that arrivals come in the order of sending. */
  constant?: boolean;
}

/** Parameters that every network has. */
export const common = {
  jitter: number({
    label: 'Jitter',
    help: 'Each message takes up to this much longer, drawn uniformly.',
    default: 0,
    min: 0,
    max: 5,
    step: 0.01,
    unit: 's',
    live: true,
  }),
  loss: number({
    label: 'Loss',
    help: 'Share of messages that never arrive, each lost independently.',
    default: 0,
    min: 0,
    max: 0.95,
    step: 0.01,
    live: true,
  }),
  duplication: number({
    label: 'Duplication',
    help: 'Share of messages that arrive twice.',
    default: 0,
    min: 0,
    max: 0.95,
    step: 0.01,
    live: true,
  }),
  reordering: number({
    label: 'Reordering',
    help: 'Share of messages held back by up to three mean delays, so that later ones overtake them.',
    default: 0,
    min: 0,
    max: 0.95,
    step: 0.01,
    live: true,
  }),
  bandwidth: number({
    label: 'Bandwidth',
    help: 'Bytes a second that an agent can send; messages queue for it. 0 is without limit.',
    default: 0,
    min: 0,
    max: 1e6,
    step: 1000,
    unit: 'B/s',
    live: true,
  }),
  between: number({
    label: 'Delay between groups',
    help: 'Factor on the delay of links between groups (clusters, levels) of the topology.',
    default: 1,
    min: 0.1,
    max: 100,
    step: 0.1,
    scale: 'log',
    unit: '×',
    live: true,
  }),
} satisfies Params;

export type Common = ValuesOf<typeof common>;

/** The mean delay, which every network has under this name. */
export const meanSeconds = number({
  label: 'Delay',
  help: 'Mean time a message takes over one link.',
  default: 0.4,
  min: 0.0001,
  max: 10,
  step: 0.001,
  scale: 'log',
  unit: 's',
  live: true,
});
