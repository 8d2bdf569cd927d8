import type { Channel } from '../../engine/kernel/frame.ts';

/**
 * Notices which agents changed between two frames, so that they may glow for a moment. A category that differs is a
 * change; of a number only a leap is, since most numbers move all the time.
 */
export interface Changes {
  /** Compares with the frame before; `now` in milliseconds of the person's time. */
  note(
    values: Float32Array | undefined,
    alive: Uint8Array,
    channel: Channel | undefined,
    n: number,
    now: number,
  ): void;
  /** When each agent last changed, -Infinity if never; replaced by another array when their number changes. */
  readonly changedAt: Float64Array;
  /** Whether some agent changed within the last `spanMs`. */
  recent(now: number, spanMs: number): boolean;
  /** Forgets all: another world, another channel. */
  forget(): void;
}

/** Share of a numeric channel's domain that counts as a leap. */
const leap = 0.5;

export function createChanges(): Changes {
  let before = new Float32Array(0);
  let aliveBefore = new Uint8Array(0);
  let changedAt = new Float64Array(0);
  let latest = -Infinity;
  return {
    note(values, alive, channel, n, now) {
      const fresh = before.length !== n;
      if (fresh) {
        before = new Float32Array(n);
        aliveBefore = new Uint8Array(n);
        changedAt = new Float64Array(n).fill(-Infinity);
      }
      const domain = channel?.domain;
      const least =
        channel?.categories !== undefined ? 0.5 : domain ? Math.abs(domain[1] - domain[0]) * leap : Infinity;
      for (let i = 0; i < n; i++) {
        const value = values === undefined ? 0 : values[i];
        const differs = Math.abs(value - before[i]) >= least || alive[i] !== aliveBefore[i];
        before[i] = value;
        aliveBefore[i] = alive[i];
        if (!differs || fresh) continue;
        changedAt[i] = now;
        latest = now;
      }
    },
    get changedAt() {
      return changedAt;
    },
    recent: (now, spanMs) => now - latest < spanMs,
    forget() {
      before = new Float32Array(0);
      changedAt.fill(-Infinity);
      latest = -Infinity;
    },
  };
}
