import type { Command } from './command.ts';
import { cannot } from './deeds.ts';
import type { Frame, InspectionRow, Note, WorldInfo } from './frame.ts';
import { measure, verdictOf } from './outcome.ts';
import { load, type Snapshot, save, snapshotBytes } from './snapshot.ts';
import { ArrivalLog, describe, kindOffsets, messagesInFlight } from './views.ts';
import { World } from './world.ts';

/** Events between two snapshots at first; thinning doubles it. */
const SNAPSHOT_EVENTS = 50_000;
const SNAPSHOTS_AT_MOST = 120;
const SNAPSHOT_BYTES_AT_MOST = 256e6;

/** What a frame should carry. */
export interface FrameWish {
  arrivals: boolean;
  digest: boolean;
  messagesAtMost: number;
}

/** A world that can be wound back and forth: it keeps snapshots and goes on from the nearest. */
export class Film {
  readonly world: World;
  readonly info: WorldInfo;
  private snapshots: { snapshot: Snapshot; bytes: number }[] = [];
  private interval = SNAPSHOT_EVENTS;
  private commands: Command[];
  private readonly offsets: number[];
  private arrivals = new ArrivalLog();
  private sampleTimes: number[] = [];
  private sampleValues: number[] = [];
  private notes: Note[] = [];
  /** Samples and notes up to here have been handed out, and stand as long as the run's commands up to here do. */
  private toldUntil = -1;

  constructor(scenario: unknown, commands: readonly Command[] = []) {
    this.world = new World(scenario, commands, { samples: true, digest: true });
    this.commands = [...commands];
    this.info = describe(this.world, this.world.scenario.title ?? '');
    this.offsets = kindOffsets(this.world);
    this.world.onSample = () => this.sample();
    this.keep();
  }

  get time(): number {
    return this.world.now;
  }

  /** From the earliest snapshot to where the world stands or has stood. */
  get reachable(): [number, number] {
    return [this.snapshots[0].snapshot.now, Math.max(this.world.now, this.snapshots[this.snapshots.length - 1].snapshot.now)];
  }

  watchArrivals(on: boolean): void {
    this.world.onArrival = on ? (slot, lost) => this.arrivals.add(this.world, slot, lost, this.offsets) : null;
  }

  /**
   * Makes this the run's list of commands. Where it parts from the present one in the past, the world is wound back to that moment, and
   * the caller's next `seek` goes on from there.
   */
  setCommands(commands: readonly Command[]): void {
    let same = 0;
    while (
      same < commands.length &&
      same < this.commands.length &&
      JSON.stringify(commands[same]) === JSON.stringify(this.commands[same])
    )
      same += 1;
    const parts = Math.min(commands[same]?.time ?? Infinity, this.commands[same]?.time ?? Infinity);
    if (parts === Infinity) return;
    for (const command of commands.slice(same)) {
      const problem = cannot(this.world, command);
      if (problem !== null) throw new RangeError(problem);
    }
    const onlyMore = same === this.commands.length;
    this.commands = [...commands];
    // Snapshots of a future that will not be are worth nothing.
    const [first] = this.snapshots;
    this.snapshots = this.snapshots.filter(({ snapshot }) => snapshot.now < parts || snapshot === first.snapshot);
    this.toldUntil = Math.min(this.toldUntil, parts);
    if (onlyMore && parts >= this.world.now) for (const command of commands.slice(same)) this.world.addCommand(command);
    else {
      const now = Math.min(this.world.now, parts);
      this.restoreBefore(now);
      this.forward(now, Infinity);
    }
  }

  private restoreBefore(time: number): void {
    let best = this.snapshots[0].snapshot;
    for (const { snapshot } of this.snapshots) if (snapshot.now <= time && snapshot.now >= best.now) best = snapshot;
    load(this.world, best, this.commands);
  }

  /** Goes to a simulated time, back or forth, from the nearest snapshot, handling at most `eventsAtMost` events. True when there. */
  seek(time: number, eventsAtMost = Infinity): boolean {
    const { now } = this.world;
    const nearer = this.snapshots.some(({ snapshot }) => snapshot.now > now && snapshot.now <= time);
    if (time < now || nearer) this.restoreBefore(time);
    return this.forward(time, eventsAtMost);
  }

  private forward(time: number, eventsAtMost: number): boolean {
    let left = eventsAtMost;
    for (;;) {
      const newest = this.snapshots[this.snapshots.length - 1].snapshot;
      const chunk = Math.min(left, this.interval);
      const before = this.world.events;
      const there = this.world.advance(time, chunk);
      this.takeNotes();
      left -= this.world.events - before;
      if (this.world.now > newest.now && this.world.events - newest.events >= this.interval) this.keep();
      if (there || this.world.verdict !== null) return true;
      if (left <= 0) return false;
    }
  }

  /** Handles one event. */
  step(): void {
    const time = this.world.nextTime();
    const before = this.world.events;
    // Stale timers are no events: go on until something has happened.
    while (this.world.events === before && this.world.verdict === null && this.world.nextTime() < Infinity)
      this.world.advance(Math.max(time, this.world.nextTime()), 1);
    this.takeNotes();
  }

