import type { BoardView } from '../../engine/kernel/board.ts';

/** Points kept of a trail before every second one is let go. */
export const POINTS_AT_MOST = 400;
/** Agents whose trails are kept. */
export const TRAILS_AT_MOST = 8;

/** Where mixed strategies have been, oldest first; the whole way from the start, thinned evenly as it grows. */
export class Trails {
  times: number[] = [];
  /** By time, the mixes of the first agents: agents × actions. */
  points: Float32Array[] = [];
  private stride = 1;
  private skipped = 0;

  /** Adds a picture's mixes; what lies after its time (before a rewind) is forgotten. */
  add({ time, mixes }: BoardView): void {
    if (!mixes) return;
    while (this.times.length > 0 && this.times[this.times.length - 1] >= time) {
      this.times.pop();
      this.points.pop();
    }
    const kept = Math.min(TRAILS_AT_MOST, mixes.agents.length) * mixes.actions;
    if (this.points.length > 0 && this.points[0].length !== kept) this.clear();
    this.skipped += 1;
    if (this.points.length > 0 && this.skipped < this.stride) return;
    this.skipped = 0;
    this.times.push(time);
    this.points.push(mixes.chances.slice(0, kept));
    if (this.points.length <= POINTS_AT_MOST) return;
    this.times = this.times.filter((_, i) => i % 2 === 0);
    this.points = this.points.filter((_, i) => i % 2 === 0);
    this.stride *= 2;
  }

  clear(): void {
    this.times = [];
    this.points = [];
    this.stride = 1;
    this.skipped = 0;
  }
}
