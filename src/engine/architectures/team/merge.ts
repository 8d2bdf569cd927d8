import type { Host } from '../../kernel/host.ts';
import { NOTHING, type Report, RIGHT, WRONG, type Work } from './board.ts';
import { spread, takeOver } from './work.ts';

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
  const ordered = [...reports].sort((a, b) => a.from - b.from);
  const ballots: Map<number, number>[] = Array.from({ length: steps }, () => new Map());
  const cast = (step: number, held: number, flaw: number) => {
    const name = held === RIGHT ? -1 : flaw;
    if (held !== NOTHING && !refused.includes(name)) ballots[step].set(name, (ballots[step].get(name) ?? 0) + 1);
  };
  for (let step = 0; step < steps; step++) cast(step, work.held[to * steps + step], work.flaw[to * steps + step]);
  for (const report of ordered) report.steps.forEach((step, i) => cast(step, report.held[i], report.flaw[i]));
  ballots.forEach((votes, step) => {
    let winner = -2;
    let most = 0;
    for (const [flaw, count] of votes) if (count > most) [winner, most] = [flaw, count];
    if (winner === -2) return;
    work.held[to * steps + step] = winner === -1 ? RIGHT : WRONG;
    work.flaw[to * steps + step] = winner;
    if (winner >= 0) spread(work, winner, to);
  });
}

/** Those who have talked understand the task alike: as most of them did, ties to the first. */
export function settleReadings(work: Work, members: readonly number[]): void {
  const second = members.filter((agent) => work.reading[agent] === 1).length;
  const settled = second * 2 > members.length ? 1 : second * 2 === members.length ? work.reading[members[0]] : 0;
  for (const agent of members) work.reading[agent] = settled;
}

/** Agents that run, by number. */
export function living({ n, alive }: Host): number[] {
  const agents: number[] = [];
  for (let agent = 0; agent < n; agent++) if (alive[agent]) agents.push(agent);
  return agents;
}
