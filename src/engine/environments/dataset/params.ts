import { choice, integer, number, text, type ValuesOf } from '../../catalog/params.ts';
import { exampleTable } from './example.ts';
import { modelOptions } from './models.ts';
import { CLASSES_AT_MOST, readTable } from './readTable.ts';

const MADE = ['clouds', 'moons', 'rings', 'line', 'wave'] as const;

/** What the world of data asks: where samples come from, who holds which, how they change, and the model that is fitted. */
export const params = {
  source: choice({
    label: 'Samples',
    help: 'Where the samples come from: drawn by chance, or a table of your own.',
    default: 'clouds',
    options: [
      { value: 'clouds', label: 'Clouds', help: 'Normal clouds, a class each.' },
      { value: 'moons', label: 'Two moons', help: 'Two half circles that no line parts.' },
      { value: 'rings', label: 'Rings', help: 'Rings about one centre, a class each.' },
      {
        value: 'line',
        label: 'Numbers on a plane',
        help: 'A number that is a weighted sum of the features, with noise.',
      },
      { value: 'wave', label: 'Numbers on a wave', help: 'A number that follows a sine, with noise.' },
      { value: 'table', label: 'A table', help: 'Samples from a file or typed in.' },
    ],
  }),
  table: text({
    label: 'Table',
    help: 'Comma-separated: a line of column names, then a line for each sample; all numbers but for the last column, which is what is to be foretold: a number, or the name of a class.',
    default: exampleTable,
    maxLength: 24_000_000,
    placeholder: 'length,width,plant',
    check: (given) => {
      const read = readTable(given);
      return typeof read === 'string' ? read : null;
    },
    when: { key: 'source', is: ['table'] },
  }),
  task: choice({
    label: 'To be foretold',
    help: 'Whether the last column of the table names classes or is a number to come near to.',
    default: 'classes',
    options: [
      { value: 'classes', label: 'A class', help: `At most ${CLASSES_AT_MOST} different ones.` },
      { value: 'numbers', label: 'A number', help: 'Scaled to mean 0 and deviation 1, as features are.' },
    ],
    when: { key: 'source', is: ['table'] },
  }),
  heldOut: number({
    label: 'Held out',
    help: 'Share of the table that nobody learns from, to measure the accuracy on.',
    default: 0.2,
    min: 0.05,
    max: 0.9,
    step: 0.05,
    when: { key: 'source', is: ['table'] },
  }),
  classes: integer({
    label: 'Classes',
    help: 'Kinds of sample to tell apart.',
    default: 4,
    min: 2,
    max: 20,
    when: { key: 'source', is: ['clouds', 'rings'] },
  }),
  features: integer({
    label: 'Features',
    help: 'Numbers that describe a sample.',
    default: 8,
    min: 1,
    max: 64,
    when: { key: 'source', is: ['clouds', 'line'] },
  }),
  distance: number({
    label: 'Distance of classes',
    help: 'Standard deviation of the centres of the clouds, where samples scatter about theirs with 1.',
    default: 1.2,
    min: 0.1,
    max: 10,
    step: 0.1,
    when: { key: 'source', is: ['clouds'] },
  }),
  noise: number({
    label: 'Noise',
    help: 'Standard deviation of what is added to each coordinate of a moon or ring, or to each number.',
    default: 0.15,
    min: 0,
    max: 5,
    step: 0.05,
    when: { key: 'source', is: ['moons', 'rings', 'line', 'wave'] },
  }),
  samples: integer({
    label: 'Samples an agent',
    help: 'Mean number of samples that an agent holds.',
    default: 60,
    min: 1,
    max: 2000,
    scale: 'log',
    when: { key: 'source', is: MADE },
  }),
  split: choice({
    label: 'Spread over agents',
    help: 'Who holds which samples.',
    default: 'labels',
    options: [
      { value: 'alike', label: 'Alike', help: 'Everyone holds a fair sample of all (IID).' },
      {
        value: 'labels',
        label: 'By labels',
        help: 'Everyone has a mix of classes of its own, drawn from a Dirichlet distribution; of numbers a mix of fifths of their range.',
      },
    ],
  }),
  alpha: number({
    label: 'Evenness of labels',
    help: 'Dirichlet α: large is the same mix for everyone, 0.1 is almost one class an agent.',
    default: 0.5,
    min: 0.05,
    max: 100,
    scale: 'log',
    when: { key: 'split', is: ['labels'] },
  }),
  unevenness: number({
    label: 'Unevenness of amounts',
    help: 'Standard deviation of the logarithm of how many samples an agent holds; 0 is the same for all.',
    default: 0,
    min: 0,
    max: 3,
    step: 0.1,
  }),
  drift: choice({
    label: 'Drift',
    help: 'How the world that samples come from changes with time.',
    default: 'none',
    options: [
      { value: 'none', label: 'None' },
      {
        value: 'centres',
        label: 'Slow',
        help: 'Each class moves steadily into a direction of its own; of numbers the true weights do.',
      },
      {
        value: 'labels',
        label: 'Sudden',
        help: 'From time to time each class takes the next one’s name; numbers change their sign.',
      },
    ],
  }),
  driftRate: number({
    label: 'Speed of drift',
    help: 'How far the classes move in a second, where samples scatter about their centres with 1.',
    default: 0.01,
    min: 0,
    max: 10,
    step: 0.001,
    when: { key: 'drift', is: ['centres'] },
  }),
  driftSeconds: number({
    label: 'Time between changes',
    help: 'Seconds from one sudden change to the next.',
    default: 60,
    min: 1,
    max: 100_000,
    scale: 'log',
    unit: 's',
    when: { key: 'drift', is: ['labels'] },
  }),
  model: choice({
    label: 'Model',
    help: 'What is fitted; numbers are foretold by least squares, along a plane or by the hidden layer.',
    default: 'softmax',
    options: modelOptions,
  }),
  hidden: integer({
    label: 'Hidden units',
    help: 'Width of the hidden layer.',
    default: 16,
    min: 1,
    max: 64,
    when: { key: 'model', is: ['network'] },
  }),
  activation: choice({
    label: 'Activation',
    help: 'How a hidden unit bends.',
    default: 'tanh',
    options: [
      { value: 'tanh', label: 'tanh' },
      { value: 'relu', label: 'ReLU' },
    ],
    when: { key: 'model', is: ['network'] },
  }),
  l2: number({
    label: 'Weight decay',
    help: 'λ of the term λ/2 · ‖w‖² that is added to the loss, constants left out.',
    default: 0,
    min: 0,
    max: 10,
    step: 0.001,
    live: true,
  }),
  batch: integer({
    label: 'Minibatch',
    help: 'Samples behind one gradient, drawn with replacement; 0 is all that the agent holds.',
    default: 16,
    min: 0,
    max: 10_000,
    live: true,
  }),
};

export type DatasetValues = ValuesOf<typeof params>;
