import { Convoys } from './convoy.ts';

/**
 * The pending events of a world in flat arrays, handed out in one total order: by time, then priority, then sequence.
 *
 * Three structures share the slots. A *lane* is a first-in-first-out list for messages of constant latency, whose times
 * cannot but ascend. A *ladder* (Tang, Goh & Thng 2005, "Ladder queue") keeps later events unsorted in buckets and sorts a bucket
 * only when it is reached. A small *heap* holds the bucket at hand. The order does not depend on which structure held an event.
 */

/** What an event is; the low three bits of `meta`. */
export const MESSAGE = 0;
export const LOST = 1;
export const TIMER = 2;
export const ROUND = 3;
export const COMMAND = 4;
export const SAMPLE = 5;
/** Many messages in one slot: see Convoys. */
export const CONVOY = 6;
export const FREE = 7;

/** Events at one moment act in this order: messages, timers, rounds, samples, commands. */
const PRIORITY = [1, 1, 2, 3, 5, 4, 1];
/** Sequence numbers stay below this, so that priority and sequence share one exact float64. */
export const PRIORITY_UNIT = 281_474_976_710_656; // 2⁴⁸
/** Events a bucket should hold, and the share of far events one epoch of buckets should cover. */
const BUCKET_EVENTS = 6;
const EPOCH_SHARE = 0.75;

export class EventQueue {
  time = new Float64Array(64);
  /** priority × 2⁴⁸ + sequence. */
  order = new Float64Array(64);
  sentAt = new Float64Array(64);
  value = new Float64Array(64);
  to = new Int32Array(64);
  from = new Int32Array(64);
  /** type | module << 3 | kind << 7 | (has payload) << 30. */
  meta = new Int32Array(64).fill(FREE);
  bytes = new Int32Array(64);
  payload: unknown[] = new Array(64).fill(null);
  private next = new Int32Array(64);
  private free = -1;
  /** Slots ever used; those at and above are untouched. */
  top = 0;
  size = 0;
  sequence = 0;

  readonly convoys = new Convoys(this);
  private laneHead = -1;
  private laneTail = -1;

  private heap = new Int32Array(64);
  private heapSize = 0;
  private buckets = new Int32Array(1).fill(-1);
  private bucketCount = 0;
  private cursor = 0;
  private start = 0;
  private inverseWidth = 0;
  private farHead = -1;
  private farSize = 0;

  /**
   * Adds an event and answers its slot. `ascending` promises that such events come in order of time (constant latency); where the
   * promise does not hold the event is queued like any other.
   */
  push(
    type: number,
    time: number,
    meta: number,
    to: number,
    from: number,
    value: number,
    ascending: boolean,
  ): number {
    if (!(time < Infinity)) throw new RangeError(`queue: an event at time ${time}; expected a finite time`);
    const slot = this.claim();
    this.time[slot] = time;
    this.order[slot] = PRIORITY[type] * PRIORITY_UNIT + this.sequence++;
    this.meta[slot] = meta | type;
    this.to[slot] = to;
    this.from[slot] = from;
    this.value[slot] = value;
    if (ascending && this.ascends(time)) this.append(slot);
    else this.insert(slot);
    return slot;
  }

  /** A slot that is free. */
  claim(): number {
    let slot = this.free;
    if (slot >= 0) this.free = this.next[slot];
    else {
      slot = this.top++;
      if (slot === this.time.length) this.grow();
    }
    this.size += 1;
    return slot;
  }

  /** Whether an event of that time may stand at the end of the lane. */
  ascends(time: number): boolean {
    return this.laneTail < 0 || time >= this.time[this.laneTail];
  }

  /** Puts a slot at the end of the lane. */
  append(slot: number): void {
    this.next[slot] = -1;
    if (this.laneTail < 0) this.laneHead = slot;
    else this.next[this.laneTail] = slot;
    this.laneTail = slot;
  }

  /** Puts single messages in the place of convoys, for those who look into slots: all but the run itself. */
  unpack(): void {
    if (this.convoys.size === 0) return;
    let slot = this.laneHead;
    this.laneHead = this.laneTail = -1;
    while (slot >= 0) {
      const following = this.next[slot];
      if ((this.meta[slot] & 7) === CONVOY) this.convoys.unpack(slot);
      else this.append(slot);
      slot = following;
    }
  }

  /** Gives back a slot that stands in no list. */
  discard(slot: number): void {
    this.size -= 1;
    this.release(slot);
  }

