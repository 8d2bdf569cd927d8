import { choice, integer, number, type ValuesOf } from '../../catalog/params.ts';
import { basicParams, compressionParams, hardshipParams, ownPrivacyParams } from '../federated/params.ts';

const { periodSeconds: _none, ...basic } = basicParams;

/** What the parameter server asks. */
export const params = {
  pace: choice({
    label: 'Pace',
    help: 'Whether workers wait for each other.',
    default: 'asynchronous',
    options: [
      {
        value: 'together',
        label: 'In step',
        help: 'The server waits for all changes to a version before it makes the next.',
      },
      {
        value: 'bounded',
        label: 'Bounded',
        help: 'Nobody may be more than s changes ahead of the slowest (stale synchronous parallel).',
      },
      {
        value: 'asynchronous',
        label: 'Each at its own',
        help: 'Every change is merged as it comes, however old the model it was made from.',
      },
    ],
  }),
  bound: integer({
    label: 'Ahead at most',
    help: 'Changes s by which the fastest worker may be ahead of the slowest.',
    default: 3,
    min: 0,
    max: 1000,
    live: true,
    when: { key: 'pace', is: ['bounded'] },
  }),
  buffer: integer({
    label: 'Collected',
    help: 'Changes that the server collects before it merges them; 1 merges each at once.',
    default: 1,
    min: 1,
    max: 1000,
    live: true,
    when: { key: 'pace', is: ['bounded', 'asynchronous'] },
  }),
  byStaleness: choice({
    label: 'Stale changes',
    help: 'How much a change counts that was made from an older version.',
    default: 'whole',
    options: [
      { value: 'whole', label: 'Count in full' },
      { value: 'inverse', label: 'Count 1/τ', help: 'One over the number of versions that came between.' },
    ],
    live: true,
    when: { key: 'pace', is: ['bounded', 'asynchronous'] },
  }),
  ...basic,
  ...hardshipParams,
  stepSeconds: number({ ...hardshipParams.stepSeconds, default: 0.1, min: 0.001 }),
  unsteadiness: number({
    label: 'Unsteadiness',
    help: 'Share of the time of a step that is up to chance (exponential) instead of fixed.',
    default: 0.2,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
  }),
  patienceSeconds: number({
    label: 'Patience',
    help: 'Seconds after which a worker asks again, and after which the server in step goes on with what it has.',
    default: 10,
    min: 0.1,
    max: 1000,
    scale: 'log',
    unit: 's',
  }),
  ...compressionParams,
  ...ownPrivacyParams,
};

export type ServerValues = ValuesOf<typeof params>;
