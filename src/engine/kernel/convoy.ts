import { CONVOY, type EventQueue, MESSAGE } from './queue.ts';

/** Like messages sent one after the other before they travel together: below that it is not worth it. */
const STREAK = 32;
/** Messages in a convoy: few at first, so that small worlds stay small. */
const LEAST = 256;
const MOST = 65_536;

/** Messages that left together, one after the other, of one kind, and are due together: message i has the sequence number of the first + i. */
export interface Convoy {
  time: number;
  sentAt: number;
  meta: number;
  /** Sequence number of the message that would come next. */
  next: number;
  /** Those before `head` have been delivered. */
  head: number;
  count: number;
  to: Int32Array;
  from: Int32Array;
  /** What all carry, or, where they differ, each in a list. */
  value: number;
  values: Float64Array | null;
  bytes: number;
  sizes: Int32Array | null;
}

/**
 * Messages of constant latency as they come in rounds: packed by the thousand into one event, because a million slots cost more to
 * write and read than all else. Nobody but the queue, the wire and the delivery sees the difference: `EventQueue.unpack` puts the messages
 * into slots of their own, in the same order with the same sequence numbers.
 */
export class Convoys {
  /** By the number that stands in `to` of a convoy's slot. */
  private readonly all: Convoy[] = [];
  private readonly idle: number[] = [];
  private readonly queue: EventQueue;
  /** The one at the end of the lane, while it may still grow. */
  private open: Convoy | null = null;
  private streak = 0;
  private lastTime = -1;
  private lastSentAt = -1;
  private lastMeta = -1;
  private lastNext = -1;

  constructor(queue: EventQueue) {
    this.queue = queue;
  }

  /** Number of convoys under way. */
  get size(): number {
    return this.all.length - this.idle.length;
  }

  /** Queues a message without payload on a link of constant latency. */
  send(
    time: number,
    sentAt: number,
    meta: number,
    to: number,
    from: number,
    value: number,
    bytes: number,
  ): void {
    const { open, queue } = this;
    if (
      open !== null &&
      open.next === queue.sequence &&
      open.time === time &&
      open.meta === meta &&
      open.sentAt === sentAt &&
      open.count < MOST
    ) {
      const at = open.count;
      if (at === open.to.length) lengthen(open);
      open.to[at] = to;
      open.from[at] = from;
      // 0 is never taken for like: -0 equals it and has other bits.
      if (open.values !== null || value !== open.value || value === 0) setValue(open, at, value);
      if (open.sizes !== null || bytes !== open.bytes) setSize(open, at, bytes);
      open.count = at + 1;
      open.next = ++queue.sequence;
      return;
    }
    this.begin(time, sentAt, meta, to, from, value, bytes);
  }

  /** The same for `count` messages alike but for their ends, in order. */
  sendMany(
    time: number,
    sentAt: number,
    meta: number,
    to: Int32Array,
    from: Int32Array,
    count: number,
    value: number,
    bytes: number,
  ): void {
    let sent = 0;
    while (sent < count) {
      this.send(time, sentAt, meta, to[sent], from[sent], value, bytes);
      sent += 1;
      const { open } = this;
      if (open === null || open.values !== null || open.sizes !== null) continue;
      const run = Math.min(count - sent, MOST - open.count);
      while (open.to.length < open.count + run) lengthen(open);
      open.to.set(to.subarray(sent, sent + run), open.count);
      open.from.set(from.subarray(sent, sent + run), open.count);
      open.count += run;
      this.queue.sequence += run;
      open.next = this.queue.sequence;
      sent += run;
    }
  }

