import type { Situation, Step } from './spec.ts';

/** Counts and means of rewards by agent, state and action: what bandit rules decide from. */
export interface Tallies {
  states: number;
  actions: number;
  count: Float64Array;
  mean: Float64Array;
  /** Steps seen in a state, own and heard, by agent and state. */
  seen: Float64Array;
}

export function tallies({ play, host }: Situation<unknown>): Tallies {
  const states = play.stateCount();
  const actions = play.actionCount();
  const size = host.n * states * actions;
  return {
    states,
    actions,
    count: new Float64Array(size),
    mean: new Float64Array(size),
    seen: new Float64Array(host.n * states),
  };
}

/** Place of the first action of an agent in a state. */
export const rowAt = (
  { states, actions }: { states: number; actions: number },
  agent: number,
  state: number,
): number => (agent * states + state) * actions;

/** Counts a step; answers the mean it leads to. */
export function tally(known: Tallies, agent: number, { state, action, reward }: Step): number {
  const at = rowAt(known, agent, state) + action;
  known.count[at] += 1;
  known.seen[agent * known.states + state] += 1;
  known.mean[at] += (reward - known.mean[at]) / known.count[at];
  return known.mean[at];
}

/** Means of rewards in a state, as pages show them. */
export function tallyValues(known: Tallies, _situation: unknown, agent: number, state: number, into: Float64Array): void {
  const row = rowAt(known, agent, state);
  into.set(known.mean.subarray(row, row + known.actions));
}

/** Empties an agent's part of each table of agents × `width` numbers. */
export function forgetRows(
  agent: number,
  width: number,
  ...tables: { fill(value: number, from: number, to: number): unknown }[]
): void {
  for (const table of tables) table.fill(0, agent * width, (agent + 1) * width);
}

export function forgetTallies(known: Tallies, agent: number): void {
  forgetRows(agent, known.states * known.actions, known.count, known.mean);
  forgetRows(agent, known.states, known.seen);
}
