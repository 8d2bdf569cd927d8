import type { Channel, MetricInfo } from '../engine/kernel/frame.ts';
import type { Columns } from './columns.ts';

/** Channels of a recording; the first colours the graph. */
export const CHANNELS: readonly Channel[] = [
  {
    id: 'activity',
    label: 'Speaking now',
    categories: ['not heard yet', 'has spoken', 'spoken to', 'speaking'],
  },
  { id: 'sent', label: 'Messages sent' },
  { id: 'words', label: 'Words spoken' },
  { id: 'blame', label: 'To blame', categories: ['not blamed', 'blamed by the log'] },
];

interface Measure extends MetricInfo {
  at: (columns: Columns, step: number) => number;
}

const MEASURES: readonly Measure[] = [
  {
    id: 'messages',
    label: 'Messages',
    unit: 'messages',
    help: 'Entries of the log so far.',
    primary: true,
    at: (_, step) => step + 1,
  },
  {
    id: 'words',
    label: 'Words said',
    unit: 'words',
    help: 'Words in all messages so far: runs of characters between white space.',
    primary: true,
    at: (columns, step) => columns.wordsSoFar[step],
  },
  {
    id: 'length',
    label: 'Words in the message',
    unit: 'words',
    help: 'Words in the message of this step.',
    primary: true,
    at: (columns, step) => columns.words[step],
  },
  {
    id: 'speakers',
    label: 'Speakers heard',
    unit: 'agents',
    help: 'Different agents that have spoken so far.',
    primary: true,
    at: (columns, step) => columns.speakersSoFar[step],
  },
  {
    id: 'characters',
    label: 'Characters said',
    unit: 'characters',
    help: 'Characters (UTF-16 code units) in all messages so far.',
    at: (columns, step) => columns.charactersSoFar[step],
  },
  {
    id: 'inferred',
    label: 'Addressees inferred',
    unit: 'share',
    help: 'Messages so far whose addressee the log does not name, divided by all messages so far.',
    at: (columns, step) => columns.inferredSoFar[step] / (step + 1),
  },
];

/** Metrics of a recording, sampled at each step. */
export const METRICS: readonly MetricInfo[] = MEASURES.map(({ at: _at, ...info }) => info);

/** Writes all metrics at a step into `values` from `offset` on. */
export function sampleRow(columns: Columns, step: number, values: Float64Array, offset: number): void {
  for (let i = 0; i < MEASURES.length; i += 1) values[offset + i] = MEASURES[i].at(columns, step);
}
