import type { Host } from '../../kernel/host.ts';
import { opposite, tellsFalsely } from './lies.ts';
import type { Sight } from './sensation.ts';
import type { Step } from './spec.ts';

/** Numbers that a step takes in a telling: state, action, reward, next state, done. */
const WIDTH = 5;
const REWARD = 2;
const BYTES_PER_STEP = 16;
/** An episode that does not end is told in parts of so many steps. */
export const STEPS_AT_MOST = 1000;
const SLOTS_AT_MOST = 4096;
/** Rounds for which a telling may travel before its slot is used again. */
const ROUNDS_REMEMBERED = 4;

/** What is told: steps one after another, a table, numbers that the learner itself reads, or a sight. Frozen, and shared by all. */
export type Telling =
  | Readonly<{ steps: readonly number[] }>
  | Readonly<{ table: readonly number[] }>
  | Readonly<{ numbers: readonly number[] }>
  | Sight;

/** Steps of the present episode by agent, where whole episodes are told. */
export type Journal = number[][];

export const slotsFor = (n: number): number => Math.min(SLOTS_AT_MOST, n * ROUNDS_REMEMBERED);

export function writeDown(journal: Journal, agent: number, step: Step): void {
  journal[agent].push(step.state, step.action, step.reward, step.next, step.done ? 1 : 0);
}

/** Whether the agent's episode is over or too long to wait for its end. */
export const isFull = (journal: Journal, agent: number, step: Step): boolean =>
  step.done || journal[agent].length >= STEPS_AT_MOST * WIDTH;

/** Tells steps; a liar turns their rewards round. */
export function tellSteps(host: Host, agent: number, steps: number[]): void {
  if (tellsFalsely(host, agent)) for (let at = REWARD; at < steps.length; at += WIDTH) steps[at] = -steps[at];
  const slot = host.items.create(
    agent,
    Object.freeze({ steps: Object.freeze(steps) }),
    (steps.length / WIDTH) * BYTES_PER_STEP,
  );
  host.share(agent, slot);
}

export const asNumbers = (step: Step): number[] => [
  step.state,
  step.action,
  step.reward,
  step.next,
  step.done ? 1 : 0,
];

/** Tells an agent's part of a table of all agents, each `width` long; a liar tells the opposite. */
export function tellTable(host: Host, agent: number, table: Float64Array, width: number): void {
  const own = Array.from(table.subarray(agent * width, (agent + 1) * width));
  const told = Object.freeze(tellsFalsely(host, agent) ? opposite(own) : own);
  host.share(agent, host.items.create(agent, Object.freeze({ table: told }), width * 8));
}

/** Tells numbers that the learner itself will read; nothing where there are none. */
export function tellNumbers(host: Host, agent: number, numbers: readonly number[]): void {
  if (numbers.length === 0) return;
  const body = Object.freeze({ numbers: Object.freeze(numbers) });
  host.share(agent, host.items.create(agent, body, numbers.length * 8));
}

/** Averages an agent's part of a table with one that it heard; does nothing where the widths differ. */
export function mix(table: Float64Array, agent: number, heard: readonly number[]): void {
  const width = heard.length;
  const first = agent * width;
  if (first + width > table.length) return;
  for (let i = 0; i < width; i++) table[first + i] = (table[first + i] + heard[i]) / 2;
}

/** Goes through the steps of a telling in order. */
export function eachStep(steps: readonly number[], scratch: Step, visit: (step: Step) => void): void {
  for (let at = 0; at + WIDTH <= steps.length; at += WIDTH) {
    scratch.state = steps[at];
    scratch.action = steps[at + 1];
    scratch.reward = steps[at + 2];
    scratch.next = steps[at + 3];
    scratch.done = steps[at + 4] === 1;
    visit(scratch);
  }
}
