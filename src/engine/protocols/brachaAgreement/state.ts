import type { ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { type Choices, choiceParams, drawChoices } from '../benOr/choice.ts';
import { traitorsBorne } from '../replicas/quorums.ts';

export const params = choiceParams;
export type Values = ValuesOf<typeof params>;

/** Kinds of message: the three of reliable broadcast, and a request to repeat. */
export const INITIAL = 0;
export const ECHO = 1;
export const READY = 2;
export const REPEAT = 3;

/** A value in a message: 0 or 1, and in the third step with 2 added where it is to be decided. */
export const DECIDE = 2;

/** One reliable broadcast as one agent sees it. */
export interface Instance {
  echoed: boolean;
  readied: boolean;
  delivered: boolean;
  echoes: Uint32Array;
  readies: Uint32Array;
  /** By value. */
  echoCounts: [number, number, number, number];
  readyCounts: [number, number, number, number];
}

/** What was delivered and found valid in one step. */
export interface Step {
  count: number;
  counts: [number, number, number, number];
  /** Delivered but not yet justified by what is valid of the step before. */
  pending: { from: number; value: number }[];
}

export interface Agent {
  round: number;
  /** 0, 1 or 2. */
  step: number;
  value: number;
  /** By number of the broadcast: see `broadcastOf`. */
  instances: Map<number, Instance>;
  /** By 3 × (round - 1) + step. */
  steps: Step[];
  /** What it has said: kind × 2⁴⁰ + message, by round. */
  said: number[][];
  finished: boolean;
}

export interface State {
  choices: Choices;
  agents: Agent[];
  sent: number;
}

export interface Bracha {
  readonly state: State;
  readonly host: Host;
  readonly values: Values;
  readonly n: number;
  readonly t: number;
}

export const freshAgent = (value: number): Agent => ({
  round: 1,
  step: 0,
  value,
  instances: new Map(),
  steps: [],
  said: [],
  finished: false,
});

export const initialState = (host: Host, values: Values): State => {
  const choices = drawChoices(host, values.ones);
  return { choices, agents: Array.from(choices.inputs, freshAgent), sent: 0 };
};

export const providedFor = (n: number, values: Values): number =>
  values.tolerated > 0 ? Math.min(values.tolerated, Math.max(0, n - 2)) : traitorsBorne(n);

/** Number of a broadcast: its place (3 × (round - 1) + step) and its origin. */
export const broadcastOf = (n: number, place: number, origin: number): number => place * n + origin;
