import { choice, integer, number, type ValuesOf } from '../../catalog/params.ts';

/** What every team has, whatever its architecture. */
export const teamParams = {
  budget: integer({
    label: 'Budget',
    help: 'Turns (or thousands of tokens) that a task may cost the whole team, equal for every architecture.',
    default: 30,
    min: 1,
    max: 10000,
    scale: 'log',
    live: true,
  }),
  budgetIn: choice({
    label: 'Budget counts',
    help: 'What is limited.',
    default: 'turns',
    options: [
      { value: 'turns', label: 'Turns' },
      { value: 'tokens', label: 'Thousands of tokens' },
      { value: 'none', label: 'Nothing: no limit' },
    ],
    live: true,
  }),
  turnSeconds: number({
    label: 'Time of a turn',
    help: 'Mean time that one turn takes an agent of speed 1.',
    default: 1,
    min: 0.001,
    max: 1000,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  turnLaw: choice({
    label: 'Times vary',
    help: 'How the time of a turn is distributed.',
    default: 'constant',
    options: [
      { value: 'constant', label: 'Not at all' },
      { value: 'exponential', label: 'Exponentially' },
    ],
    live: true,
  }),
  notice: number({
    label: 'Notices own errors',
    help: 'Chance that an agent sees at once that its own turn has failed, or that an input it uses is wrong.',
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
  }),
  handoffLoss: number({
    label: 'Lost at hand-off',
    help: 'Chance that a result passed from one agent to another arrives without what matters in it.',
    default: 0.05,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  baseTokens: integer({
    label: 'Tokens a turn',
    help: 'Tokens of a turn with an empty context.',
    default: 400,
    min: 1,
    max: 100000,
    unit: '',
    live: true,
  }),
  contextTokens: integer({
    label: 'Tokens of a result carried',
    help: 'Tokens that each result in an agent’s context adds to each of its turns.',
    default: 40,
    min: 0,
    max: 10000,
    live: true,
  }),
};

export type TeamValues = ValuesOf<typeof teamParams>;
