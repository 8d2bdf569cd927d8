/**
 * One row of the benchmark a process, so that no row warms or spoils another: `node kernel.js ROW` prints its figures as JSON.
 * Ours and theirs take turns in the same process, do the same work, and count what they did.
 */
import { eventQueue } from './rows/event-queue.ts';
import { floodAgainstLoop, floodAgainstSimjs } from './rows/flood.ts';
import { gossipAgainstAgentscript, gossipAgainstLoop } from './rows/gossip.ts';
import { layoutToTheSameStress } from './rows/layout.ts';
import { memory } from './rows/memory.ts';
import { rewind } from './rows/rewind.ts';
import { teamFrames } from './rows/teams.ts';

/** What one turn did and how long it took. */
export interface Turn {
  operations: number;
  milliseconds: number;
}

export interface Figures {
  name: string;
  against: string;
  /** Ours and theirs in `unit`; less is better. Theirs is NaN where the row has a limit and no opponent. */
  ours: number;
  theirs: number;
  unit: string;
  good: string;
  reach: string;
}

/** The best of several turns each, taken in turns, in nanoseconds an operation: what is slower is the machine's doing. */
export function contest(
  ours: () => Turn,
  theirs: () => Turn,
  turns: number,
): { ours: number; theirs: number } {
  const best = { ours: Infinity, theirs: Infinity };
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, play] of [['ours', ours] as const, ['theirs', theirs] as const]) {
      const { operations, milliseconds } = play();
      best[name] = Math.min(best[name], (milliseconds * 1e6) / operations);
    }
  }
  return best;
}

export const rows: Record<string, () => Figures> = {
  queue: eventQueue,
  'gossip-100k': () => gossipAgainstLoop(100_000, 5),
  'gossip-1m': () => gossipAgainstLoop(1_000_000, 3),
  'gossip-agentscript': gossipAgainstAgentscript,
  flood: floodAgainstLoop,
  'flood-simjs': floodAgainstSimjs,
  rewind,
  memory,
  layout: layoutToTheSameStress,
  teams: teamFrames,
};

const row = process.argv[2];
if (row === undefined) console.log(JSON.stringify(Object.keys(rows)));
else console.log(JSON.stringify(rows[row]()));
