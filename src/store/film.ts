import type { Clock } from './clock.ts';

/** The longest stretch of real time one frame may stand for: after a hiccup the film slows down, it does not jump. */
const longestFrameMs = 100;
/** Weight of the newest frame in the mean that is shown. */
const smoothing = 0.05;

/** Turns real time into simulated strides, and measures what share of the asked speed comes true. */
export function createFilm(clock: Clock) {
  let askedAt: number | null = null;
  let answeredAt: number | null = null;
  let went = 1;
  let meant = 1;
  return {
    /** Forgets the time that passed: the next frame follows the present one as if nothing had been between. */
    pause(): void {
      askedAt = null;
      answeredAt = null;
      went = meant;
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
      if (passed > 0 && advance >= 0) {
        went += smoothing * (advance - went);
        meant += smoothing * ((passed / 1000) * rate - meant);
      }
      const share = meant > 0 ? went / meant : 1;
      return share > 0.92 ? 1 : share;
    },
  };
}
