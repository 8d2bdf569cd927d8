import type { Links } from '../network/links.ts';
import type { Traits } from '../populations/traits.ts';
import type { Answer, Task } from '../tasks/task.ts';
import type { Graph } from '../topologies/graph.ts';
import type { Chance } from './chance.ts';
import type { Items } from './items.ts';
import type { Play } from './play.ts';
import type { Training } from './training.ts';

/**
 * All that a module (protocol, environment, learner, architecture, fault) may do to the world. Handlers get the
 * module's own state and this; they keep nothing else, so a copy of the state is a copy of the module.
 */
export interface Host {
  readonly n: number;
  readonly graph: Graph;
  /** The run's seed, for what must be the same whatever the other layers draw. */
  readonly seed: number;
  /** Simulated seconds. */
  readonly now: number;
  /** 1 for a running agent, 0 for a crashed one. */
  readonly alive: Uint8Array;
  /** One stream an agent for this module's own draws: `host.chance.at(agent).below(6)`. */
  readonly chance: Chance;
  /** One stream for draws of the whole module (rounds, arrivals), apart from the agents'. */
  readonly dice: Chance;
  /** What is being spread: see Items. */
  readonly items: Items;

  /**
   * Sends a message over the link from → to. The network decides delay, loss and duplication. `kind` is an index
   * into the module's `messages`; `value` any float64; `payload` immutable plain data that nobody changes after
   * sending; `bytes` its size on the wire. The link must exist (or the graph be complete): use `route` otherwise.
   */
  send(from: number, to: number, kind: number, value: number, payload?: unknown, bytes?: number): void;
  /** `count` messages alike but for their ends, from from[i] to to[i]: the same as `send` for each in order, in less time. */
  sendMany(
    from: Int32Array,
    to: Int32Array,
    count: number,
    kind: number,
    value: number,
    bytes?: number,
  ): void;
  /** The same between any two agents, over a shortest path of live links: delays add up; without a path it is lost. */
  route(from: number, to: number, kind: number, value: number, payload?: unknown, bytes?: number): void;
  /** When the message being received was sent, in simulated seconds; only valid within `receive`. */
  readonly sentAt: number;

  /**
   * Wakes the agent after a delay. An agent has one timer of each name (index into the module's `timers`): setting it again
   * replaces it. A crash silences all its timers. `agent` -1 is the module's own timer and survives crashes.
   */
  after(agent: number, timer: number, delaySeconds: number, value?: number): void;
  cancel(agent: number, timer: number): void;

  /** Protocol → above: `agent` has the item in `slot`, which it first heard from `from` (-1: its own). Call once an item and agent. */
  learned(agent: number, slot: number, from: number): void;
  /** Protocol → above: `agent` has committed `command` at place `index` (from 0) of the one order. */
  committed(agent: number, index: number, command: unknown): void;

  /** Above → protocol: spread the item in `slot` from `agent`. False if the protocol cannot. */
  share(agent: number, slot: number): boolean;
  /** Above → protocol: get `command` into the one order, asked at `agent`. False if the protocol cannot. */
  agree(agent: number, command: unknown): boolean;

  /** Environment → architecture: here is a task. False if there is no architecture to take it. */
  offer(task: Task): boolean;
  /** Architecture → environment: the team's answer to a task. */
  answer(answer: Answer): void;
  /** Learner → environment: what it offers to be played, or null where it is no game. */
  readonly play: Play | null;
  /** Learner → environment: its data, or null where there is nothing to fit. */
  readonly training: Training | null;
  /** What agents are like; a population writes it at its `init`, and everyone may read it afterwards. */
  readonly traits: Traits;

  /** Counts messages that told their receivers nothing new. */
  redundant(count?: number): void;
  /** A mark on the timeline. */
  note(kind: string, text: string, agent?: number, tone?: 'neutral' | 'good' | 'bad' | 'command'): void;
  /** A broken promise: stops the run with a verdict that names the invariant and the event. */
  violate(invariant: string, text: string): void;
  /** Mean delay of one hop, for protocols that must know the bound (Δ) they run under. */
  readonly expectedLatencySeconds: number;
  /** The longest that one hop may take, for promises that rest on a bound; Infinity where the network sets none. */
  readonly longestLatencySeconds: number;
  crash(agent: number): void;
  /** Brings a crashed agent back with what its disk kept; `wiped`: with an empty disk. */
  restart(agent: number, wiped?: boolean): void;

  /** Cuts, slow links and partitions. */
  readonly links: Links;
  /**
   * What each agent is up to: 0 honest, else one of the behaviours below. The kernel itself makes SILENT agents send nothing and
   * DELAYING ones send late; a protocol makes EQUIVOCATING and LYING ones say what its paper's adversary would.
   */
  readonly byzantine: Uint8Array;
  misbehave(agent: number, behaviour: number): void;
  /** Rate of each agent's clock: its timers last delay × skew. 1 is a true clock. */
  readonly skew: Float64Array;
  /** Changes a parameter of the network while it runs ('loss', 'duplication' …). */
  setNetwork(key: string, value: number): void;
  /** The present value of a parameter of the network. */
  network(key: string): number;
}

export const HONEST = 0;
export const SILENT = 1;
export const EQUIVOCATING = 2;
export const DELAYING = 3;
export const LYING = 4;
