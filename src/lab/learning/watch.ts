import { measures, verdictOf } from '../../engine/kernel/outcome.ts';
import type { World } from '../../engine/kernel/world.ts';

/** A level that a metric is to reach. */
export interface Level {
  metric: string;
  value: number;
  /** Reached from below, or from above. */
  rising: boolean;
  /** Samples over whose mean the metric is judged, so that one lucky moment is no success; counted from when it first moves. */
  over: number;
}

/** What is read off a run on its way. */
export interface Watch {
  /** Simulated seconds between two samples. */
  everySeconds: number;
  /** All metrics at all samples are kept. */
  keeps?: boolean;
  /** The run ends as soon as this is reached. */
  level?: Level;
}

/** Every metric at the times of the samples. */
export interface Series {
  times: number[];
  values: Record<string, number[]>;
}

/** What it took to reach a level. */
export interface Reached {
  seconds: number;
  bytes: number;
  messages: number;
}

export interface Watched {
  complete: boolean;
  series?: Series;
  reached?: Reached | null;
}

/** Runs a world to a time in pieces, looking at its metrics after each; the run itself is the same as in one piece. */
export function watched(
  world: World,
  { everySeconds, keeps = false, level }: Watch,
  secondsAtMost: number,
  eventsAtMost: number,
  untilVerdict: boolean,
): Watched {
  if (!(everySeconds > 0))
    throw new RangeError(`watch.everySeconds: ${everySeconds}; expected seconds above 0`);
  const settled = untilVerdict ? () => verdictOf(world).state !== 'running' : undefined;
  const series: Series = { times: [], values: {} };
  const window: number[] = [];
  let reached: Reached | null = null;
  let complete = true;
  let first = Number.NaN;
  let moved = false;
  for (let sample = 0; ; sample++) {
    const until = Math.min(secondsAtMost, sample * everySeconds);
    complete = world.advance(until, eventsAtMost - world.events, settled) || world.verdict !== null;
    const row = measures(world);
    if (keeps) {
      series.times.push(world.now);
      for (const [id, value] of Object.entries(row)) (series.values[id] ??= []).push(value);
    }
    if (level) {
      if (!(level.metric in row))
        throw new RangeError(`watch.level.metric: ${level.metric}; this world measures no such thing`);
      // What stands at its first value says nothing yet: steps of an episode are 0 before one has ended.
      if (sample === 0) first = row[level.metric];
      moved ||= row[level.metric] !== first;
      if (moved) window.push(row[level.metric]);
      if (window.length > level.over) window.shift();
      if (isReached(window, level)) {
        reached = { seconds: world.now, bytes: world.wire.bytes, messages: world.wire.sent };
        break;
      }
    }
    if (!complete || world.verdict !== null || until >= secondsAtMost) break;
    if (untilVerdict && verdictOf(world).state !== 'running') break;
  }
  return { complete, ...(keeps ? { series } : {}), ...(level ? { reached } : {}) };
}

/** Whether the mean of a full window has reached the level. */
export function isReached(window: readonly number[], { value, rising, over }: Level): boolean {
  if (window.length < over) return false;
  const mean = window.reduce((sum, one) => sum + one, 0) / window.length;
  return rising ? mean >= value : mean <= value;
}
