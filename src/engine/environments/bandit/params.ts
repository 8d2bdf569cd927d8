import { choice, integer, number, table, type ValuesOf } from '../../catalog/params.ts';

/** Parameters of the bandit. */
export const params = {
  arms: table({
    label: 'Mean rewards of the arms',
    help: 'One column an arm; several rows are contexts or attributes, which an agent sees at random before each pull.',
    default: [[0.9, 0.6]],
    min: -100,
    max: 100,
    maxRows: 20,
    maxColumns: 50,
    live: true,
  }),
  contexts: choice({
    label: 'Rows',
    help: 'What the rows of the table are.',
    default: 'rows',
    options: [
      { value: 'rows', label: 'A context each' },
      {
        value: 'bits',
        label: 'What attributes add',
        help: 'The first row is for an agent that sees nothing; each further row, ten at most, is an attribute that is seen every other time and adds to the means of the arms.',
      },
    ],
  }),
  spread: number({
    label: 'Difference between agents',
    help: 'Standard deviation by which each agent’s own means differ from the table; at 1 with a table of ten zeros it is the 10-armed testbed of Sutton & Barto.',
    default: 0,
    min: 0,
    max: 10,
    step: 0.1,
  }),
  reward: choice({
    label: 'Rewards',
    help: 'How the reward of a pull is drawn from the mean of its arm.',
    default: 'bernoulli',
    options: [
      {
        value: 'bernoulli',
        label: 'One or nothing',
        help: 'One with the mean as its chance (taken from 0 to 1), else nothing (Bernoulli).',
      },
      { value: 'gaussian', label: 'Gaussian', help: 'The mean and a normal deviation.' },
    ],
  }),
  deviation: number({
    label: 'Deviation of rewards',
    help: 'Standard deviation of a Gaussian reward.',
    default: 1,
    min: 0,
    max: 100,
    step: 0.1,
    live: true,
    when: { key: 'reward', is: ['gaussian'] },
  }),
  change: choice({
    label: 'Change of the arms',
    help: 'Whether the means stay, drift, or are moved by an adversary.',
    default: 'none',
    options: [
      { value: 'none', label: 'None' },
      { value: 'drift', label: 'Drift', help: 'Each mean walks at random by normal steps.' },
      {
        value: 'rotate',
        label: 'Rotation',
        help: 'The means move on by one arm every so many steps, the same for all agents.',
      },
      {
        value: 'spite',
        label: 'An adversary',
        help: 'The arm that an agent has pulled most of late pays it nothing, every other what the table says.',
      },
    ],
  }),
  drift: number({
    label: 'Drift a step',
    help: 'Standard deviation of the step by which each mean walks (Sutton & Barto 2018, exercise 2.5: 0.01).',
    default: 0.01,
    min: 0,
    max: 10,
    live: true,
    when: { key: 'change', is: ['drift'] },
  }),
  every: integer({
    label: 'Steps between rotations',
    help: 'After so many steps every arm takes the mean of its neighbour.',
    default: 500,
    min: 1,
    max: 1e6,
    scale: 'log',
    live: true,
    when: { key: 'change', is: ['rotate'] },
  }),
};

export type Values = ValuesOf<typeof params>;