  private begin(
    time: number,
    sentAt: number,
    meta: number,
    to: number,
    from: number,
    value: number,
    bytes: number,
  ): void {
    const { queue } = this;
    const full = this.open;
    const follows =
      (full !== null ? full.next : this.lastNext) === queue.sequence &&
      this.lastTime === time &&
      this.lastMeta === meta &&
      this.lastSentAt === sentAt;
    this.streak = follows ? this.streak + 1 : 1;
    this.open = null;
    if (this.streak > STREAK && queue.ascends(time)) {
      const number = this.idle.pop() ?? this.all.push(empty()) - 1;
      const convoy = this.all[number];
      convoy.time = time;
      convoy.sentAt = sentAt;
      convoy.meta = meta;
      convoy.head = 0;
      convoy.count = 1;
      convoy.to[0] = to;
      convoy.from[0] = from;
      convoy.value = value;
      convoy.values = null;
      convoy.bytes = bytes;
      convoy.sizes = null;
      if (value === 0) setValue(convoy, 0, value);
      queue.push(CONVOY, time, meta, number, 0, 0, true);
      convoy.next = queue.sequence;
      this.open = convoy;
    } else {
      const slot = queue.push(MESSAGE, time, meta, to, from, value, true);
      queue.sentAt[slot] = sentAt;
      queue.bytes[slot] = bytes;
    }
    this.lastTime = time;
    this.lastSentAt = sentAt;
    this.lastMeta = meta;
    this.lastNext = queue.sequence;
  }

  /** The convoy of a slot. */
  at(slot: number): Convoy {
    return this.all[this.queue.to[slot]];
  }

  /** Notes that `count` more of the convoy at the head of the lane have been taken out; answers whether none is left. */
  advance(slot: number, count: number): boolean {
    const convoy = this.at(slot);
    convoy.head += count;
    if (convoy.head < convoy.count) {
      this.queue.order[slot] += count;
      return false;
    }
    if (this.open === convoy) this.open = null;
    this.queue.take(slot);
    this.queue.release(slot);
    return true;
  }

  /** Lets a convoy be used again once nobody reads it any more. */
  recycle(convoy: Convoy): void {
    this.idle.push(this.all.indexOf(convoy));
  }

  /** Puts the messages of a convoy into slots of their own at the end of the lane. */
  unpack(slot: number): void {
    const { queue } = this;
    const convoy = this.at(slot);
    const order = queue.order[slot];
    for (let i = convoy.head; i < convoy.count; i++) {
      const single = queue.claim();
      queue.time[single] = convoy.time;
      queue.order[single] = order + i - convoy.head;
      queue.sentAt[single] = convoy.sentAt;
      queue.meta[single] = convoy.meta | MESSAGE;
      queue.to[single] = convoy.to[i];
      queue.from[single] = convoy.from[i];
      queue.value[single] = convoy.values === null ? convoy.value : convoy.values[i];
      queue.bytes[single] = convoy.sizes === null ? convoy.bytes : convoy.sizes[i];
      queue.append(single);
    }
    queue.discard(slot);
    this.recycle(convoy);
    this.close();
  }

  /** Forgets all; the queue has been emptied. */
  clear(): void {
    this.idle.length = 0;
    for (let number = this.all.length - 1; number >= 0; number--) this.idle.push(number);
    this.close();
  }

  private close(): void {
    this.open = null;
    this.streak = 0;
  }
}

const empty = (): Convoy => ({
  ...{ time: 0, sentAt: 0, meta: 0, next: 0, head: 0, count: 0 },
  ...{ to: new Int32Array(LEAST), from: new Int32Array(LEAST) },
  ...{ value: 0, values: null, bytes: 0, sizes: null },
});

function lengthen(convoy: Convoy): void {
  const length = Math.min(MOST, convoy.to.length * 4);
  const longer = <A extends Int32Array | Float64Array>(list: A, into: A): A => {
    into.set(list);
    return into;
  };
  convoy.to = longer(convoy.to, new Int32Array(length));
  convoy.from = longer(convoy.from, new Int32Array(length));
  if (convoy.values !== null) convoy.values = longer(convoy.values, new Float64Array(length));
  if (convoy.sizes !== null) convoy.sizes = longer(convoy.sizes, new Int32Array(length));
}

function setValue(convoy: Convoy, at: number, value: number): void {
  convoy.values ??= new Float64Array(convoy.to.length).fill(convoy.value, 0, at);
  convoy.values[at] = value;
}

function setSize(convoy: Convoy, at: number, bytes: number): void {
  convoy.sizes ??= new Int32Array(convoy.to.length).fill(convoy.bytes, 0, at);
  convoy.sizes[at] = bytes;
}
