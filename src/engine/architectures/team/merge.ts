import type { Host } from '../../kernel/host.ts';
import type { Report, Work } from './board.ts';
import { deskOf, NOTHING, put, readingBy, RIGHT, WRONG } from './desk.ts';
import { carry } from './turn.ts';
import { takeOver } from './work.ts';

/** The first result of each step stands: concatenation without a vote. */
export function concatenate(work: Work, reports: readonly Report[]): void {
  for (const report of reports) takeOver(work, report);
}

/**
 * The result of each step that most say, the receiver's own first and then by number of sender; ties go to the first. Right results
 * agree with each other; wrong ones agree only if they come from the same error.
 */
export function vote(work: Work, to: number, reports: readonly Report[], refused: readonly number[] = []): void {
  const steps = work.task.steps.length;
  const desk = deskOf(work, to);
  const ordered = [...reports].sort((a, b) => a.from - b.from);
  const ballots: Map<number, number>[] = Array.from({ length: steps }, () => new Map());
  const cast = (step: number, held: number, flaw: number) => {
    const name = held === RIGHT ? -1 : flaw;
    if (held !== NOTHING && !refused.includes(name)) ballots[step].set(name, (ballots[step].get(name) ?? 0) + 1);
  };
  for (let step = 0; step < steps; step++) cast(step, desk.held[step], desk.flaw[step]);
  for (const report of ordered) report.steps.forEach((step, i) => cast(step, report.held[i], report.flaw[i]));
  ballots.forEach((votes, step) => {
    let winner = -2;
    let most = 0;
    for (const [flaw, count] of votes) if (count > most) [winner, most] = [flaw, count];
    if (winner === -2) return;
    put(desk, step, winner === -1 ? RIGHT : WRONG, winner);
    if (winner >= 0) carry(work, winner, to);
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
