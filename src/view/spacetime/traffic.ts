import type { ArrivalFrame } from '../../engine/kernel/frame.ts';

/** One message that has ended or, with `endedAt` NaN, is under way. */
export interface Trip {
  id: number;
  from: number;
  to: number;
  sentAt: number;
  endedAt: number;
  /** Index into WorldInfo.messageKinds. */
  kind: number;
  lost: boolean;
}

/** Ended messages kept; older ones are let go. */
const tripsAtMost = 16_384;

/** The latest messages that ended, in the order in which they did. */
export class Traffic {
  private trips: Trip[] = [];
  private readonly ids = new Set<number>();
  /** Messages that ended and were never told, because a frame lists only so many. */
  missed = 0;

  get length(): number {
    return this.trips.length;
  }

  /** Takes in what a frame tells. After a rewind the engine tells some messages again; each is kept once. */
  add(arrivals: ArrivalFrame): void {
    this.missed += Math.max(0, arrivals.total - arrivals.count);
    for (let i = 0; i < arrivals.count; i += 1) {
      const id = arrivals.id[i];
      if (this.ids.has(id)) continue;
      this.ids.add(id);
      this.trips.push({
        id,
        from: arrivals.from[i],
        to: arrivals.to[i],
        sentAt: arrivals.sentAt[i],
        endedAt: arrivals.endedAt[i],
        kind: arrivals.kind[i],
        lost: arrivals.lost[i] === 1,
      });
    }
    // Half as many more may gather before the oldest go, so that this is rare.
    if (this.trips.length > tripsAtMost * 1.5) this.forget(this.trips.length - tripsAtMost);
  }

  /** Forgets what ended after a time: a rewind, or another branch. */
  truncate(time: number): void {
    let length = this.trips.length;
    while (length > 0 && !(this.trips[length - 1].endedAt <= time)) {
      length -= 1;
      this.ids.delete(this.trips[length].id);
    }
    this.trips.length = length;
  }

  clear(): void {
    this.trips = [];
    this.ids.clear();
    this.missed = 0;
  }

  /** Messages that ended at or after `since`, the latest first, at most `atMost` of those that `wanted` takes. */
  latest(since: number, atMost: number, wanted: (trip: Trip) => boolean): { trips: Trip[]; total: number } {
    const trips: Trip[] = [];
    let total = 0;
    for (let i = this.trips.length - 1; i >= 0; i -= 1) {
      const trip = this.trips[i];
      if (trip.endedAt < since) break;
      if (!wanted(trip)) continue;
      total += 1;
      if (trips.length < atMost) trips.push(trip);
    }
    return { trips, total };
  }

  private forget(count: number): void {
    for (const { id } of this.trips.slice(0, count)) this.ids.delete(id);
    this.trips = this.trips.slice(count);
  }
}
