import { choice, integer, number, type ValuesOf } from '../../catalog/params.ts';

export const params = {
  size: choice({
    label: 'Side of the board',
    help: 'Cells along each side; two roads of two lanes cross in the middle.',
    default: '14',
    options: [
      { value: '6', label: '6 cells' },
      { value: '10', label: '10 cells' },
      { value: '14', label: '14 cells', help: 'As in the paper.' },
      { value: '20', label: '20 cells' },
    ],
  }),
  arrival: number({
    label: 'Chance of an arrival',
    help: 'At each of the four ends and each step, while an agent is free to drive.',
    default: 0.05,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  routes: choice({
    label: 'Routes',
    help: 'Where cars go; drawn anew for each car.',
    default: 'all',
    options: [
      { value: 'all', label: 'Right, straight on or left', help: 'Each equally likely.' },
      { value: 'straight', label: 'Straight on' },
    ],
    live: true,
  }),
  senses: choice({
    label: 'Senses',
    help: 'What a car’s state is made of.',
    default: 'ahead',
    options: [
      {
        value: 'ahead',
        label: 'The way ahead',
        help: 'Its route and place, whether a car stands on the next cell, whether others could drive there now, and whether it has waited longer than they.',
      },
      { value: 'place', label: 'Its own place', help: 'Its route and place; it sees nobody.' },
    ],
  }),
  steps: integer({
    label: 'Steps of an episode',
    help: 'After so many steps the junction is cleared and an episode ends for all (the paper: 40).',
    default: 40,
    min: 1,
    max: 100_000,
    scale: 'log',
    live: true,
  }),
  collision: number({
    label: 'Reward of a collision',
    help: 'For each car that shares its cell with another after a step; the cars drive on.',
    default: -10,
    min: -1000,
    max: 1000,
    step: 0.5,
    live: true,
  }),
  time: number({
    label: 'Reward of waiting',
    help: 'Times the steps since the car came, for each car and step.',
    default: -0.01,
    min: -10,
    max: 10,
    step: 0.01,
    live: true,
  }),
};

export type Values = ValuesOf<typeof params>;
