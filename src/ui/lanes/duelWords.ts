import answers from '../../scenarios/duelAnswers.json';
import { atPosition, duel, opening } from '../../scenarios/duel.ts';
import type { Scenario } from '../../engine/scenario/scenario.ts';

/** How each mechanism works, where it is the one that decides. */
const how: Record<string, string> = {
  'checks by others': 'members check each other’s steps and catch what one agent overlooks',
  budget: 'talk spends the budget before the last step is done',
  'hand-off loss': 'results lose what matters on their way from one to another',
  'noticing own errors': 'more of its own errors are noticed',
  ambiguity: 'the tasks are less clear to it',
  'how the work is divided': 'the work is divided otherwise',
};

const points = (value: number): string => Math.abs(value).toFixed(0);
const between = (low: number, high: number): string => {
  const [a, b] = [points(low), points(high)].map(Number);
  return `${Math.min(a!, b!)} to ${Math.max(a!, b!)}`;
};

export interface Verdict {
  /** "The team wins by 27 points" */
  claim: string;
  /** The rest of the sentence: interval, mechanism and its own interval. */
  because: string;
}

interface Interval {
  mean: number;
  low: number;
  high: number;
}

/** What a difference taken apart says in one sentence: `second` minus `first` in points of success. */
export function wordsOf(
  { difference, parts }: { difference: Interval; parts: readonly ({ label: string } & Interval)[] },
  [first, second]: readonly [string, string],
): Verdict {
  const interval = `95 % interval ${between(difference.low, difference.high)}`;
  if (difference.low <= 0 && difference.high >= 0)
    return {
      claim: 'Too close to call',
      because: `(${second} minus ${first.toLowerCase()}: ${difference.mean.toFixed(0)} points, 95 % interval ${difference.low.toFixed(0)} to ${difference.high.toFixed(0)}).`,
    };
  const wins = difference.mean > 0;
  const claim = `${wins ? second : first} wins by ${points(difference.mean)} points`;
  const [main] = parts
    .filter(({ mean, label }) => mean > 0 === wins && label !== 'how the work is divided')
    .toSorted((one, other) => Math.abs(other.mean) - Math.abs(one.mean));
  if (!main || Math.abs(main.mean) < 1)
    return { claim, because: `(${interval}): the work is divided otherwise.` };
  return {
    claim,
    because: `(${interval}): ${how[main.label] ?? main.label}, which alone makes ${points(main.mean)} points (${between(main.low, main.high)}) ${wins ? 'for' : 'against'} ${second.charAt(0).toLowerCase()}${second.slice(1)}.`,
  };
}

/** What the paired runs that the page ships say about a position of the switch, and what that rests on. */
export function verdictAt(position: number): (Verdict & { basis: string }) | null {
  const answer = answers[position];
  if (!answer) return null;
  const { tasks, seeds, runs } = answer;
  return {
    ...wordsOf(answer, ['One agent', 'The team']),
    basis: `Over ${tasks} tasks on ${seeds} seeds, both sides on the same; mechanisms switched off and on in ${runs.toLocaleString('en')} runs.`,
  };
}

/** The same once a hand has interfered: what was measured holds of runs left alone. */
export const undisturbed = <V extends Verdict>(verdict: V): V => ({
  ...verdict,
  claim: `When nobody interferes: ${verdict.claim.charAt(0).toLowerCase()}${verdict.claim.slice(1)}`,
});

/** The position of the duel's switch that a scenario of tasks is in; -1 between them. */
export const positionOf = ({ environment }: Scenario): number =>
  duel.positions.findIndex(({ value }) => value === environment['parallelShare']);

/** Whether a complete scenario is the opening duel in a position of its switch, given how defaults are written out. */
export function isDuel(scenario: Scenario, complete: (scenario: Scenario) => Scenario): boolean {
  const position = positionOf(scenario);
  if (position < 0) return false;
  const { title: _, seed: __, ...own } = scenario;
  const { title: ___, seed: ____, ...expected } = complete(atPosition(opening.scenario, position));
  return JSON.stringify(own) === JSON.stringify(expected);
}
