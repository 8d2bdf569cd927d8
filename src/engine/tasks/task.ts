/** One step of a task. */
export interface Step {
  /** Steps that must be done before, by number; all smaller than the step's own, so that a task cannot be cyclic. */
  needs: readonly number[];
  /** Kind of skill it asks for, an index into the population's skills. */
  skill: number;
  /** How hard it is, on the scale of skill: an agent of equal skill does it with even chances. */
  difficulty: number;
  /** Turns of work it takes an agent of speed 1. */
  work: number;
  /** Tools to choose among. */
  tools: number;
  /** Units of evidence that it brings. */
  evidence: number;
}

/** A piece of work that arrives and is to be answered: immutable once offered. */
export interface Task {
  serial: number;
  /** Simulated seconds. */
  arrivedAt: number;
  /** Simulated seconds by which the answer counts; Infinity is never. */
  deadline: number;
  /** What a right answer is worth. */
  value: number;
  /** Chance that two agents who have not talked understand it differently. */
  ambiguity: number;
  /** Each try at a step costs as many turns of a budget as its work takes, rounded up; absent: one turn, however long. */
  chargesWork?: boolean;
  steps: readonly Step[];
}

/** Kinds of error, in the terms of arXiv:2512.08296. */
export type ErrorKind = 'logical-contradiction' | 'numerical-drift' | 'context-omission' | 'coordination-failure';

/** Where a wrong answer comes from. */
export interface Fault {
  kind: ErrorKind;
  /** Agent and step at which it arose. */
  origin: number;
  step: number;
  /** Agents whose work took it over, in order. */
  spreaders: readonly number[];
  /** Who noticed it, or -1. */
  stopper: number;
}

/** What a team hands in for a task. */
export interface Answer {
  serial: number;
  right: boolean;
  /** Share of the steps that are right. */
  partial: number;
  turns: number;
  tokens: number;
  /** The errors met on the way, also those caught. */
  faults: readonly Fault[];
  /** Why it was handed in unfinished; absent if all was done. 'crash': who was to hand it in is gone. */
  cut?: 'budget' | 'deadline' | 'crash';
}
