import type { Command } from '../engine/kernel/command.ts';
import type { Verdict } from '../engine/kernel/frame.ts';
import { measures, verdictOf } from '../engine/kernel/outcome.ts';
import { type Reached, type Series, type Watch, type Watched, watched } from './learning/watch.ts';
import { World } from '../engine/kernel/world.ts';

/** One run without a picture. Plain data, so that it can be posted to a worker. */
export interface Job {
  scenario: unknown;
  commands?: Command[];
  /** Simulated seconds after which it ends in any case. */
  secondsAtMost: number;
  /** Events after which it ends in any case; the result says so. */
  eventsAtMost?: number;
  /** Ends as soon as the verdict is no longer 'running'. */
  untilVerdict?: boolean;
  /** Metrics are looked at on the way. */
  watch?: Watch;
}

export interface RunResult {
  /** Simulated seconds at the end. */
  seconds: number;
  /** The same in rounds, rounded up; 0 where the scenario has none. */
  rounds: number;
  messages: number;
  bytes: number;
  events: number;
  /** False if the run was ended by its limit of events. */
  complete: boolean;
  verdict: Verdict;
  /** Every metric by id, at the end. */
  metrics: Record<string, number>;
  /** Where the job watches and keeps. */
  series?: Series;
  /** Where the job watches for a level: null if it was not reached. */
  reached?: Reached | null;
}

/** Runs a job to its end. Throws what the world throws: a scenario that is none, named by its field. */
export function runOnce({
  scenario,
  commands = [],
  secondsAtMost,
  eventsAtMost = Infinity,
  untilVerdict = false,
  watch,
}: Job): RunResult {
  const world = new World(scenario, commands);
  const settled = untilVerdict ? () => verdictOf(world).state !== 'running' : undefined;
  const seen: Watched = watch
    ? watched(world, watch, secondsAtMost, eventsAtMost, untilVerdict)
    : { complete: world.advance(secondsAtMost, eventsAtMost, settled) || world.verdict !== null };
  const period = world.roundSeconds;
  return {
    seconds: world.now,
    // A message that travels within its round arrives before the next one begins.
    rounds: period > 0 ? Math.ceil(world.now / period - 1e-9) : 0,
    messages: world.wire.sent,
    bytes: world.wire.bytes,
    events: world.events,
    ...seen,
    verdict: verdictOf(world),
    metrics: measures(world),
  };
}
