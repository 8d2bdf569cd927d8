import type { Links } from '../network/links.ts';
import type { Traits } from '../populations/traits.ts';
import type { Answer, Task } from '../tasks/task.ts';
import type { Graph } from '../topologies/graph.ts';
import type { Chance } from './chance.ts';
import type { Host } from './host.ts';
import type { Items } from './items.ts';
import type { Layer } from './layer.ts';
import type { Play } from './play.ts';
import { playOf } from './playOf.ts';
import { type Training, trainingOf } from './training.ts';
import type { World } from './world.ts';

/** The host of one layer: see Host. */
export class LayerHost implements Host {
  readonly n: number;
  readonly graph: Graph;
  private readonly layer: Layer;
  private readonly world: World;
  private game: Play | null | undefined;
  private data: Training | null | undefined = undefined;

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
  sendMany(from: Int32Array, to: Int32Array, count: number, kind: number, value: number, bytes = 0): void {
    this.world.wire.sendMany(this.layer.index, from, to, count, kind, value, bytes);
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
    const { layers } = this.world;
    for (let i = 0; i < layers.length; i++) {
      const { module, state, host, values } = layers[i];
      if (module.learned !== undefined) module.learned(state, host, values, agent, slot, from);
    }
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
  get training(): Training | null {
    if (this.data === undefined) this.data = trainingOf(this.world.layers);
    return this.data;
  }
  get play(): Play | null {
    if (this.game === undefined) this.game = playOf(this.world.layers);
    return this.game;
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
