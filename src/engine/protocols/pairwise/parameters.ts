import { choice, number, type ValuesOf } from '../../catalog/params.ts';

/** When pairs meet, and which: parameters shared by the protocols in which two agents exchange. */
export const pairParams = {
  clocks: choice({
    label: 'Clocks',
    help: 'One pair after another at even times, or a random clock (Poisson) at each agent; on average each agent calls once a period.',
    default: 'poisson',
    options: [
      { value: 'ticks', label: 'One after another' },
      { value: 'poisson', label: 'Random clocks' },
    ],
  }),
  choose: choice({
    label: 'Who meets',
    help: 'Each agent calls equally often, or each link is used equally often.',
    default: 'agents',
    options: [
      { value: 'agents', label: 'A random agent and a neighbour' },
      { value: 'links', label: 'The ends of a random link' },
    ],
    live: true,
  }),
  periodSeconds: number({
    label: 'Period',
    help: 'Mean time between two calls that an agent makes.',
    default: 2,
    min: 0.01,
    max: 600,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  patienceSeconds: number({
    label: 'Patience',
    help: 'An agent waits so long for the answer to its call, and takes no other call meanwhile.',
    default: 10,
    min: 0.01,
    max: 600,
    scale: 'log',
    unit: 's',
    live: true,
  }),
};
export type PairValues = ValuesOf<typeof pairParams>;

/** Kinds of message and timers of an exchange, in the order that `steps.ts` uses. */
export const pairMessages = [
  { id: 'call', label: 'Call with a value', glyph: 'request' },
  { id: 'answer', label: 'New value', glyph: 'reply' },
  { id: 'busy', label: 'Busy', glyph: 'alarm' },
] as const;
export const pairTimers = ['clock', 'patience'] as const;

/** What every exchange counts. */
export const pairMetrics = [
  { id: 'exchanges', label: 'Exchanges', unit: '', help: 'Pairs that have met since the start.' },
  {
    id: 'busy',
    label: 'Busy',
    unit: '',
    help: 'Calls turned away because the other was waiting for an answer itself.',
  },
  { id: 'unanswered', label: 'Unanswered', unit: '', help: 'Calls whose answer did not come in time.' },
  {
    id: 'drift',
    label: 'Drift',
    unit: '',
    help: 'By how much the conserved sum is off: half-made exchanges, whose other half is on its way or lost.',
  },
];
