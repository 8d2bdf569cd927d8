import type { Entry } from '../../catalog/entry.ts';
import type { Params, ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import type { InspectionRow, MessageKind } from '../../kernel/frame.ts';
import type { Module } from '../../kernel/module.ts';
import type { Play } from '../../kernel/play.ts';
import type { PlayingParams } from './params.ts';

/** What an agent went through in one step: in `state` it took `action`, earned `reward` and came to `next`. */
export interface Step {
  state: number;
  action: number;
  reward: number;
  /** State after the step; without meaning where `done`. */
  next: number;
  /** The episode ended with this step: nothing follows. */
  done: boolean;
}

/** One joint step of all agents, by agent. Of agents whose action is -1 nothing else is to be read. */
export interface JointStep {
  state: Int32Array;
  action: Int32Array;
  reward: Float64Array;
  /** State after the step; without meaning where `done`, and -1 for those that have no further part. */
  next: Int32Array;
  done: Uint8Array;
}

/** Tells the guard against divergence that a number of an agent was written. */
export type Write = (agent: number, written: number) => void;

/** Where a learner stands: what it may ask beside its own memory. */
export interface Situation<V> {
  play: Play;
  host: Host;
  values: V;
  /** Joint steps made before the present one. */
  time: number;
  /** What everyone does in the present step, by agent; -1: nothing. Complete once all have chosen. */
  actions: Int32Array;
  /** 1 for an agent that is to learn nothing now; only who learns outside `improve` needs to ask. */
  frozen: Uint8Array;
  /** 1 for an agent that is to take what it thinks best and explore no more. */
  exploiting: Uint8Array;
  /** Joint steps made when each agent began to learn, or began again: schedules count from there. */
  began: Float64Array;
}

/** Joint steps since the agent began to learn. */
export const ageOf = ({ time, began }: Pick<Situation<unknown>, 'time' | 'began'>, agent: number): number =>
  time - began[agent];

/** A way of learning: memory of all agents in flat arrays, how an agent chooses, and how it improves. */
export interface Spec<P extends PlayingParams & Params, M> extends Entry<P> {
  /** Word for what grows in its tables, for messages about divergence: "Q", "weight". */
  quantity: string;
  /** Memory at the start. */
  memory(situation: Situation<ValuesOf<P>>): M;
  /** Once before everyone chooses in a step: schedules. */
  prepare?(memory: M, situation: Situation<ValuesOf<P>>): void;
  /** The action of an agent in a state; without exploration where the situation says so. */
  choose(memory: M, situation: Situation<ValuesOf<P>>, agent: number, state: number): number;
  /** Learns from the agent's own step; answers the number written, so that a divergence is caught where it happens. Absent: see `together`. */
  improve?(memory: M, situation: Situation<ValuesOf<P>>, agent: number, step: Step): number;
  /** Learns from the joint step of all, once everyone's is known: what is trained in one place and acted on apart. */
  together?(memory: M, situation: Situation<ValuesOf<P>>, joint: JointStep, write: Write): void;
  /** After each joint step, for what is sent to neighbours beside the protocol (`host.send`); see `receive`. */
  speak?(memory: M, situation: Situation<ValuesOf<P>>): void;
  messages?: readonly MessageKind[];
  receive?(memory: M, situation: Situation<ValuesOf<P>>, to: number, from: number, payload: unknown): void;
  /** What is told where policies are shared and a table is not: numbers for `hear`; false ones from a liar. None: []. */
  tell?(memory: M, situation: Situation<ValuesOf<P>>, agent: number, falsely: boolean): readonly number[];
  /** Learns from what another has told; answers the number written. */
  hear?(memory: M, situation: Situation<ValuesOf<P>>, agent: number, numbers: readonly number[]): number;
  /** Learns from somebody else's step. */
  absorb?(memory: M, situation: Situation<ValuesOf<P>>, agent: number, step: Step): number;
  /** The numbers that are averaged with those of others where policies are shared: agents × states × actions. */
  table?(memory: M): Float64Array;
  /** Chances of the actions in a state into `into`; absent: the learner names none. */
  policy?(
    memory: M,
    situation: Situation<ValuesOf<P>>,
    agent: number,
    state: number,
    into: Float64Array,
  ): void;
  /** What the actions in a state are thought to be worth into `into`; absent: it keeps no such numbers. */
  values?(
    memory: M,
    situation: Situation<ValuesOf<P>>,
    agent: number,
    state: number,
    into: Float64Array,
  ): void;
  /** What a state itself is thought to be worth (critics); absent: the largest of `values`. */
  worth?(memory: M, situation: Situation<ValuesOf<P>>, agent: number, state: number): number;
  /** Forgets all an agent has learned. */
  forget(memory: M, situation: Situation<ValuesOf<P>>, agent: number): void;
  /** The agent's steps no longer follow one another (it was away, or did not learn for a while): what runs over several is dropped. */
  interrupt?(memory: M, agent: number): void;
  /** What it knows about a state, in the paper's words. */
  inspect?(memory: M, situation: Situation<ValuesOf<P>>, agent: number, state: number): InspectionRow[];
  /** What will fail with these parameters and this work, before anything starts. */
  warnings?: Module<P>['warnings'];
  /** What will fail here and why, as it starts. */
  cautions?(play: Play, values: ValuesOf<P>): string[];
}
