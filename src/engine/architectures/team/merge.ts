import type { Host } from '../../kernel/host.ts';
import { averageBallot } from '../trust/numbers.ts';
import type { VoteRules } from '../trust/rules.ts';
import { type Ballot, decide } from '../trust/tally.ts';
import type { Report, Work } from './board.ts';
import { deskOf, NOTHING, put, readingBy, RIGHT, WRONG } from './desk.ts';
import { carry } from './turn.ts';
import { takeOver } from './work.ts';

/** The first result of each step stands: concatenation without a vote. */
export function concatenate(work: Work, reports: readonly Report[]): void {
  for (const report of reports) takeOver(work, report);
}

/**
 * The result of each step that weighs most, by the rules of the vote: the receiver's own first and then by number of sender. `refused` are
 * errors that the receiver has seen.
 */
export function vote(work: Work, to: number, reports: readonly Report[], rules: VoteRules, refused: readonly number[] = []): void {
  const desk = deskOf(work, to);
  const ordered = [...reports].sort((a, b) => a.from - b.from);
  const ballots: Ballot[][] = work.task.steps.map(() => []);
  const cast = (from: number, step: number, held: number, flaw: number) => {
    if (held === NOTHING) return;
    const ballot = { from, isRight: held === RIGHT, flaw };
    rules.count?.(ballot);
    if (!refused.includes(held === RIGHT ? -1 : flaw)) ballots[step].push(ballot);
  };
  work.task.steps.forEach((_, step) => cast(to, step, desk.held[step], desk.flaw[step]));
  for (const { from, steps, held, flaw } of ordered) steps.forEach((step, i) => cast(from, step, held[i], flaw[i]));
  const { weigh, averaging } = rules;
  ballots.forEach((cast, step) => {
    const winner = averaging ? averageBallot(cast, averaging) : decide(cast, rules.possible, weigh && ((ballot) => weigh(ballot, step)));
    if (winner === null) return;
    put(desk, step, winner.isRight ? RIGHT : WRONG, winner.isRight ? -1 : winner.flaw);
    if (!winner.isRight) carry(work, winner.flaw, to);
  });
}

/** Those who have talked understand the task alike: as most of them did, ties to the first. */
export function settleReadings(work: Work, members: readonly number[]): void {
  const second = members.filter((agent) => readingBy(work, agent) === 1).length;
  const settled = second * 2 > members.length ? 1 : second * 2 === members.length ? readingBy(work, members[0]) : 0;
  for (const agent of members) deskOf(work, agent).reading = settled;
}

/** Agents that run, by number. */
export function living({ n, alive }: Host): number[] {
  const agents: number[] = [];
  for (let agent = 0; agent < n; agent++) if (alive[agent]) agents.push(agent);
  return agents;
}

/** The first agent that runs, or -1. */
export const firstLiving = ({ alive }: Host): number => alive.indexOf(1);
