import type { Value } from '../catalog/params.ts';

/**
 * What a hand, a lesson or a fault script does to a running world, stamped with simulated time. A run is
 * exactly (scenario, seed, commands); commands at equal times act in their order in the list.
 */
export interface Command {
  /** Simulated seconds, >= 0. */
  time: number;
  do:
    | 'set' // path, value: change a live parameter ("protocol.fanout", "network.loss")
    | 'crash' // agent
    | 'restart' // agent
    | 'inject' // agent: a fact, a client command, a task: whatever the environment injects
    | 'cut' // from, to: both directions
    | 'heal' // from, to; without them everything cut, slowed or partitioned
    | 'slow' // from, to, value: factor on the latency
    | 'partition' // groups: group of each agent; messages between groups are dropped
    | 'drop' // message: serial number of a message in flight
    | 'place' // cell, value: makes a cell of the board a wall, a goal … (a name of the board's placeable kinds)
    // Of learners; without an agent, of all of them:
    | 'freeze' // agent?, value: false to let it learn again
    | 'exploit' // agent?, value: false to let it explore again
    | 'forget'; // agent?: it begins again with what it knew at the start
  agent?: number;
  from?: number;
  to?: number;
  message?: number;
  cell?: number;
  path?: string;
  value?: Value;
  groups?: readonly number[];
}

/** What a hand does to one that learns. */
export const learnerDeeds = ['freeze', 'exploit', 'forget'] as const;
export type LearnerDeed = (typeof learnerDeeds)[number];
