import type { Value } from '../catalog/params.ts';
import type { Links } from '../network/links.ts';
import type { Choice } from '../scenario/scenario.ts';
import type { Traits } from '../populations/traits.ts';
import type { Answer, Task } from '../tasks/task.ts';
import type { Graph } from '../topologies/graph.ts';
import { Chance } from './chance.ts';
import { clone } from './clone.ts';
import type { Host } from './host.ts';
import type { Items } from './items.ts';
import type { Module } from './module.ts';
import { ROUND, TIMER } from './queue.ts';
import type { World } from './world.ts';

/** One module at work in a world: its state, its live values, its timers and its streams of chance. */
export class Layer {
  readonly world: World;
  readonly index: number;
  /** Where it stands in the scenario: "protocol", "faults.0". */
  readonly path: string;
  readonly module: Module;
  /** Live: the scenario's choice with its parameters, changed by commands. */
  readonly values: Record<string, Value>;
  readonly host: LayerHost;
  state: unknown = null;
  /** Order of the event that each timer waits for, by name × (n + 1) + agent + 1; 0 if it is not set. */
  private armed: Float64Array;
  private bank: Chance | null = null;
  private single: Chance | null = null;

  constructor(world: World, index: number, path: string, module: Module, choice: Choice) {
    this.world = world;
    this.index = index;
    this.path = path;
    this.module = module;
    this.values = { ...choice };
    this.armed = new Float64Array((module.timers?.length ?? 0) * (world.n + 1));
    this.host = new LayerHost(this);
  }

  slotsWanted(): number {
    return this.module.slots?.(this.values, this.world.n) ?? 1;
  }

  begin(): void {
    const { module, state, host, values, world } = this;
    if (module.start) for (let agent = 0; agent < world.n; agent++) module.start(state, host, values, agent);
    module.begin?.(state, host, values);
    if (this.period() > 0) world.queue.push(ROUND, 0, this.index << 3, 0, 0, 1, false);
  }

  period(): number {
    return this.module.roundSeconds?.(this.values) ?? 0;
  }

  round(round: number): void {
    const { module, state, host, values, world } = this;
    module.round?.(state, host, values, round);
    // Added up and not multiplied, so that a message whose delay equals the period arrives exactly before the next round.
    world.queue.push(ROUND, world.now + this.period(), this.index << 3, 0, 0, round + 1, false);
  }

  check(): void {
    this.module.check?.(this.state, this.host, this.values);
  }

  set(key: string, value: Value): void {
    this.values[key] = value;
    this.module.changed?.(this.state, this.host, this.values, key);
  }

  get chance(): Chance {
    this.bank ??= new Chance(this.world.scenario.seed, this.path, this.world.n);
    return this.bank;
  }

  get dice(): Chance {
    this.single ??= new Chance(this.world.scenario.seed, `${this.path}/dice`);
    return this.single;
  }

  arm(agent: number, timer: number, delaySeconds: number, value: number): void {
    const { world } = this;
    if (!(delaySeconds >= 0))
      throw new RangeError(`${this.module.id}: timer "${this.module.timers?.[timer]}" set to ${delaySeconds} s; expected 0 or more`);
    const delay = agent >= 0 ? delaySeconds * world.skew[agent] : delaySeconds;
    const slot = world.queue.push(TIMER, world.now + delay, (this.index << 3) | (timer << 7), agent, agent, value, false);
    this.armed[timer * (world.n + 1) + agent + 1] = world.queue.order[slot];
  }

  cancel(agent: number, timer: number): void {
    this.armed[timer * (this.world.n + 1) + agent + 1] = 0;
  }

  /** Whether this event is the one its timer waits for, and not one replaced or cancelled since. */
  fires(timer: number, agent: number, order: number): boolean {
    const at = timer * (this.world.n + 1) + agent + 1;
    if (this.armed[at] !== order) return false;
    this.armed[at] = 0;
    return true;
  }

  silence(agent: number): void {
    const stride = this.world.n + 1;
    for (let at = agent + 1; at < this.armed.length; at += stride) this.armed[at] = 0;
  }

  save(): SavedLayer {
    return {
      state: clone(this.state),
      values: { ...this.values },
      armed: this.armed.slice(),
      bank: this.bank?.words.slice() ?? null,
      single: this.single?.words.slice() ?? null,
    };
  }

