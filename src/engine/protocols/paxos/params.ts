import { integer, number, type ValuesOf } from '../../catalog/params.ts';

/** What can be chosen of Multi-Paxos. Times are in simulated seconds. */
export const params = {
  acceptors: integer({
    label: 'Acceptors',
    help: 'The first so many agents are acceptors and may lead; the others learn what is chosen. 0 is all.',
    default: 0,
    min: 0,
    max: 1000,
  }),
  timeoutMin: number({
    label: 'Shortest patience',
    help: 'An acceptor that hears no leader for a random time between the shortest and the longest patience begins a higher ballot.',
    default: 0.15,
    min: 0.001,
    max: 1000,
    step: 0.001,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  timeoutMax: number({
    label: 'Longest patience',
    help: 'The wider the range, the rarer two proposers outbid each other.',
    default: 0.3,
    min: 0.001,
    max: 1000,
    step: 0.001,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  heartbeatSeconds: number({
    label: 'Heartbeat',
    help: 'Time between two signs of life of a leader, with which it also repeats what was not answered.',
    default: 0.05,
    min: 0.0005,
    max: 1000,
    step: 0.001,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  batch: integer({
    label: 'Proposals a message',
    help: 'Most slots that one message repeats or brings up to date.',
    default: 64,
    min: 1,
    max: 10000,
    scale: 'log',
    live: true,
  }),
  leaderAtStart: integer({
    label: 'Leader at the start',
    help: 'The acceptor that has finished phase 1 when the run starts; -1 is none, and one stands up.',
    default: -1,
    min: -1,
    max: 999,
  }),
};

export type Values = ValuesOf<typeof params>;
