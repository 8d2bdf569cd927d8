/** Sums over answered tasks, but for errors, which are counted as they arise. */
export interface Totals {
  answered: number;
  right: number;
  turns: number;
  tokens: number;
  tokensRead: number;
  messages: number;
  exchanges: number;
  /** Turns of doing each step of the tasks once, and the steps of which the answer held a result. */
  leastTurns: number;
  stepsDone: number;
  /** Rounds, or the most turns of one agent where there are none. */
  depth: number;
  flaws: number;
  caught: number;
  /** Errors of answered tasks that somebody took over, and who carried them: origins and takers. */
  spread: number;
  carriers: number;
  errors: number;
  /** Turns of work on a step that somebody had worked on before. */
  doubled: number;
  /** Steps worked on by anybody, and by more than one member. */
  touched: number;
  shared: number;
  /** Tasks on which several members worked, and the sum of the likeness of their own results. */
  compared: number;
  likeness: number;
  /** Seconds of work of the steps handed in, at speed 1; of the longest path of each task; and from arrival to answer. */
  workSeconds: number;
  pathSeconds: number;
  wallSeconds: number;
  /** What the idle clock left of the time until the last answer. */
  openSeconds: number;
  /** Chance of failure of one agent alone, summed over tasks. */
  aloneFailures: number;
  /** Results forgotten, and results that lost what matters at a hand-off. */
  forgotten: number;
  omitted: number;
}

export const noTotals: Totals = {
  ...{ answered: 0, right: 0, turns: 0, tokens: 0, tokensRead: 0, messages: 0, exchanges: 0, leastTurns: 0, stepsDone: 0, depth: 0 },
  ...{ flaws: 0, caught: 0, spread: 0, carriers: 0, errors: 0, doubled: 0, touched: 0, shared: 0, compared: 0, likeness: 0 },
  ...{ workSeconds: 0, pathSeconds: 0, wallSeconds: 0, openSeconds: 0, aloneFailures: 0, forgotten: 0, omitted: 0 },
};
