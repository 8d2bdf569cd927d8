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
  /** What it rests on. */
  basis: string;
}

/** What the paired runs that the page ships say about a position of the switch, in one sentence in two parts. */
export function verdictAt(position: number): Verdict | null {
  const answer = answers[position];
  if (!answer) return null;
  const { difference, parts, tasks, seeds, runs } = answer;
  const team = difference.mean > 0;
  const [main] = parts.filter(({ mean, label }) => mean > 0 === team && label !== 'how the work is divided');
  if (!main) return null;
  return {
    claim: `${team ? 'The team wins' : 'One agent wins'} by ${points(difference.mean)} points`,
    because: `(95 % interval ${between(difference.low, difference.high)}): ${how[main.label] ?? main.label}, which alone makes ${points(main.mean)} points (${between(main.low, main.high)}) ${team ? 'for' : 'against'} the team.`,
    basis: `Over ${tasks} tasks on ${seeds} seeds, both sides on the same; mechanisms switched off and on in ${runs.toLocaleString('en')} runs.`,
  };
}

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