  /** The slot of the next event without taking it, or -1. */
  peek(): number {
    if (this.heapSize === 0) this.refill();
    const lane = this.laneHead;
    if (this.heapSize === 0) return lane;
    const top = this.heap[0];
    return lane >= 0 && this.before(lane, top) ? lane : top;
  }

  /** Takes the event that `peek` answered out of the order; its slot stays readable until `release`. */
  take(slot: number): void {
    this.size -= 1;
    if (slot === this.laneHead) {
      this.laneHead = this.next[slot];
      if (this.laneHead < 0) this.laneTail = -1;
    } else this.popHeap();
  }

  release(slot: number): void {
    if (this.meta[slot] & PAYLOAD) this.payload[slot] = null;
    this.meta[slot] = FREE;
    this.next[slot] = this.free;
    this.free = slot;
  }

  private before(a: number, b: number): boolean {
    const ta = this.time[a];
    const tb = this.time[b];
    return ta < tb || (ta === tb && this.order[a] < this.order[b]);
  }

  private insert(slot: number): void {
    const place = Math.floor((this.time[slot] - this.start) * this.inverseWidth);
    // Without buckets but with far events (a snapshot just loaded) nothing may pass them by in the heap.
    if (this.bucketCount > 0 ? place >= this.bucketCount : this.farSize > 0) {
      this.next[slot] = this.farHead;
      this.farHead = slot;
      this.farSize += 1;
    } else if (this.bucketCount > 0 && place > this.cursor) {
      this.next[slot] = this.buckets[place];
      this.buckets[place] = slot;
    } else if (this.bucketCount === 0 && this.heapSize >= 4 * BUCKET_EVENTS) {
      // No epoch yet: what lies beyond the heap's present contents waits; refill orders it.
      this.spread(slot);
    } else this.pushHeap(slot);
  }

  /** Starts an epoch from the heap's contents when it has become too large to sort at once. */
  private spread(slot: number): void {
    for (let i = 0; i < this.heapSize; i++) {
      this.next[this.heap[i]] = this.farHead;
      this.farHead = this.heap[i];
    }
    this.next[slot] = this.farHead;
    this.farHead = slot;
    this.farSize += this.heapSize + 1;
    this.heapSize = 0;
    this.refill();
  }

  /** Moves the next bucket that holds anything to the heap; begins a new epoch of buckets when all are done. */
  private refill(): void {
    for (;;) {
      while (this.cursor + 1 < this.bucketCount) {
        this.cursor += 1;
        let slot = this.buckets[this.cursor];
        if (slot < 0) continue;
        this.buckets[this.cursor] = -1;
        while (slot >= 0) {
          const following = this.next[slot];
          this.pushHeap(slot);
          slot = following;
        }
        return;
      }
      if (this.farSize === 0) {
        this.bucketCount = 0;
        this.cursor = 0;
        return;
      }
      this.beginEpoch();
    }
  }

  private beginEpoch(): void {
    const count = this.farSize;
    // The extent is judged by a sample, so that a few far timers do not stretch the buckets.
    const stride = Math.max(1, Math.floor(count / 64));
    const sample: number[] = [];
    let least = Infinity;
    let i = 0;
    for (let slot = this.farHead; slot >= 0; slot = this.next[slot]) {
      const time = this.time[slot];
      if (time < least) least = time;
      if (i++ % stride === 0) sample.push(time);
    }
    sample.sort((a, b) => a - b);
    const extent = sample[Math.min(sample.length - 1, Math.floor(sample.length * EPOCH_SHARE))] - least;
    const wanted = Math.max(1, Math.min(1 << 20, Math.floor((count * EPOCH_SHARE) / BUCKET_EVENTS)));
    if (this.buckets.length < wanted) this.buckets = new Int32Array(wanted * 2).fill(-1);
    // Without extent (all at one moment, or a width lost to rounding) one bucket takes everything.
    const inverse = wanted / extent;
    const spreads = extent > 0 && inverse < Infinity && least + extent / wanted > least;
    this.bucketCount = spreads ? wanted : 1;
    this.inverseWidth = spreads ? inverse : 0;
    this.start = least;
    this.cursor = -1;
    let slot = this.farHead;
    this.farHead = -1;
    this.farSize = 0;
    while (slot >= 0) {
      const following = this.next[slot];
      const place = Math.floor((this.time[slot] - least) * this.inverseWidth);
      if (place >= this.bucketCount) {
        this.next[slot] = this.farHead;
        this.farHead = slot;
        this.farSize += 1;
      } else {
        this.next[slot] = this.buckets[place];
        this.buckets[place] = slot;
      }
      slot = following;
    }
  }

