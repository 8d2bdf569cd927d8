import type { Value } from '../catalog/params.ts';
import type { Common, Latency } from '../network/latency.ts';
import type { Choice } from '../scenario/scenario.ts';
import { Chance } from './chance.ts';
import { DELAYING, SILENT } from './host.ts';
import { LOST, MESSAGE, PAYLOAD } from './queue.ts';
import { serialOf } from './serial.ts';
import type { World } from './world.ts';

/** Share of its way that a lost message goes before it is gone. */
const LOST_SHARE = 1;
/** Mean delays that a message of a DELAYING agent waits on top of its own. */
const DELAYING_FACTOR = 10;

/**
 * Sends messages: decides delay, loss, duplication and queueing, and counts them. Always
 * sent + duplicated = delivered + dropped + in flight.
 */
export class Wire {
  private readonly world: World;
  private readonly latency: Latency;
  readonly values: Record<string, Value> & Common;
  sent = 0;
  duplicated = 0;
  delivered = 0;
  dropped = 0;
  bytes = 0;
  /** True while every message takes the same time and none is lost: the path that a million agents take. */
  private plain = false;
  private delay = 0;
  private bank: Chance | null = null;
  /** When each agent's uplink is free again; only with limited bandwidth. */
  private busyUntil: Float64Array | null = null;
  private liars = false;

  constructor(world: World, latency: Latency, choice: Choice) {
    this.world = world;
    this.latency = latency;
    this.values = { ...choice } as unknown as Record<string, Value> & Common;
    this.refresh();
  }

  get meanSeconds(): number {
    return this.latency.mean(this.values) + this.values.jitter / 2;
  }

  /** The longest delay of one hop; Infinity where draws, queues or links have no bound of their own. */
  get longestSeconds(): number {
    const { values, world } = this;
    const bounded =
      values.reordering === 0 &&
      values.bandwidth === 0 &&
      values.between <= 1 &&
      world.links.factors.size === 0;
    return this.latency.constant && bounded ? this.latency.mean(values) + values.jitter : Infinity;
  }

  get inFlight(): number {
    return this.sent + this.duplicated - this.delivered - this.dropped;
  }

  set(key: string, value: Value): void {
    (this.values as Record<string, Value>)[key] = value;
    this.refresh();
  }

  /** Must be called when values, links or liars change. */
  refresh(): void {
    const { values } = this;
    this.liars = this.world.byzantine?.some((behaviour) => behaviour !== 0) ?? false;
    this.delay = this.latency.constant ? this.latency.mean(values) : 0;
    this.plain =
      this.latency.constant === true &&
      !this.liars &&
      values.jitter === 0 &&
      values.loss === 0 &&
      values.duplication === 0 &&
      values.reordering === 0 &&
      values.bandwidth === 0 &&
      (values.between === 1 || !this.world.graph.groups);
  }

  private get chance(): Chance {
    this.bank ??= new Chance(this.world.scenario.seed, 'network', this.world.n);
    return this.bank;
  }

  /** Hops 0 means that there is no path: the message is lost after one delay. */
  send(
    layer: number,
    from: number,
    to: number,
    kind: number,
    value: number,
    payload: unknown,
    bytes: number,
    hops: number,
  ): void {
    const { world } = this;
    const { queue } = world;
    this.sent += 1;
    this.bytes += bytes;
    const meta = (layer << 3) | (kind << 7) | (payload === undefined ? 0 : PAYLOAD);
    if (this.plain && hops === 1 && !world.links.touched) {
      if (payload === undefined) {
        queue.convoys.send(world.now + this.delay, world.now, meta, to, from, value, bytes);
        return;
      }
      const slot = queue.push(MESSAGE, world.now + this.delay, meta, to, from, value, true);
      queue.sentAt[slot] = world.now;
      queue.bytes[slot] = bytes;
      queue.payload[slot] = payload;
      return;
    }
    const chance = this.chance.at(from);
    const { values } = this;
    const lost =
      hops === 0 ||
      (world.links.touched && hops === 1 && world.links.blocked(from, to)) ||
      (values.loss > 0 && this.lostOnTheWay(chance, hops)) ||
      (this.liars && world.byzantine[from] === SILENT);
    let departure = world.now;
    if (values.bandwidth > 0) {
      this.busyUntil ??= new Float64Array(world.n);
      departure = Math.max(world.now, this.busyUntil[from]) + bytes / values.bandwidth;
      this.busyUntil[from] = departure;
    }
    this.put(lost, departure + this.draw(chance, from, to, hops), meta, to, from, value, payload, bytes);
    if (values.duplication > 0 && !lost && chance.uniform() < values.duplication) {
      this.duplicated += 1;
      this.put(false, departure + this.draw(chance, from, to, hops), meta, to, from, value, payload, bytes);
    }
  }

