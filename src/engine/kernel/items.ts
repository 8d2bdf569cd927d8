/**
 * What is being spread: one slot an item (a fact, a model, a block). A protocol keeps what it knows of items as bits or
 * counters by slot; what the item carries stands here once, however many agents know it.
 */
export interface Items {
  /** Number of slots. Protocols keep Math.ceil(capacity / 32) words of bits an agent. */
  readonly capacity: number;
  /** 1 if the slot holds an item now. */
  readonly live: Uint8Array;
  /** Serial number of the item in the slot, from 0: a slot is used again after `retire`. */
  readonly serial: Float64Array;
  readonly origin: Int32Array;
  /** When the item appeared; a message sent before that speaks of an earlier item and must be ignored. */
  readonly bornAt: Float64Array;
  /** Agents that have it. */
  readonly reached: Int32Array;
  readonly bytes: Float64Array;
  /** Immutable contents, or null. */
  readonly bodies: unknown[];
  /** Takes a free slot, or retires the oldest item for it; answers the slot. */
  create(origin: number, body: unknown, bytes: number): number;
  retire(slot: number): void;
}
