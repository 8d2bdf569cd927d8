import type { Summary } from '../../lab/compare.ts';
import { shortNumber } from './numbers.ts';

/** A column of the table of architectures. `single` is the single agent's summary on the same tasks, once it is known. */
export interface Column {
  id: string;
  label: string;
  definition: string;
  text: (summary: Summary, single: Summary | null) => string;
}

/** Turns beyond those of the single agent, in per cent of them (arXiv:2512.08296, section 4). */
export const overheadPercent = (team: Summary, single: Summary): number =>
  (100 * (team.turns.mean - single.turns.mean)) / single.turns.mean;

const withSign = (value: number): string => {
  const rounded = Math.round(value);
  if (rounded === 0) return '0 %';
  return rounded < 0 ? `−${-rounded} %` : `+${shortNumber(rounded)} %`;
};

export const columns: readonly Column[] = [
  {
    id: 'turns',
    label: 'Turns',
    definition: 'Mean turns spent on an answered task, by all members together.',
    text: ({ turns }) => shortNumber(turns.mean),
  },
  {
    id: 'messages',
    label: 'Messages',
    definition: 'Messages from member to member, for each answered task.',
    text: ({ messages }) => shortNumber(messages.mean),
  },
  {
    id: 'overhead',
    label: 'Overhead',
    definition: 'Turns a task beyond those of the single agent, in per cent of them (arXiv:2512.08296).',
    text: (summary, single) => (single ? withSign(overheadPercent(summary, single)) : '…'),
  },
  {
    id: 'errors',
    label: 'Errors a task',
    definition: 'Errors that arose while a task was worked on, caught or not, for each answered task.',
    text: ({ errors }) => shortNumber(errors.mean),
  },
  {
    id: 'caught',
    label: 'Caught',
    definition: 'Share of all errors that somebody noticed before the answer was given.',
    text: ({ caught }) => (caught === null ? '–' : `${shortNumber(caught)} %`),
  },
  {
    id: 'per-tokens',
    label: 'Successes per 1,000 tokens',
    definition: 'Right answers × 1,000 / tokens spent on all answered tasks, right or wrong.',
    text: ({ perTokens }) => shortNumber(perTokens),
  },
];
