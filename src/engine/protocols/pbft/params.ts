import { integer, number, type ValuesOf } from '../../catalog/params.ts';

/** What can be chosen of PBFT. Waiting times are in mean delays of a message, so that they fit any network. */
export const params = {
  batch: integer({
    label: 'Requests in a batch',
    help: 'The primary orders up to so many waiting requests at one place; 1 is the protocol of the paper’s figures.',
    default: 16,
    min: 1,
    max: 1000,
    scale: 'log',
    live: true,
  }),
  pipeline: integer({
    label: 'Places in progress',
    help: 'The primary proposes no further place while so many are not yet executed; requests wait and share a batch.',
    default: 4,
    min: 1,
    max: 256,
    scale: 'log',
    live: true,
  }),
  checkpointPeriod: integer({
    label: 'Checkpoint period',
    help: 'Every so many places the replicas certify their state and forget what is older; the window is twice as wide.',
    default: 16,
    min: 1,
    max: 1024,
    scale: 'log',
  }),
  timeoutDelays: number({
    label: 'Patience with the primary',
    help: 'A backup whose request is not executed for so many mean delays starts a view change; doubled at each further one.',
    default: 16,
    min: 1,
    max: 1000,
    scale: 'log',
    unit: 'delays',
    live: true,
  }),
  retryDelays: number({
    label: 'Patience of clients',
    help: 'A client without enough equal replies for so many mean delays sends its request to all replicas.',
    default: 12,
    min: 1,
    max: 1000,
    scale: 'log',
    unit: 'delays',
    live: true,
  }),
  statusDelays: number({
    label: 'Status period',
    help: 'A replica that makes no progress for so many mean delays asks the others for what it lacks.',
    default: 10,
    min: 1,
    max: 1000,
    scale: 'log',
    unit: 'delays',
    live: true,
  }),
};

export type Values = ValuesOf<typeof params>;
