import { choice, integer, number, type ValuesOf } from '../../catalog/params.ts';
import { rules } from '../merging/index.ts';

/** What every way of learning one model together asks. */
export const togetherParams = {
  periodSeconds: number({
    label: 'Round',
    help: 'Time from one round to the next; messages that take longer come too late for theirs.',
    default: 1,
    min: 0.01,
    max: 60,
    scale: 'log',
    unit: 's',
  }),
  rate: number({
    label: 'Learning rate',
    help: 'Length of a step against the gradient.',
    default: 0.1,
    min: 0.0001,
    max: 10,
    scale: 'log',
    live: true,
  }),
  localSteps: integer({
    label: 'Local steps',
    help: 'Steps that an agent takes on its own data between two exchanges.',
    default: 5,
    min: 1,
    max: 1000,
    scale: 'log',
    live: true,
  }),
  merging: choice({
    label: 'Merging',
    help: 'How many models become one.',
    default: 'mean',
    options: rules.map(({ id, label, help }) => ({ value: id, label, help })),
    live: true,
  }),
  liars: integer({
    label: 'Liars borne',
    help: 'How many false models the merging should bear, where its rule asks.',
    default: 0,
    min: 0,
    max: 1000,
    live: true,
  }),
  attack: number({
    label: 'Attack',
    help: 'What a traitor sends: each number of its model is this.',
    default: 100,
    min: -1e6,
    max: 1e6,
    live: true,
  }),
};

export type TogetherValues = ValuesOf<typeof togetherParams>;
