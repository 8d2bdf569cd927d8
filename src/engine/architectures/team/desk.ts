import { Chance } from '../../kernel/chance.ts';
import type { Work } from './board.ts';

/** What an agent holds of a step. */
export const NOTHING = 0;
export const RIGHT = 1;
export const WRONG = 2;

/** `made` of a step that the member did right itself, has not worked on, or worked on without a result; otherwise the error's index. */
export const MADE_RIGHT = -1;
export const UNMADE = -2;
export const MADE_NOTHING = -3;

/** What one member has of a task: its context. Arrays by step. */
export interface Desk {
  /** What it holds. */
  held: Uint8Array;
  /** Index into the work's flaws of what is wrong with it, or -1. */
  flaw: Int32Array;
  /** 1 for results that the member has checked. */
  checked: Uint8Array;
  /** What came of its own work, whatever it holds by now. */
  made: Int32Array;
  /** Steps of which it holds a result, the oldest first. */
  order: number[];
  /** Steps whose result it has forgotten, and steps that came to it without what matters, the latest last. */
  forgotten: number[];
  omitted: number[];
  /** Messages read and not yet faded, in units of context. */
  talk: number;
  /** Its understanding of the task: 0 is the one that is meant by the first agent. */
  reading: number;
  /** Turns taken or queued since it was last asked. */
  used: number;
}

/** The agent's desk, which is set up when it first takes part. */
export function deskOf(work: Work, agent: number): Desk {
  const known = work.desks.get(agent);
  if (known) return known;
  const steps = work.task.steps.length;
  const desk: Desk = {
    held: new Uint8Array(steps),
    flaw: new Int32Array(steps).fill(-1),
    checked: new Uint8Array(steps),
    made: new Int32Array(steps).fill(UNMADE),
    order: [],
    forgotten: [],
    omitted: [],
    talk: 0,
    reading: readingOf(work, agent),
    used: 0,
  };
  work.desks.set(agent, desk);
  return desk;
}

/** How an agent understands a task by itself: a matter of task and agent alone, so that it is the same in every team. */
function readingOf({ task, seed }: Work, agent: number): number {
  if (agent === 0 || task.ambiguity === 0) return 0;
  return new Chance(seed, `understanding ${task.serial} ${agent}`).flip(task.ambiguity) ? 1 : 0;
}

/** Writes what is held of a step; NOTHING lets go of it. */
export function put(desk: Desk, step: number, what: number, flaw: number): void {
  if (desk.held[step] === NOTHING && what !== NOTHING) desk.order.push(step);
  else if (desk.held[step] !== NOTHING && what === NOTHING) desk.order.splice(desk.order.indexOf(step), 1);
  desk.held[step] = what;
  desk.flaw[step] = flaw;
}

/** Lets go of everything. */
export function clear(desk: Desk): void {
  desk.held.fill(NOTHING);
  desk.flaw.fill(-1);
  desk.order.length = 0;
}

/** Turns that an agent has taken since it was last asked. */
export const usedBy = (work: Work, agent: number): number => work.desks.get(agent)?.used ?? 0;

/** Units of context that the results of some steps take. */
export function evidenceOf({ task }: Work, steps: readonly number[]): number {
  let units = 0;
  for (const step of steps) units += task.steps[step].evidence;
  return units;
}

/** Units of context that an agent carries of a task: the evidence of its results, and messages not yet faded. */
export function carried(work: Work, agent: number): number {
  const desk = work.desks.get(agent);
  if (!desk) return 0;
  return desk.talk + evidenceOf(work, desk.order);
}

/** Steps that an agent could begin: not held yet, with all that they need held. */
export function readySteps(work: Work, agent: number): number[] {
  const held = work.desks.get(agent)?.held;
  const ready: number[] = [];
  work.task.steps.forEach(({ needs }, step) => {
    if (held ? held[step] === NOTHING && needs.every((need) => held[need] !== NOTHING) : needs.length === 0) ready.push(step);
  });
  return ready;
}

/** Steps of which an agent holds a result, right or wrong, by number. */
export function heldSteps(work: Work, agent: number): number[] {
  const order = work.desks.get(agent)?.order ?? [];
  return [...order].sort((a, b) => a - b);
}

/** The agent's understanding of the task. */
export const readingBy = (work: Work, agent: number): number => deskOf(work, agent).reading;
