import type { MetricInfo, SampleFrame } from '../engine/kernel/frame.ts';

/** All samples of the metrics so far, a column each; only the first `length` rows are filled. Times ascend strictly. */
export interface History {
  readonly metrics: readonly MetricInfo[];
  readonly length: number;
  readonly times: Float64Array;
  readonly columns: readonly Float64Array[];
  /** Every how many samples one is kept: doubles whenever the history is full, so that a long run stays cheap to draw. */
  readonly stride: number;
  /** Grows at every change, so that painters know when to paint. */
  readonly version: number;
}

/** Curves of the present run, and the ghost of the setting before it. */
export interface Histories {
  readonly present: History;
  readonly ghost: History | null;
  /** Starts an empty history. The one that ends replaces the ghost; or the ghost there was stays (a drag goes on); or there is none. */
  begin(metrics: readonly MetricInfo[], ghost: 'replace' | 'stay' | 'none'): void;
  /** Adds the rows later than all it has: after a rewind the engine tells the same samples again. */
  append(samples: SampleFrame): void;
  /** Forgets what comes after the time; the whole curve becomes the ghost if `keepGhost`. */
  truncate(time: number, keepGhost: boolean): void;
  dropGhost(): void;
  subscribe(listen: () => void): () => void;
}

/** Rows kept before every second one is let go. */
export const rowsAtMost = 4_000;

interface Growing {
  metrics: readonly MetricInfo[];
  length: number;
  times: Float64Array;
  columns: Float64Array[];
  stride: number;
  version: number;
  /** Samples offered since the last one kept. */
  skipped: number;
  latest: number;
}

const empty = (metrics: readonly MetricInfo[]): Growing => ({
  metrics,
  length: 0,
  times: new Float64Array(256),
  columns: metrics.map(() => new Float64Array(256)),
  stride: 1,
  version: 0,
  skipped: 0,
  latest: Number.NEGATIVE_INFINITY,
});

function grow(history: Growing): void {
  const wider = (array: Float64Array): Float64Array => {
    const next = new Float64Array(Math.min(rowsAtMost, array.length * 2));
    next.set(array);
    return next;
  };
  history.times = wider(history.times);
  history.columns = history.columns.map(wider);
}

function thin(history: Growing): void {
  const kept = history.length >> 1;
  for (const array of [history.times, ...history.columns]) {
    for (let row = 0; row < kept; row++) array[row] = array[row * 2]!;
  }
  history.length = kept;
  history.stride *= 2;
}

const copyOf = (history: Growing): History => ({
  metrics: history.metrics,
  length: history.length,
  times: history.times.slice(0, history.length),
  columns: history.columns.map((column) => column.slice(0, history.length)),
  stride: history.stride,
  version: history.version,
});

export function createHistories(): Histories {
  const listeners = new Set<() => void>();
  let present = empty([]);
  let ghost: History | null = null;
  let version = 0;

  const changed = (): void => {
    version += 1;
    present.version = version;
    for (const listen of listeners) listen();
  };

  const keep = (): void => {
    if (present.length > 1) ghost = copyOf(present);
  };

  return {
    get present() {
      return present;
    },
    get ghost() {
      return ghost;
    },
    begin(metrics, fate) {
      if (fate === 'none') ghost = null;
      else if (fate === 'replace' || !ghost) keep();
      present = empty(metrics);
      changed();
    },
    append({ times, values, metrics }) {
      let added = false;
      for (let row = 0; row < times.length; row++) {
        const time = times[row]!;
        if (!(time > present.latest)) continue;
        present.latest = time;
        present.skipped += 1;
        if (present.length > 0 && present.skipped < present.stride) continue;
        present.skipped = 0;
        if (present.length === rowsAtMost) thin(present);
        if (present.length === present.times.length) grow(present);
        present.times[present.length] = time;
        for (let metric = 0; metric < present.columns.length; metric++) {
          present.columns[metric]![present.length] =
            metric < metrics ? values[row * metrics + metric]! : Number.NaN;
        }
        present.length += 1;
        added = true;
      }
      if (added) changed();
    },
    truncate(time, keepGhost) {
      if (keepGhost) keep();
      while (present.length > 0 && present.times[present.length - 1]! > time) present.length -= 1;
      present.latest = present.length > 0 ? present.times[present.length - 1]! : Number.NEGATIVE_INFINITY;
      present.skipped = 0;
      changed();
    },
    dropGhost() {
      if (!ghost) return;
      ghost = null;
      changed();
    },
    subscribe(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}

/** The row at or just before a time, or -1: for reading a curve under the pointer. */
export function rowAt({ times, length }: History, time: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
