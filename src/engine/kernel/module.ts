import type { Account } from './account.ts';
import type { Entry } from '../catalog/entry.ts';
import type { Params, ValuesOf } from '../catalog/params.ts';
import type { Channel, InspectionRow, MessageKind, MetricInfo, Theory, Verdict } from './frame.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Answer, Task } from '../tasks/task.ts';
import type { LearnerDeed } from './command.ts';
import type { Board, Flows, PolicyView } from './board.ts';
import type { Host } from './host.ts';

/**
 * One layer of a running world, as pure steps: state and event in, effects out through the host. State is plain
 * data (numbers, strings, booleans, null, plain objects, arrays, Maps, Sets, typed arrays): a snapshot is a clone of it. A
 * handler must not keep a reference to a part of the state elsewhere. Frozen objects are taken as immutable and shared.
 */
export interface Steps<S, V> {
  /** State before time 0. `values` are read again at every call: live parameters arrive in the same object. */
  init(host: Host, values: V): S;
  /** Once for each agent at time 0 in order of their numbers, and never again (see `restart`). */
  start?(state: S, host: Host, values: V, agent: number): void;
  /** Once at time 0, after all agents have started. */
  begin?(state: S, host: Host, values: V): void;
  receive?(state: S, host: Host, values: V, to: number, from: number, kind: number, value: number, payload: unknown): void;
  /**
   * Optional and only for speed: receives `count` messages of one kind and moment, none with a payload, whose senders all sent them at
   * host.sentAt, exactly as `receive` would one after the other. Agents that are down have been sorted out.
   */
  receiveMany?(
    state: S,
    host: Host,
    values: V,
    to: Int32Array,
    from: Int32Array,
    value: Float64Array,
    kind: number,
    count: number,
  ): void;
  wake?(state: S, host: Host, values: V, agent: number, timer: number, value: number): void;
  /** Called at (round - 1) × period, round = 1, 2, …, after everything else due at that moment. */
  round?(state: S, host: Host, values: V, round: number): void;
  /** Length of a round in seconds; 0 or absent: no rounds. */
  roundSeconds?(values: V): number;
  /** The agent loses what a crash loses. */
  crash?(state: S, host: Host, values: V, agent: number): void;
  /** The agent comes back with what a disk keeps; `wiped`: with an empty disk. */
  restart?(state: S, host: Host, values: V, agent: number, wiped: boolean): void;
  /** The verbs, where the module is a protocol. Items are in host.items. */
  share?(state: S, host: Host, values: V, agent: number, slot: number): void;
  agree?(state: S, host: Host, values: V, agent: number, command: unknown): void;
  /** The item in a slot has been retired: forget it everywhere. */
  retired?(state: S, host: Host, values: V, slot: number): void;
  /** Upcalls, where the module stands above a protocol. */
  learned?(state: S, host: Host, values: V, agent: number, slot: number, from: number): void;
  committed?(state: S, host: Host, values: V, agent: number, index: number, command: unknown): void;
  /** A task has come, where the module is an architecture. */
  offered?(state: S, host: Host, values: V, task: Task): void;
  /** A task has been answered, where the module is an environment. */
  answered?(state: S, host: Host, values: V, answer: Answer): void;
  /** Verbs of an environment that can be played: see Play. Actions are -1 for agents that do nothing. */
  actionCount?(state: S, host: Host, values: V): number;
  stateCount?(state: S, host: Host, values: V): number;
  sense?(state: S, host: Host, values: V, agent: number): number;
  perform?(state: S, host: Host, values: V, actions: Int32Array, rewards: Float64Array, done: Uint8Array): void;
  partner?(state: S, host: Host, values: V, agent: number): number;
  payoff?(state: S, host: Host, values: V, agent: number, own: number, other: number): number;
  /** See Sights: all three or none. */
  sightCount?(state: S, host: Host, values: V): number;
  sighting?(state: S, host: Host, values: V, agent: number): number;
  senseWith?(state: S, host: Host, values: V, agent: number, sighting: number): number;
  featureCount?(state: S, host: Host, values: V): number;
  featuresAtMost?(state: S, host: Host, values: V): number;
  features?(state: S, host: Host, values: V, at: number, into: Int32Array): number;
  /** Verbs of an environment that holds data to learn from: see Training. */
  dimension?(state: S, host: Host, values: V): number;
  beginModel?(state: S, host: Host, values: V, into: Float64Array): void;
  gradient?(state: S, host: Host, values: V, agent: number, model: Float64Array, into: Float64Array): void;
  loss?(state: S, host: Host, values: V, agent: number, model: Float64Array): number;
  weight?(state: S, host: Host, values: V, agent: number): number;
  accuracy?(state: S, host: Host, values: V, model: Float64Array): number;
  /** Whether what is foretold are numbers: accuracy is then the share of their variance that is explained. Absent: kinds. */
  foretellsNumbers?(state: S, host: Host, values: V): boolean;
  optimum?(state: S, host: Host, values: V, evenly: boolean): Float64Array | null;
  /**
   * A plain picture of the world as it concerns `agent`, where the module is an environment; `model`: the model to show, of environments
   * with data. Like the three below it is asked for beside the run: it changes nothing, and draws from no chance. See board.ts.
   */
  board?(state: S, host: Host, values: V, agent: number, model: Float64Array | null): Board | null;
  /** What the agent's learner makes of the given states. */
  policy?(state: S, host: Host, values: V, agent: number, states: Int32Array): PolicyView | null;
  /** The model of an agent, or of the mean or server (-1), where the module learns one. */
  model?(state: S, host: Host, values: V, agent: number): Float64Array | null;
  /** Who learned from whom so far. */
  flows?(state: S, host: Host, values: V): Flows | null;
  /** Where time and tokens went, where the module is an architecture. Beside the run, as `board` is. */
  account?(state: S, host: Host, values: V): Account | null;
  /** The hand's `place`: makes a cell of the board (see GridBoard.placeable) of a kind. */
  place?(state: S, host: Host, values: V, cell: number, kind: string): void;
  /** The hand's `inject` at an agent. */
  inject?(state: S, host: Host, values: V, agent: number): void;
  /** The hand speaks to a learner: `on` is false where a deed is taken back. */
  hand?(state: S, host: Host, values: V, deed: LearnerDeed, agent: number, on: boolean): void;
  /** A live parameter has changed. */
  changed?(state: S, host: Host, values: V, key: string): void;
  /** After every event of this module's when checking is on: call host.violate if a promise is broken. */
  check?(state: S, host: Host, values: V): void;

