import { catalog } from '../catalog/catalog.ts';
import type { Value } from '../catalog/params.ts';
import type { Latency } from '../network/latency.ts';
import { Links } from '../network/links.ts';
import { alike, type Traits } from '../populations/traits.ts';
import { completeScenario } from '../scenario/parse.ts';
import { type Choice, type Scenario, several } from '../scenario/scenario.ts';
import type { Graph } from '../topologies/graph.ts';
import type { Topology } from '../topologies/topology.ts';
import { Chance } from './chance.ts';
import type { Command } from './command.ts';
import { act, cannot } from './deeds.ts';
import { Digest } from './digest.ts';
import type { Note, Verdict } from './frame.ts';
import { ItemTable } from './itemTable.ts';
import { Layer } from './layer.ts';
import type { Module } from './module.ts';
import { deliverConvoy } from './deliver.ts';
import { COMMAND, CONVOY, EventQueue, LOST, MESSAGE, ROUND, SAMPLE, TIMER } from './queue.ts';
import { Wire } from './wire.ts';

export interface WorldOptions {
  /** Metrics are sampled and kept until taken. */
  samples?: boolean;
  /** Every event enters the running digest. */
  digest?: boolean;
  /** Safety is checked after every event. */
  checks?: boolean;
  /** Runs in place of the scenario's protocol: a mutant with one rule changed, to see whether the checks can see. */
  protocol?: Module;
}

/** The modules of a scenario in the order of their layers, the protocol first. */
const LAYERS = ['protocol', 'environment', 'architecture', 'learner', 'population'] as const;

/**
 * A running world: exactly (scenario, seed, commands). Time is pulled: nothing happens but within `advance`.
 */
export class World {
  readonly scenario: Scenario;
  readonly n: number;
  readonly graph: Graph;
  readonly queue = new EventQueue();
  readonly links: Links;
  readonly wire: Wire;
  readonly items: ItemTable;
  readonly layers: Layer[] = [];
  readonly digest = new Digest();
  readonly warnings: string[] = [];
  /** Simulated seconds. */
  now = 0;
  /** Events handled since the start, stale timers and samples not counted. */
  events = 0;
  sentAt = 0;
  alive: Uint8Array;
  /** Number of agents that are down. */
  crashed = 0;
  byzantine: Uint8Array;
  skew: Float64Array;
  /** Messages received by each agent since the start. */
  received: Uint32Array;
  redundant = 0;
  traits: Traits;
  verdict: Verdict | null = null;
  notes: Note[] = [];
  /** Ascending in time; the first `acted` have been carried out. */
  commands: Command[] = [];
  acted = 0;
  /** Called with each sample's moment, where metrics are wanted. */
  onSample: ((time: number) => void) | null = null;
  /** Called when a message ends, where arrivals are wanted. */
  onArrival: ((slot: number, lost: boolean) => void) | null = null;
  readonly options: Required<Omit<WorldOptions, 'protocol'>>;
  private alike = new Float64Array(0);

  constructor(scenario: unknown, commands: readonly Command[] = [], options: WorldOptions = {}) {
    const { samples = false, digest = false, checks = true } = options;
    this.options = { samples, digest, checks };
    this.scenario = completeScenario(scenario);
    const { seed } = this.scenario;
    const topology = catalog.topology.get(this.scenario.topology.id) as Topology;
    this.graph = topology.build(this.scenario.agents, this.scenario.topology, new Chance(seed, 'topology'));
    this.n = this.graph.n;
    this.warnings.push(...(this.graph.warnings ?? []));
    this.alive = new Uint8Array(this.n).fill(1);
    this.byzantine = new Uint8Array(this.n);
    this.skew = new Float64Array(this.n).fill(1);
    this.received = new Uint32Array(this.n);
    this.traits = alike(this.n);
    this.links = new Links(this.graph);
    const network = catalog.network.get(this.scenario.network.id) as Latency;
    this.wire = new Wire(this, network, this.scenario.network);
    for (const name of LAYERS) {
      const choice = this.scenario[name];
      const stand = name === 'protocol' ? options.protocol : undefined;
      if (choice) this.addLayer(name, stand ?? (catalog[name].get(choice.id) as Module), choice);
    }
    for (const name of several)
      (this.scenario[name] ?? []).forEach((choice, i) => {
        this.addLayer(`${name}.${i}`, catalog[name].get(choice.id) as Module, choice);
      });
    const slots = Math.max(1, ...this.layers.map((layer) => layer.slotsWanted()));
    this.items = new ItemTable(
      slots,
      () => this.now,
      (slot) => {
        for (const layer of this.layers) layer.module.retired?.(layer.state, layer.host, layer.values, slot);
      },
    );
    // Populations first: what agents are like is known to every other layer from its start.
    const order = [...this.layers].sort(
      (a, b) => Number(b.path === 'population') - Number(a.path === 'population'),
    );
    for (const layer of order) layer.state = layer.module.init(layer.host, layer.values);
    for (const layer of this.layers) layer.begin();
    for (const command of commands) this.addCommand(command);
    if (this.options.samples) this.queue.push(SAMPLE, 0, 0, 0, 0, 0, false);
  }

