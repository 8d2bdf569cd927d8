/** Positions on their way to where a layout wants them. */
export interface Drift {
  /** Sends all agents to `goal` (x, y pairs in world units), at once or within `spanMs`. */
  go(goal: Float32Array, now: number, spanMs: number): void;
  /** Puts one agent somewhere now, and keeps it there. */
  put(agent: number, x: number, y: number): void;
  /** Where all stand at a moment; the same array each time. */
  at(now: number): Float32Array;
  moving(now: number): boolean;
  readonly goal: Float32Array;
  /** Grows whenever positions have changed. */
  readonly version: number;
}

export function createDrift(): Drift {
  let from = new Float32Array(0);
  let goal = new Float32Array(0);
  let shown = new Float32Array(0);
  let begun = 0;
  let span = 0;
  let arrived = true;
  let version = 0;
  return {
    go(next, now, spanMs) {
      this.at(now);
      from = new Float32Array(next.length);
      // Newcomers appear in their place; the others leave from where they are seen.
      from.set(next);
      from.set(shown.subarray(0, Math.min(shown.length, next.length)));
      goal = Float32Array.from(next);
      shown = from.slice();
      begun = now;
      span = spanMs;
      arrived = false;
      version++;
    },
    put(agent, x, y) {
      for (const array of [from, goal, shown]) {
        if (2 * agent + 1 >= array.length) continue;
        array[2 * agent] = x;
        array[2 * agent + 1] = y;
      }
      version++;
    },
    at(now) {
      if (arrived) return shown;
      const share = span > 0 ? Math.min(Math.max((now - begun) / span, 0), 1) : 1;
      const eased = 1 - (1 - share) ** 3;
      for (let i = 0; i < shown.length; i++) shown[i] = from[i] + (goal[i] - from[i]) * eased;
      arrived = share >= 1;
      version++;
      return shown;
    },
    moving: () => !arrived,
    get goal() {
      return goal;
    },
    get version() {
      return version;
    },
  };
}
