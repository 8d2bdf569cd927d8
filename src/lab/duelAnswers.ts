import { duel } from '../scenarios/duel.ts';
import { questionAt } from '../scenarios/duelQuestion.ts';
import { answerOf, askedJobs } from './compare.ts';
import { runOnce } from './runOnce.ts';
import type { Interval } from './shapley.ts';

/** What makes the difference in one position of the duel's switch: team minus one agent in points of success, with 95 % intervals. */
export interface DuelAnswer {
  position: string;
  single: Interval;
  team: Interval;
  difference: Interval;
  parts: ({ label: string } & Interval)[];
  runs: number;
  seeds: number;
  tasks: number;
}

/** Tenths of a point are finer than any reader needs; nothing is minus nothing. */
const tenths = (value: number): number => Math.round(10 * value) / 10 + 0;

const rounded = ({ mean, low, high }: Interval): Interval => ({
  mean: tenths(mean),
  low: tenths(low),
  high: tenths(high),
});

/** Runs the duel in a position of its switch, with every set of mechanisms on and off, in this thread. */
export function duelAnswerAt(position: number): DuelAnswer {
  const question = questionAt(position);
  const jobs = askedJobs(question);
  const { first, second, difference, parts, runs } = answerOf(question, jobs.map(runOnce));
  const limit = Number(question.first.environment['limit']);
  return {
    position: duel.positions[position]?.label ?? '',
    single: rounded(first),
    team: rounded(second),
    difference: rounded(difference),
    parts: parts.map((part) => ({ label: part.label, ...rounded(part) })),
    runs,
    seeds: question.replicates,
    tasks: question.replicates * limit,
  };
}

/** The same in every position; what the page ships is this. */
export const duelAnswers = (): DuelAnswer[] => duel.positions.map((_, position) => duelAnswerAt(position));