  /** `count` messages over one link each, alike but for their ends: the same as `send` for each in order. */
  sendMany(
    layer: number,
    from: Int32Array,
    to: Int32Array,
    count: number,
    kind: number,
    value: number,
    bytes: number,
  ): void {
    const { world } = this;
    if (!this.plain || world.links.touched) {
      for (let i = 0; i < count; i++) this.send(layer, from[i], to[i], kind, value, undefined, bytes, 1);
      return;
    }
    this.sent += count;
    this.bytes += bytes * count;
    const meta = (layer << 3) | (kind << 7);
    world.queue.convoys.sendMany(world.now + this.delay, world.now, meta, to, from, count, value, bytes);
  }

  private put(
    lost: boolean,
    time: number,
    meta: number,
    to: number,
    from: number,
    value: number,
    payload: unknown,
    bytes: number,
  ): void {
    const { queue, now } = this.world;
    const at = lost ? now + (time - now) * LOST_SHARE : time;
    const slot = queue.push(lost ? LOST : MESSAGE, at, meta, to, from, value, false);
    queue.sentAt[slot] = now;
    queue.bytes[slot] = bytes;
    if (payload !== undefined) queue.payload[slot] = payload;
  }

  private lostOnTheWay(chance: Chance, hops: number): boolean {
    for (let hop = 0; hop < hops; hop++) if (chance.uniform() < this.values.loss) return true;
    return false;
  }

  private draw(chance: Chance, from: number, to: number, hops: number): number {
    const { values, world } = this;
    const { positions, groups } = world.graph;
    let total = 0;
    let length = 0.5;
    if (positions) {
      const dx = positions[2 * from] - positions[2 * to];
      const dy = positions[2 * from + 1] - positions[2 * to + 1];
      length = Math.sqrt(dx * dx + dy * dy);
    }
    for (let hop = 0; hop < Math.max(1, hops); hop++) {
      total += this.latency.draw(values, chance, length);
      if (values.jitter > 0) total += values.jitter * chance.uniform();
    }
    if (values.reordering > 0 && chance.uniform() < values.reordering)
      total += chance.uniform() * 3 * this.latency.mean(values);
    if (values.between !== 1 && groups && groups[from] !== groups[to]) total *= values.between;
    if (world.links.factors.size > 0) total *= world.links.factor(from, to) || 1;
    if (this.liars && world.byzantine[from] === DELAYING)
      total += DELAYING_FACTOR * this.latency.mean(values);
    return total;
  }

  /** Whether a message that reaches its end finds somebody there over a link that still stands. */
  arrives(from: number, to: number): boolean {
    if (this.world.alive[to] === 0) return false;
    return !this.world.links.touched || !this.world.links.blocked(from, to);
  }

  /** The hand's drop: turns a message in flight into a lost one. False if it is gone. */
  drop(id: number): boolean {
    const slot = this.find(id);
    if (slot < 0) return false;
    this.world.queue.meta[slot] = (this.world.queue.meta[slot] & ~7) | LOST;
    return true;
  }

  /** Slot of a message in flight by its serial number, or -1. */
  find(id: number): number {
    const { queue } = this.world;
    queue.unpack();
    for (let slot = 0; slot < queue.top; slot++)
      if ((queue.meta[slot] & 7) === MESSAGE && serialOf(queue, slot) === id) return slot;
    return -1;
  }

  save(): SavedWire {
    const { sent, duplicated, delivered, dropped, bytes, values } = this;
    return {
      counts: [sent, duplicated, delivered, dropped, bytes],
      values: { ...values },
      bank: this.bank?.words.slice() ?? null,
      busyUntil: this.busyUntil?.slice() ?? null,
    };
  }

  load(saved: SavedWire): void {
    [this.sent, this.duplicated, this.delivered, this.dropped, this.bytes] = saved.counts;
    Object.assign(this.values, saved.values);
    this.bank = null;
    if (saved.bank) this.chance.words.set(saved.bank);
    this.busyUntil = saved.busyUntil?.slice() ?? null;
    this.refresh();
  }
}

export interface SavedWire {
  counts: number[];
  values: Record<string, Value>;
  bank: Int32Array | null;
  busyUntil: Float64Array | null;
}
