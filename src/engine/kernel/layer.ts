import type { Value } from '../catalog/params.ts';
import type { Choice } from '../scenario/scenario.ts';
import { Chance } from './chance.ts';
import { clone } from './clone.ts';
import { LayerHost } from './layerHost.ts';
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
