import type { Frame, WorldInfo } from '../engine/kernel/frame.ts';

/** Times at which agents are remembered before every second one is let go. */
export const binsAtMost = 200;
/** Agents remembered at most; with more, every k-th stands for all. */
export const agentsAtMost = 2000;
/** Channels remembered at most: the first numeric ones. */
const channelsAtMost = 4;
/** Places on a board are no measures. */
const places = new Set(['x', 'y', 'place', 'received']);

/** What each agent's value on some channels was over time. */
export interface AgentHistory {
  /** Channels remembered, by id. */
  readonly channels: readonly string[];
  /** Numbers of the agents that are remembered. */
  readonly agents: Int32Array;
  readonly times: readonly number[];
  /** One row a time: values of the remembered agents on a channel. */
  rows(channel: string): readonly Float32Array[];
  readonly version: number;
}

/** Simulated paces of a world below which no leap is spoken of. */
const leapsFromPaces = 5;

/** What was watched on the way: the moments seen, and since when they follow each other without a leap. */
export interface Watched {
  moments: number;
  since: number;
}

/** Where the film last leapt over a tenth of all time so far, because a link, a seek or a late start led there; null where it never did. */
export function leapIn(times: readonly number[], paceSeconds: number): Watched | null {
  const last = times.at(-1) ?? 0;
  if (last < leapsFromPaces * paceSeconds) return null;
  for (let i = times.length - 1; i >= 0; i--)
    if (times[i] - (i > 0 ? times[i - 1] : 0) > last / 10) return { moments: i, since: times[i] };
  return null;
}

/** The channels of a world that are measures. */
export const measuredChannels = (info: WorldInfo): { id: string; label: string; index: number }[] =>
  info.channels
    .map(({ id, label, categories }, index) => ({ id, label, index, numeric: categories === undefined }))
    .filter(({ id, numeric }) => numeric && !places.has(id))
    .slice(0, channelsAtMost);

/** Remembers agents' values frame by frame within bounded memory: 200 times × 2,000 agents × 4 channels at most. */
export class AgentMemory implements AgentHistory {
  channels: string[] = [];
  agents = new Int32Array(0);
  times: number[] = [];
  version = 0;
  private indexes: number[] = [];
  private values: Float32Array[][] = [];
  private stride = 0;

  /** A new world. */
  begin(info: WorldInfo | null): void {
    const found = info ? measuredChannels(info) : [];
    this.channels = found.map(({ id }) => id);
    this.indexes = found.map(({ index }) => index);
    const step = Math.max(1, Math.ceil((info?.n ?? 0) / agentsAtMost));
    this.agents = Int32Array.from({ length: Math.ceil((info?.n ?? 0) / step) }, (_, i) => i * step);
    this.times = [];
    this.values = found.map(() => []);
    // So many simulated seconds between two times, doubled whenever all bins are full.
    this.stride = (info?.paceSeconds ?? 1) / 8;
    this.version += 1;
  }

  rows(channel: string): readonly Float32Array[] {
    return this.values[this.channels.indexOf(channel)] ?? [];
  }

  /** The next frame; what lies after its time (before a rewind) is forgotten. */
  add(frame: Frame): void {
    if (this.channels.length === 0) return;
    let kept = this.times.length;
    while (kept > 0 && this.times[kept - 1] > frame.time) kept -= 1;
    if (kept < this.times.length) this.cut(kept);
    if (kept > 0 && frame.time - this.times[kept - 1] < this.stride) return;
    this.times.push(frame.time);
    this.indexes.forEach((index, c) => {
      const from = frame.channels[index];
      this.values[c].push(Float32Array.from(this.agents, (agent) => from?.[agent] ?? Number.NaN));
    });
    if (this.times.length > binsAtMost) this.thin();
    this.version += 1;
  }

  private cut(length: number): void {
    this.times.length = length;
    for (const rows of this.values) rows.length = length;
    this.version += 1;
  }

  private thin(): void {
    const even = (_: unknown, i: number): boolean => i % 2 === 0;
    this.times = this.times.filter(even);
    this.values = this.values.map((rows) => rows.filter(even));
    this.stride *= 2;
  }
}