  load(saved: SavedLayer): void {
    this.state = clone(saved.state);
    Object.assign(this.values, saved.values);
    this.armed.set(saved.armed);
    if (saved.bank) this.chance.words.set(saved.bank);
    else this.bank = null;
    if (saved.single) this.dice.words.set(saved.single);
    else this.single = null;
  }
}

export interface SavedLayer {
  state: unknown;
  values: Record<string, Value>;
  armed: Float64Array;
  bank: Int32Array | null;
  single: Int32Array | null;
}

/** The host of one layer: see Host. */
class LayerHost implements Host {
  readonly n: number;
  readonly graph: Graph;
  private readonly layer: Layer;
  private readonly world: World;

  constructor(layer: Layer) {
    this.layer = layer;
    this.world = layer.world;
    this.n = layer.world.n;
    this.graph = layer.world.graph;
  }

  get seed(): number {
    return this.world.scenario.seed;
  }
  get now(): number {
    return this.world.now;
  }
  get sentAt(): number {
    return this.world.sentAt;
  }
  get alive(): Uint8Array {
    return this.world.alive;
  }
  get byzantine(): Uint8Array {
    return this.world.byzantine;
  }
  get skew(): Float64Array {
    return this.world.skew;
  }
  get links(): Links {
    return this.world.links;
  }
  get items(): Items {
    return this.world.items;
  }
  get chance(): Chance {
    return this.layer.chance;
  }
  get dice(): Chance {
    return this.layer.dice;
  }
  get expectedLatencySeconds(): number {
    return this.world.wire.meanSeconds;
  }
  get longestLatencySeconds(): number {
    return this.world.wire.longestSeconds;
  }

  send(from: number, to: number, kind: number, value: number, payload?: unknown, bytes = 0): void {
    this.world.wire.send(this.layer.index, from, to, kind, value, payload, bytes, 1);
  }
  route(from: number, to: number, kind: number, value: number, payload?: unknown, bytes = 0): void {
    this.world.wire.send(this.layer.index, from, to, kind, value, payload, bytes, this.world.links.distance(from, to));
  }
  after(agent: number, timer: number, delaySeconds: number, value = 0): void {
    this.layer.arm(agent, timer, delaySeconds, value);
  }
  cancel(agent: number, timer: number): void {
    this.layer.cancel(agent, timer);
  }

  learned(agent: number, slot: number, from: number): void {
    this.world.items.reached[slot] += 1;
    for (const { module, state, host, values } of this.world.layers)
      module.learned?.(state, host, values, agent, slot, from);
  }
  committed(agent: number, index: number, command: unknown): void {
    for (const { module, state, host, values } of this.world.layers)
      module.committed?.(state, host, values, agent, index, command);
  }
  share(agent: number, slot: number): boolean {
    const { module, state, host, values } = this.world.layers[0];
    if (!module.share || !this.world.alive[agent]) return false;
    module.share(state, host, values, agent, slot);
    return true;
  }
  agree(agent: number, command: unknown): boolean {
    const { module, state, host, values } = this.world.layers[0];
    if (!module.agree || !this.world.alive[agent]) return false;
    module.agree(state, host, values, agent, command);
    return true;
  }

  offer(task: Task): boolean {
    const taker = this.world.layers.find(({ module }) => module.offered !== undefined);
    if (!taker) return false;
    taker.module.offered?.(taker.state, taker.host, taker.values, task);
    return true;
  }
  answer(answer: Answer): void {
    for (const { module, state, host, values } of this.world.layers) module.answered?.(state, host, values, answer);
  }
  get traits(): Traits {
    return this.world.traits;
  }

  redundant(count = 1): void {
    this.world.redundant += count;
  }
  note(kind: string, text: string, agent?: number, tone?: 'neutral' | 'good' | 'bad' | 'command'): void {
    this.world.note(kind, text, agent, tone);
  }
  violate(invariant: string, text: string): void {
    this.world.violate(invariant, text);
  }
  crash(agent: number): void {
    this.world.crash(agent);
  }
  restart(agent: number, wiped?: boolean): void {
    this.world.restart(agent, wiped);
  }
  misbehave(agent: number, behaviour: number): void {
    this.world.byzantine[agent] = behaviour;
    this.world.wire.refresh();
  }
  setNetwork(key: string, value: number): void {
    this.world.wire.set(key, value);
  }
  network(key: string): number {
    return Number(this.world.wire.values[key]);
  }
}
