import type { ArrivalFrame } from '../../../src/engine/kernel/frame.ts';

interface Ended {
  id: number;
  sentAt: number;
  endedAt: number;
  from?: number;
  to?: number;
  kind?: number;
  lost?: boolean;
}

/** Ended messages as a frame tells them. */
export const arrivalsOf = (trips: readonly Ended[]): ArrivalFrame => ({
  count: trips.length,
  total: trips.length,
  id: Float64Array.from(trips, ({ id }) => id),
  from: Int32Array.from(trips, ({ from = 0 }) => from),
  to: Int32Array.from(trips, ({ to = 1 }) => to),
  sentAt: Float64Array.from(trips, ({ sentAt }) => sentAt),
  endedAt: Float64Array.from(trips, ({ endedAt }) => endedAt),
  kind: Uint8Array.from(trips, ({ kind = 0 }) => kind),
  lost: Uint8Array.from(trips, ({ lost = false }) => (lost ? 1 : 0)),
});
