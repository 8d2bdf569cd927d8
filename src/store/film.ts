import type { Clock } from './clock.ts';

/** The longest stretch of real time one frame may stand for: after a hiccup the film slows down, it does not jump. */
const longestFrameMs = 100;

/** Turns real time into simulated strides, and measures what share of the asked speed comes true. */
export function createFilm(clock: Clock) {
  let askedAt: number | null = null;
  let answeredAt: number | null = null;
  let share = 1;
  let startedAt = Number.NEGATIVE_INFINITY;
  return {
    /** Simulated time at which the person last pressed play. */
    get startedAt() {
      return startedAt;
    },
    begin(time: number): void {
      startedAt = time;
      askedAt = null;
      answeredAt = null;
      share = 1;
    },
    pause(): void {
      askedAt = null;
      answeredAt = null;
      share = 1;
    },
    /** Simulated seconds to go on from here, at so many simulated seconds a second. */
    stride(rate: number): number {
      const nowMs = clock.nowMs();
      const passed = askedAt === null ? 1000 / 60 : Math.min(longestFrameMs, nowMs - askedAt);
      askedAt = nowMs;
      return (passed / 1000) * rate;
    },
    /** Share of the asked rate reached lately, given how far the last reply went. */
    reached(advance: number, rate: number): number {
      const nowMs = clock.nowMs();
      const passed = answeredAt === null ? 0 : nowMs - answeredAt;
      answeredAt = nowMs;
      if (passed > 0 && advance >= 0) share += 0.08 * (Math.min(1, advance / ((passed / 1000) * rate)) - share);
      return share > 0.93 ? 1 : share;
    },
  };
}
