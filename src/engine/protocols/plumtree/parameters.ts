import { integer, number, type ValuesOf } from '../../catalog/params.ts';

export const params = {
  peers: integer({
    label: 'Peers',
    help: 'Peers that an agent keeps where everybody could talk to everybody; on other graphs, its neighbours.',
    default: 4,
    min: 2,
    max: 32,
  }),
  announceDelays: number({
    label: 'Announce after',
    help: 'Announcements to lazy peers are held back and sent together, by this many mean delays of a message.',
    default: 1,
    min: 0,
    max: 20,
    step: 0.1,
    live: true,
  }),
  graftDelays: number({
    label: 'Ask after',
    help: 'An announced item that has not come after this many mean delays is asked for; the next try follows in half the time.',
    default: 4,
    min: 0.5,
    max: 50,
    step: 0.1,
    live: true,
  }),
};

export type Values = ValuesOf<typeof params>;