  private pushHeap(slot: number): void {
    if (this.heapSize === this.heap.length) {
      const larger = new Int32Array(this.heap.length * 2);
      larger.set(this.heap);
      this.heap = larger;
    }
    const { heap, time, order } = this;
    const slotTime = time[slot];
    const slotOrder = order[slot];
    let at = this.heapSize++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const above = heap[parent];
      const aboveTime = time[above];
      if (aboveTime < slotTime || (aboveTime === slotTime && order[above] < slotOrder)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = slot;
  }

  private popHeap(): void {
    const { heap, time, order } = this;
    const last = heap[--this.heapSize];
    const size = this.heapSize;
    if (size === 0) return;
    const lastTime = time[last];
    const lastOrder = order[last];
    let at = 0;
    for (;;) {
      const first = at * 4 + 1;
      if (first >= size) break;
      const end = first + 4 < size ? first + 4 : size;
      let least = first;
      let leastTime = time[heap[first]];
      let leastOrder = order[heap[first]];
      for (let child = first + 1; child < end; child++) {
        const childTime = time[heap[child]];
        if (childTime < leastTime || (childTime === leastTime && order[heap[child]] < leastOrder)) {
          least = child;
          leastTime = childTime;
          leastOrder = order[heap[child]];
        }
      }
      if (leastTime > lastTime || (leastTime === lastTime && leastOrder > lastOrder)) break;
      heap[at] = heap[least];
      at = least;
    }
    heap[at] = last;
  }

  private grow(): void {
    const length = this.time.length * 2;
    const wider = <A extends Float64Array | Int32Array>(from: A): A => {
      const to = new (from.constructor as new (length: number) => A)(length);
      to.set(from);
      return to;
    };
    this.time = wider(this.time);
    this.order = wider(this.order);
    this.sentAt = wider(this.sentAt);
    this.value = wider(this.value);
    this.to = wider(this.to);
    this.from = wider(this.from);
    this.meta = wider(this.meta);
    this.meta.fill(FREE, length / 2);
    this.bytes = wider(this.bytes);
    this.next = wider(this.next);
    while (this.payload.length < length) this.payload.push(null);
  }

  /** Pending events in any order, with their sequence numbers; commands are left out, for they belong to the run's list. */
  save(): SavedQueue {
    this.unpack();
    const used = new Int32Array(this.size);
    let count = 0;
    for (let slot = 0; slot < this.top; slot++) {
      const type = this.meta[slot] & 7;
      if (type !== FREE && type !== COMMAND) used[count++] = slot;
    }
    const pick = <A extends Float64Array | Int32Array>(from: A): A => {
      const to = new (from.constructor as new (length: number) => A)(count);
      for (let i = 0; i < count; i++) to[i] = from[used[i]];
      return to;
    };
    const payload: unknown[] = [];
    for (let i = 0; i < count; i++) if (this.meta[used[i]] & PAYLOAD) payload[i] = this.payload[used[i]];
    return {
      sequence: this.sequence,
      time: pick(this.time),
      order: pick(this.order),
      sentAt: pick(this.sentAt),
      value: pick(this.value),
      to: pick(this.to),
      from: pick(this.from),
      meta: pick(this.meta),
      bytes: pick(this.bytes),
      payload,
    };
  }

  load(saved: SavedQueue): void {
    const count = saved.time.length;
    while (this.time.length < count) this.grow();
    this.meta.fill(FREE);
    for (let i = 0; i < this.payload.length; i++) this.payload[i] = saved.payload[i] ?? null;
    this.buckets.fill(-1);
    this.convoys.clear();
    this.free = this.laneHead = this.laneTail = this.farHead = -1;
    this.heapSize = this.bucketCount = this.cursor = this.farSize = 0;
    for (const name of ['time', 'order', 'sentAt', 'value'] as const) this[name].set(saved[name]);
    for (const name of ['to', 'from', 'meta', 'bytes'] as const) this[name].set(saved[name]);
    this.top = this.size = count;
    this.sequence = saved.sequence;
    for (let slot = 0; slot < count; slot++) {
      this.next[slot] = this.farHead;
      this.farHead = slot;
    }
    this.farSize = count;
    // Far events must not lie behind an empty epoch: a push would then take the heap for all there is.
    this.refill();
  }
}

/** Marks in `meta` an event whose payload stands in the payload array. */
export const PAYLOAD = 1 << 30;

export interface SavedQueue {
  sequence: number;
  time: Float64Array;
  order: Float64Array;
  sentAt: Float64Array;
  value: Float64Array;
  to: Int32Array;
  from: Int32Array;
  meta: Int32Array;
  bytes: Int32Array;
  payload: unknown[];
}