  /** Undoes the latest event by going to just before it. */
  stepBack(): void {
    const target = this.world.events - 1;
    if (target < 0) return;
    let best = this.snapshots[0].snapshot;
    for (const { snapshot } of this.snapshots) if (snapshot.events <= target && snapshot.events >= best.events) best = snapshot;
    load(this.world, best, this.commands);
    while (this.world.events < target && this.world.verdict === null) {
      if (this.world.nextTime() === Infinity) break;
      this.world.advance(this.world.nextTime(), target - this.world.events);
    }
    this.takeNotes();
  }

  /** End of the present round in simulated seconds; without rounds, a quarter of a second of watching. */
  nextRound(): number {
    const period = this.world.roundSeconds || this.world.paceSeconds / 4;
    return (Math.floor(this.world.now / period + 1e-9) + 1) * period;
  }

  /** Goes on to the next note, or until `tired` says so between slices. True when there. */
  untilNote(tired: () => boolean, sliceEvents: number): boolean {
    const { world } = this;
    const start = world.notes.length + this.notes.length;
    while (world.verdict === null && world.nextTime() < Infinity) {
      world.advance(Infinity, sliceEvents, () => world.notes.length > 0);
      this.takeNotes();
      if (this.notes.length > start) return true;
      if (tired()) return false;
    }
    return true;
  }

  private keep(): void {
    const snapshot = save(this.world);
    this.snapshots.push({ snapshot, bytes: snapshotBytes(snapshot) });
    const bytes = this.snapshots.reduce((sum, one) => sum + one.bytes, 0);
    if (this.snapshots.length > SNAPSHOTS_AT_MOST || (bytes > SNAPSHOT_BYTES_AT_MOST && this.snapshots.length > 2)) {
      const last = this.snapshots.length - 1;
      this.snapshots = this.snapshots.filter((_, i) => i % 2 === 0 || i === last);
      this.interval *= 2;
    }
  }

  private sample(): void {
    const { world } = this;
    if (world.now <= this.toldUntil) return;
    this.sampleTimes.push(world.now);
    this.sampleValues.push(...measure(world));
  }

  private takeNotes(): void {
    for (const note of this.world.notes) if (note.time > this.toldUntil) this.notes.push(note);
    this.world.notes = [];
  }

  /** The moment's picture; samples and notes since the last one go with it. */
  frame(wish: FrameWish): Frame {
    const { world } = this;
    const channels: Float32Array[] = [];
    for (const { module, state, host, values } of world.layers) {
      if (!module.channels) continue;
      const own = module.channels.map(() => new Float32Array(world.n));
      module.observe?.(state, host, values, own);
      channels.push(...own);
    }
    channels.push(Float32Array.from(world.received));
    const links: number[] = [];
    for (const [key, factor] of world.links.factors) links.push(Math.floor(key / world.n), key % world.n, factor);
    const frame: Frame = {
      time: world.now,
      events: world.events,
      alive: world.alive.slice(),
      channels,
      messages: messagesInFlight(world, wish.messagesAtMost, this.offsets, wish.arrivals),
      arrivals: wish.arrivals ? this.arrivals.take() : null,
      edges: null,
      links: Float64Array.from(links),
      samples: {
        times: Float64Array.from(this.sampleTimes),
        values: Float64Array.from(this.sampleValues),
        metrics: this.info.metrics.length,
      },
      notes: this.notes,
      sentence: this.sentence(),
      verdict: verdictOf(world),
      digest: wish.digest ? world.digest.toString() : null,
    };
    this.sampleTimes = [];
    this.sampleValues = [];
    this.notes = [];
    this.toldUntil = Math.max(this.toldUntil, world.now);
    return frame;
  }

  private sentence(): string {
    const { world } = this;
    const said: string[] = [];
    for (let i = world.layers.length - 1; i >= 0; i--) {
      const { module, state, host, values } = world.layers[i];
      const words = module.sentence?.(state, host, values) ?? '';
      if (words !== '') said.push(words);
    }
    if (world.wire.delivered > 0 && world.redundant > 0)
      said.push(`${world.redundant} of ${world.wire.delivered} messages told nobody anything new.`);
    return said.slice(0, 2).join(' ');
  }

  inspect(agent: number): InspectionRow[] {
    const { world } = this;
    if (!(agent >= 0 && agent < world.n)) return [];
    const rows: InspectionRow[] = [
      { group: 'Agent', label: 'State', value: world.alive[agent] ? 'running' : 'crashed' },
      { group: 'Agent', label: 'Messages received', value: String(world.received[agent]) },
    ];
    for (const { module, state, host, values } of world.layers)
      rows.push(...(module.inspect?.(state, host, values, agent) ?? []));
    return rows;
  }

  message(id: number): InspectionRow[] | null {
    const { world } = this;
    const slot = world.wire.find(id);
    if (slot < 0) return null;
    const { queue } = world;
    const meta = queue.meta[slot];
    const kind = this.info.messageKinds[this.offsets[(meta >> 3) & 15] + ((meta >> 7) & 0xffff)];
    const row = (label: string, value: string): InspectionRow => ({ group: 'Message', label, value });
    const rows = [
      row('Kind', kind?.label ?? ''),
      row('From', String(queue.from[slot])),
      row('To', String(queue.to[slot])),
      row('Sent at', `${queue.sentAt[slot].toFixed(3)} s`),
      row('Arrives at', `${queue.time[slot].toFixed(3)} s`),
      row('Size', `${queue.bytes[slot]} B`),
    ];
    const payload = queue.payload[slot];
    if (payload) rows.push({ ...row('Contents', JSON.stringify(payload)), long: true });
    return rows;
  }
}
