import { choice, integer, number, toggle, type ValuesOf } from '../../catalog/params.ts';

export const params = {
  size: integer({
    label: 'Side of the board',
    help: 'Cells along each side.',
    default: 8,
    min: 4,
    max: 60,
  }),
  food: integer({
    label: 'Pieces of food',
    help: 'At the start of an episode; fewer where there is no room, for pieces never touch each other nor the edge.',
    default: 2,
    min: 1,
    max: 100,
  }),
  levels: integer({
    label: 'Highest level of an agent',
    help: 'Levels of agents are drawn from 1 to it, anew in each episode.',
    default: 1,
    min: 1,
    max: 5,
  }),
  together: toggle({
    label: 'Only together',
    help: 'Every piece has the level of up to three agents together, so that nobody can take one alone; else levels of food are drawn from 1 up to that.',
    default: true,
  }),
  sight: integer({
    label: 'Sight',
    help: 'Columns and rows that an agent sees to each side.',
    default: 7,
    min: 1,
    max: 12,
  }),
  senses: choice({
    label: 'Senses',
    help: 'What an agent’s state is made of.',
    default: 'fellow',
    options: [
      {
        value: 'fellow',
        label: 'Food and a fellow',
        help: 'Where the nearest food is, whether those beside it could take it, and the direction of the nearest fellow.',
      },
      {
        value: 'food',
        label: 'Food',
        help: 'Where the nearest food is, and whether those beside it could take it.',
      },
    ],
  }),
  steps: integer({
    label: 'Longest episode',
    help: 'An episode ends when all food is taken, or after so many steps.',
    default: 50,
    min: 1,
    max: 100_000,
    scale: 'log',
    live: true,
  }),
  penalty: number({
    label: 'Reward of loading in vain',
    help: 'For an agent that loads where nothing can be taken; the paper has none.',
    default: 0,
    min: -10,
    max: 0,
    step: 0.01,
    live: true,
  }),
};

export type Values = ValuesOf<typeof params>;