  /** Fills one array a channel of the module's `channels`, one number an agent. */
  observe?(state: S, host: Host, values: V, into: Float32Array[]): void;
  /** One number a metric of the module's `metrics`, in order. */
  measure?(state: S, host: Host, values: V, into: Float64Array): void;
  inspect?(state: S, host: Host, values: V, agent: number): InspectionRow[];
  /** One live sentence that says what happens, ending in a stop; '' if nothing to say. */
  sentence?(state: S, host: Host, values: V): string;
  verdict?(state: S, host: Host, values: V): Omit<Verdict, 'time'> | null;
}

/** An entry that runs: a protocol, environment, architecture, learner or fault. */
export interface Module<P extends Params = Params, S = unknown> extends Entry<P>, Steps<S, ValuesOf<P>> {
  /** Kinds of message, by index. */
  messages?: readonly MessageKind[];
  /** Names of timers, by index. */
  timers?: readonly string[];
  /** What it shows an agent by; a world shows the channels of all its modules, protocol first. */
  channels?: readonly Channel[];
  metrics?: readonly MetricInfo[];
  /** Slots of host.items the module needs; the world takes the largest. */
  slots?(values: ValuesOf<P>, n: number): number;
  /** Plain sentences about what will fail here and why, before it starts. */
  warnings?(
    host: Pick<Host, 'n' | 'graph' | 'play' | 'training'>,
    values: ValuesOf<P>,
    scenario?: Scenario,
  ): string[];
  /** What closed forms expect here of metrics, of this module's or another's, by the metric's id. */
  theory?(
    host: Pick<Host, 'n' | 'graph'>,
    values: ValuesOf<P>,
    scenario?: Scenario,
    state?: S,
  ): Readonly<Record<string, Theory>>;
  /** Simulated seconds that one second of watching should show; absent: two mean delays of a message. */
  paceSeconds?(values: ValuesOf<P>, delaySeconds: number): number;
}

/** Types an entry literal by its own parameters and state. */
export const define = <P extends Params, S>(module: Module<P, S>): Module<P, S> => module;