  private addLayer(path: string, module: Module, choice: Choice): void {
    const layer = new Layer(this, this.layers.length, path, module, choice);
    this.layers.push(layer);
    this.warnings.push(...(module.warnings?.(layer.host, choice, this.scenario) ?? []));
  }

  /** Seconds between two samples of the metrics. */
  get sampleSeconds(): number {
    const round = this.roundSeconds;
    return round > 0 ? round / 4 : this.paceSeconds / 12;
  }

  /** The shortest round of any layer, or 0. */
  get roundSeconds(): number {
    let shortest = 0;
    for (const layer of this.layers) {
      const period = layer.period();
      if (period > 0 && (shortest === 0 || period < shortest)) shortest = period;
    }
    return shortest;
  }

  get paceSeconds(): number {
    const delay = this.wire.meanSeconds;
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const { module, values } = this.layers[i];
      if (module.paceSeconds) return module.paceSeconds(values, delay);
    }
    return delay * 2;
  }

  /**
   * Adds a command at its time, which may be now: commands act after all else due at their moment, so that a command given while
   * the world stands still and the same command in a replay act alike. Throws if it speaks of what is not there.
   */
  addCommand(command: Command): void {
    const problem = cannot(this, command);
    if (problem !== null) throw new RangeError(problem);
    if (command.time < this.now)
      throw new RangeError(`command.time: ${command.time} s is in the past; expected at least ${this.now} s`);
    let at = this.commands.length;
    while (at > this.acted && this.commands[at - 1].time > command.time) at -= 1;
    this.commands.splice(at, 0, command);
    this.queue.push(COMMAND, command.time, 0, 0, 0, 0, false);
  }

  /** After a snapshot has been written back: the run's list, of which the first `acted` have been carried out. */
  setCommands(commands: readonly Command[], acted: number): void {
    this.commands = commands.slice(0, acted);
    this.acted = acted;
    for (const command of commands.slice(acted)) this.addCommand(command);
  }

  /**
   * Handles all events up to and at `until` (simulated seconds), at most `eventsAtMost` of them. True if it got there; false if the
   * number ran out, or the run has ended with a broken promise.
   */
  advance(until: number, eventsAtMost = Infinity, stop?: () => boolean): boolean {
    const { queue } = this;
    const last = this.events + eventsAtMost;
    while (this.verdict === null) {
      const slot = queue.peek();
      if (slot < 0 || queue.time[slot] > until) {
        if (until > this.now && until < Infinity) this.now = until;
        return true;
      }
      if (this.events >= last) return false;
      if ((queue.meta[slot] & 7) === CONVOY) {
        if (!deliverConvoy(this, slot, last - this.events)) queue.unpack();
        else if (stop?.()) return true;
        continue;
      }
      queue.take(slot);
      this.now = queue.time[slot];
      this.handle(slot);
      if (stop?.()) return true;
    }
    return false;
  }

  /** Time of the next event, or Infinity. */
  nextTime(): number {
    const slot = this.queue.peek();
    return slot < 0 ? Infinity : this.queue.time[slot];
  }

  /** A list of `count` like values, which holds until the next call. */
  alikeValues(value: number, count: number): Float64Array {
    if (this.alike.length < count) this.alike = new Float64Array(count);
    return this.alike.fill(value, 0, count);
  }

  private handle(slot: number): void {
    const { queue } = this;
    const meta = queue.meta[slot];
    const type = meta & 7;
    const to = queue.to[slot];
    const from = queue.from[slot];
    const value = queue.value[slot];
    if (type === MESSAGE || type === LOST) {
      const arrives = type === MESSAGE && this.wire.arrives(from, to);
      this.onArrival?.(slot, !arrives);
      this.count(meta, to, from, value);
      this.sentAt = queue.sentAt[slot];
      const payload = queue.payload[slot] ?? undefined;
      queue.release(slot);
      if (!arrives) {
        this.wire.dropped += 1;
        return;
      }
      this.wire.delivered += 1;
      this.received[to] += 1;
      const layer = this.layers[(meta >> 3) & 15];
      layer.module.receive?.(
        layer.state,
        layer.host,
        layer.values,
        to,
        from,
        (meta >> 7) & 0xffff,
        value,
        payload,
      );
      if (this.options.checks) layer.check();
      return;
    }
    const order = queue.order[slot];
    queue.release(slot);
    if (type === SAMPLE) {
      this.onSample?.(this.now);
      queue.push(SAMPLE, this.now + this.sampleSeconds, 0, 0, 0, 0, false);
      return;
    }
    if (type === COMMAND) {
      this.count(meta, to, from, value);
      act(this, this.commands[this.acted++]);
      return;
    }
    const layer = this.layers[(meta >> 3) & 15];
    if (type === TIMER) {
      if (!layer.fires((meta >> 7) & 0xffff, to, order)) return;
      this.count(meta, to, from, value);
      layer.module.wake?.(layer.state, layer.host, layer.values, to, (meta >> 7) & 0xffff, value);
    } else if (type === ROUND) {
      this.count(meta, to, from, value);
      layer.round(value);
    }
    if (this.options.checks) layer.check();
  }

  private count(meta: number, to: number, from: number, value: number): void {
    this.events += 1;
    if (this.options.digest) this.digestEvent(meta, to, from, value);
  }

  digestEvent(meta: number, to: number, from: number, value: number): void {
    const { digest } = this;
    digest.number(this.now);
    digest.word(meta);
    digest.word(to);
    digest.word(from);
    digest.number(value);
  }

  crash(agent: number): void {
    if (!this.alive[agent]) return;
    this.alive[agent] = 0;
    this.crashed += 1;
    for (const layer of this.layers) layer.silence(agent);
    for (const { module, state, host, values } of this.layers) module.crash?.(state, host, values, agent);
    this.note('crash', `Agent ${agent} crashed.`, agent, 'bad');
  }

  restart(agent: number, wiped = false): void {
    if (this.alive[agent]) return;
    this.alive[agent] = 1;
    this.crashed -= 1;
    for (const { module, state, host, values } of this.layers)
      module.restart?.(state, host, values, agent, wiped);
    this.note('restart', `Agent ${agent} is back${wiped ? ' with an empty disk' : ''}.`, agent, 'good');
  }

  note(kind: string, text: string, agent?: number, tone: Note['tone'] = 'neutral'): void {
    // Nobody reads a hundred thousand marks; the cap keeps a storm from filling the memory.
    if (this.notes.length >= 20_000) return;
    this.notes.push(
      agent === undefined
        ? { time: this.now, kind, text, tone }
        : { time: this.now, kind, text, agent, tone },
    );
  }

  violate(invariant: string, text: string): void {
    if (this.verdict !== null) return;
    this.verdict = { state: 'violated', text: `${invariant}: ${text}`, time: this.now };
    this.note('violation', `${invariant}: ${text}`, undefined, 'bad');
  }

  /** Changes a live parameter named by its path ("protocol.fanout", "faults.0.rate"). */
  set(path: string, value: Value): void {
    const dot = path.lastIndexOf('.');
    const owner = path.slice(0, dot);
    const key = path.slice(dot + 1);
    if (owner === 'network') {
      this.wire.set(key, value);
      return;
    }
    const layer = this.layers.find((candidate) => candidate.path === owner);
    if (layer) layer.set(key, value);
  }

  /** The layer of a family, where the scenario has one. */
  layer(path: string): Layer | undefined {
    return this.layers.find((candidate) => candidate.path === path);
  }
}
