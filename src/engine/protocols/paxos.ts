import { paxosWith } from './paxos/module.ts';

/** Multi-Paxos: ballots, slots, a majority. */
export const multiPaxos = paxosWith();
