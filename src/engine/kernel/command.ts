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
    | 'drop'; // message: serial number of a message in flight
  agent?: number;
  from?: number;
  to?: number;
  message?: number;
  path?: string;
  value?: Value;
  groups?: readonly number[];
}
