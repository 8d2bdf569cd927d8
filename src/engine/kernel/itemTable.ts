import { clone } from './clone.ts';
import type { Items } from './items.ts';

/** The items of a world: see Items. `onRetire` tells the modules to forget a slot before it is used again. */
export class ItemTable implements Items {
  readonly capacity: number;
  live: Uint8Array;
  serial: Float64Array;
  origin: Int32Array;
  bornAt: Float64Array;
  reached: Int32Array;
  bytes: Float64Array;
  bodies: unknown[];
  private created = 0;
  private readonly now: () => number;
  private readonly onRetire: (slot: number) => void;

  constructor(capacity: number, now: () => number, onRetire: (slot: number) => void) {
    this.capacity = capacity;
    this.live = new Uint8Array(capacity);
    this.serial = new Float64Array(capacity).fill(-1);
    this.origin = new Int32Array(capacity).fill(-1);
    this.bornAt = new Float64Array(capacity);
    this.reached = new Int32Array(capacity);
    this.bytes = new Float64Array(capacity);
    this.bodies = new Array(capacity).fill(null);
    this.now = now;
    this.onRetire = onRetire;
  }

  create(origin: number, body: unknown, bytes: number): number {
    let slot = 0;
    for (let i = 0; i < this.capacity; i++) {
      if (!this.live[i]) {
        slot = i;
        break;
      }
      if (this.serial[i] < this.serial[slot]) slot = i;
    }
    if (this.live[slot]) this.retire(slot);
    this.live[slot] = 1;
    this.serial[slot] = this.created++;
    this.origin[slot] = origin;
    this.bornAt[slot] = this.now();
    this.reached[slot] = 0;
    this.bytes[slot] = bytes;
    this.bodies[slot] = body;
    return slot;
  }

  retire(slot: number): void {
    if (!this.live[slot]) return;
    this.onRetire(slot);
    this.live[slot] = 0;
    this.bodies[slot] = null;
  }

  save(): Record<string, unknown> {
    const { created, live, serial, origin, bornAt, reached, bytes, bodies } = this;
    return clone({ created, live, serial, origin, bornAt, reached, bytes, bodies: bodies.slice() });
  }

  load(saved: Record<string, unknown>): void {
    Object.assign(this, clone(saved));
  }
}
