import {
  choice,
  integer,
  number,
  type ChoiceParam,
  type NumberParam,
  type Params,
  type ValuesOf,
} from '../../catalog/params.ts';

/** Parameters of every learner that plays. */
export const playingParams = {
  roundSeconds: number({
    label: 'Time of a step',
    help: 'Simulated seconds between two joint steps of all agents.',
    default: 1,
    min: 0.001,
    max: 1000,
    scale: 'log',
    unit: 's',
  }),
  rounds: integer({
    label: 'Steps in all',
    help: 'After so many joint steps nobody acts any more; 0 is without end.',
    default: 0,
    min: 0,
    max: 1e7,
    live: true,
  }),
  shares: choice<string>({
    label: 'Shares',
    help: 'What agents tell each other over the protocol.',
    default: 'nothing',
    options: [
      { value: 'nothing', label: 'Nothing' },
      {
        value: 'sensation',
        label: 'What they see',
        help: 'Where the prey is, at each step, to fellows who sense by it where the world has such senses (Tan 1993, section 4.1).',
      },
    ],
  }),
};

export type PlayingParams = Params & { roundSeconds: NumberParam; rounds: NumberParam; shares: ChoiceParam };
export type PlayingValues = ValuesOf<typeof playingParams>;

const offers = {
  experience: {
    value: 'experience',
    label: 'Every step',
    help: 'What was sensed, done and earned, told at the end of each step; others learn from it as from their own.',
  },
  episode: {
    value: 'episode',
    label: 'Whole episodes',
    help: 'The steps of an episode, told when it ends and gone through by others in order (Tan 1993, section 4.2).',
  },
  policy: {
    value: 'policy',
    label: 'Policies',
    help: 'Tables, told every so many steps and averaged with the own (Tan 1993, section 4.3).',
  },
};

/** The parameter that says what is shared, of the kinds a learner can. */
export const shares = (...kinds: (keyof typeof offers)[]): ChoiceParam => ({
  ...playingParams.shares,
  options: [...playingParams.shares.options, ...kinds.map((kind) => offers[kind])],
});

/** How often tables are told. */
export const shareEvery = integer({
  label: 'Steps between tellings',
  help: 'An agent tells its table after so many steps.',
  default: 20,
  min: 1,
  max: 100_000,
  scale: 'log',
  live: true,
  when: { key: 'shares', is: ['policy'] },
});
