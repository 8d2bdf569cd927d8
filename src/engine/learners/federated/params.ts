import { choice, integer, number, type ValuesOf } from '../../catalog/params.ts';
import { rules } from '../merging/index.ts';
import { compressors } from './compression/index.ts';

/** What every way of learning one model together asks. */
export const basicParams = {
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
    help: 'What a traitor sends, and a dishonest agent now and then: each number of its model is this.',
    default: 100,
    min: -1e6,
    max: 1e6,
    live: true,
  }),
};

/** Those who are slow, and those who fail to answer. */
export const hardshipParams = {
  stepSeconds: number({
    label: 'Time of a step',
    help: 'Seconds that an agent of speed 1 takes for one local step; slower agents take longer, and may come too late.',
    default: 0,
    min: 0,
    max: 60,
    step: 0.01,
    unit: 's',
    live: true,
  }),
  dropout: number({
    label: 'Dropping out',
    help: 'Chance that an agent fails to answer in a round.',
    default: 0,
    min: 0,
    max: 0.99,
    step: 0.01,
    live: true,
  }),
};

/** How many bytes a model takes. */
export const compressionParams = {
  compression: choice({
    label: 'Compression',
    help: 'How what has been learned is put into fewer bytes.',
    default: 'none',
    options: compressors.map(({ id, label, help }) => ({ value: id, label, help })),
    live: true,
  }),
  kept: number({
    label: 'Share that is sent',
    help: 'Share k/d of the coordinates that are sent.',
    default: 0.1,
    min: 0.001,
    max: 1,
    scale: 'log',
    live: true,
    when: { key: 'compression', is: ['top-k'] },
  }),
  levels: integer({
    label: 'Levels',
    help: 'Levels s that a coordinate is rounded to, on either side of 0.',
    default: 4,
    min: 1,
    max: 127,
    scale: 'log',
    live: true,
    when: { key: 'compression', is: ['qsgd'] },
  }),
};

const noiseParams = (is: readonly string[]) => ({
  clip: number({
    label: 'Longest change',
    help: 'Length C that what an agent learns in a round is shortened to, so that no one’s data can show through more.',
    default: 1,
    min: 0.001,
    max: 100,
    scale: 'log',
    live: true,
    when: { key: 'privacy', is },
  }),
  noise: number({
    label: 'Noise',
    help: 'Standard deviation of the noise as a multiple σ of the longest change.',
    default: 1,
    min: 0.1,
    max: 100,
    scale: 'log',
    when: { key: 'privacy', is },
  }),
  delta: number({
    label: 'δ',
    help: 'Chance at which the promise of ε may fail; below 1 over the number of agents.',
    default: 0.00001,
    min: 1e-12,
    max: 0.1,
    scale: 'log',
    live: true,
    when: { key: 'privacy', is },
  }),
});

const PRIVACY = {
  label: 'Privacy',
  help: 'Who adds noise, so that nobody can tell whether an agent’s data took part.',
  default: 'none',
} as const;
const nobody = { value: 'none', label: 'None', help: 'Models are sent as they are.' } as const;
const agents = {
  value: 'agents',
  label: 'Each agent',
  help: 'Nobody else need be trusted, and the noise is as large as each agent’s own change.',
} as const;

/** Noise where there is a server that can be trusted to add it. */
export const serverPrivacyParams = {
  privacy: choice({
    ...PRIVACY,
    options: [
      nobody,
      {
        value: 'server',
        label: 'The server',
        help: 'To the mean: little noise, but the server sees every change. Robust rules make no promise.',
      },
      agents,
    ],
  }),
  ...noiseParams(['server', 'agents']),
};

/** Noise where there is no server. */
export const ownPrivacyParams = {
  privacy: choice({ ...PRIVACY, options: [nobody, agents] }),
  ...noiseParams(['agents']),
};

export type BasicValues = ValuesOf<typeof basicParams>;
export type HardshipValues = ValuesOf<typeof hardshipParams>;
