import type { Scenario } from '../../engine/scenario/scenario.ts';
import { duel } from '../../scenarios/duel.ts';
import { controller, stores } from '../../store/index.ts';
import { formatCount } from '../shared/format.ts';
import { turnSwitch } from '../lanes/DuelHead.tsx';
import { positionOf } from '../lanes/duelWords.ts';

/** An opening in three steps: predict, turn, see. `before` is what stood on the dial or switch when the prediction was made. */
export interface Lesson {
  id: 'duel' | 'gossip';
  question: (before: number) => string;
  answers: readonly string[];
  right: string;
  /** What stands on the dial or switch now. */
  read: () => number;
  turn: (before: number) => string;
  isTurned: (before: number, now: number) => boolean;
  turnIt: (before: number) => void;
  turnLabel: string;
  /** After "You said: …". */
  hit: string;
  miss: string;
  seen: string;
}

const other = (position: number): number => (position === 0 ? 1 : 0);
const nameOf = (position: number): string => duel.positions[position]?.label.toLowerCase() ?? '';

const duelLesson: Lesson = {
  id: 'duel',
  question: (before) =>
    before === 1
      ? 'One agent and a team of six have the same tasks and the same budget of turns; here each step needs the one before. When the steps stand apart, who gets more tasks right?'
      : 'One agent and a team of six have the same tasks and the same budget of turns; here the steps of a task stand apart. When each step needs the one before, who gets more tasks right?',
  answers: ['The team', 'One agent', 'Neither'],
  right: 'One agent',
  read: () => positionOf(stores.choices.getState().scenario),
  turn: (before) =>
    `Turn the switch above the two lanes to “${nameOf(other(before))}”. Both begin again on the same tasks.`,
  isTurned: (before, now) => now !== before,
  turnIt: (before) => turnSwitch(other(before)),
  turnLabel: 'Turn it for me',
  hit: 'That is what happens.',
  miss: 'It goes otherwise.',
  seen: 'Step by step all six work at one step at a time and talk about it, so the budget is spent before the last step; on parts that stand apart, checking each other is worth more than it costs. Count the marks, then try all architectures by “Side by side”.',
};

const gossipLesson: Lesson = {
  id: 'gossip',
  question: (before) =>
    `${formatCount(before)} agents pass news on to random neighbours, round by round. With twice as many, how long until all know?`,
  answers: ['Twice as long', 'A round or two more', 'The same'],
  right: 'A round or two more',
  read: () => stores.choices.getState().scenario.agents,
  turn: (before) =>
    `Turn the Agents dial to ${formatCount(before * 2)} or more. What the curves did before stays behind in grey.`,
  isTurned: (before, now) => now >= before * 2,
  turnIt(before) {
    const { scenario } = stores.choices.getState();
    controller().change({ ...scenario, agents: before * 2 }, { label: 'Agents', key: 'agents' });
  },
  turnLabel: 'Turn it for me',
  hit: 'That is how gossip behaves.',
  miss: 'Gossip behaves otherwise.',
  seen: 'Each round about doubles those who know, so twice the agents cost a round or two more, not twice the time. Hold the curve against the grey one; then try it on a ring, where it is not so.',
};

/** The lesson that is true of what is on screen, or null. */
export function lessonFor(
  { protocol, environment, architecture }: Scenario,
  hasDuel: boolean,
  recorded: boolean,
): Lesson | null {
  if (recorded) return null;
  if (hasDuel) return duelLesson;
  // Beneath a team, a learner or a shop floor the same gossip carries other things, or nothing.
  const spreadsNews = environment.id === 'facts' && architecture === undefined;
  return protocol.id === 'gossip' && spreadsNews ? gossipLesson : null;
}

/** Which side is right depends on which way the duel's switch is turned. */
export const rightOf = (lesson: Lesson, before: number): string =>
  lesson.id === 'duel' && before === 1 ? 'The team' : lesson.right;
