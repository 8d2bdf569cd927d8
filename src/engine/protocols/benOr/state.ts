import { choice, type ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { noAgents } from '../replicas/bits.ts';
import { type Choices, choiceParams, drawChoices } from './choice.ts';
import { mostBorne, type Rules } from './rules.ts';

export const params = {
  variant: choice({
    label: 'Against',
    help: 'Which faults it is to bear; the thresholds follow from it.',
    default: 'byzantine',
    options: [
      { value: 'crash', label: 'Crashes', help: 'Protocol A: fewer than half of the agents may crash.' },
      {
        value: 'byzantine',
        label: 'Traitors',
        help: 'Protocol B: fewer than a fifth of the agents may be traitors.',
      },
    ],
  }),
  ...choiceParams,
};

export type Values = ValuesOf<typeof params>;

/** Kinds of message: the two steps of a round. */
export const REPORT = 0;
export const PROPOSAL = 1;
export const REPEAT = 2;

/** A value in a message: 0, 1, or no proposal. */
export const NOTHING = 2;

/** What was heard in one step of one round. */
export interface Step {
  heard: Uint32Array;
  count: number;
  counts: [number, number, number];
}

export interface Agent {
  round: number;
  step: number;
  value: number;
  /** By round: the two steps. Rounds below the present are forgotten. */
  rounds: Map<number, [Step, Step]>;
  /** What it has said, by 2 × (round - 1) + step. */
  said: number[];
  /** It has decided and helped the others through one more round. */
  finished: boolean;
}

export interface State {
  choices: Choices;
  agents: Agent[];
  sent: number;
}

export interface BenOr {
  readonly state: State;
  readonly host: Host;
  readonly values: Values;
  readonly rules: Rules;
  readonly n: number;
  readonly t: number;
  readonly byzantine: boolean;
}

export const initialState = (host: Host, values: Values): State => {
  const choices = drawChoices(host, values.ones);
  return {
    choices,
    agents: Array.from(choices.inputs, (value) => ({
      round: 1,
      step: 0,
      value,
      rounds: new Map(),
      said: [],
      finished: false,
    })),
    sent: 0,
  };
};

export const providedFor = (n: number, values: Values): number =>
  values.tolerated > 0
    ? Math.min(values.tolerated, Math.max(0, n - 2))
    : mostBorne(n, values.variant === 'byzantine');

export const context = (state: State, host: Host, values: Values, rules: Rules): BenOr => ({
  state,
  host,
  values,
  rules,
  n: host.n,
  t: providedFor(host.n, values),
  byzantine: values.variant === 'byzantine',
});

export function stepOf({ n }: BenOr, agent: Agent, round: number, step: number): Step {
  let steps = agent.rounds.get(round);
  if (steps === undefined) {
    const fresh = (): Step => ({ heard: noAgents(n), count: 0, counts: [0, 0, 0] });
    steps = [fresh(), fresh()];
    agent.rounds.set(round, steps);
  }
  return steps[step];
}
