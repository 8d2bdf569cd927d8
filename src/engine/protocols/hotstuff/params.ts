import { integer, number, type ValuesOf } from '../../catalog/params.ts';

/** What can be chosen of HotStuff. Waiting times are in mean delays of a message, so that they fit any network. */
export const paramsWith = (chained: boolean) => ({
  batch: integer({
    label: 'Requests in a block',
    help: 'The leader puts up to so many waiting requests into one block.',
    default: 16,
    min: 1,
    max: 1000,
    scale: 'log',
    live: true,
  }),
  tenure: integer({
    label: 'Views in a row',
    help: chained
      ? 'So many views in a row have the same leader. A block is committed three views later: below 4, a silent agent among few can keep all blocks from it.'
      : 'So many views in a row have the same leader; 1 is a new leader for each view.',
    default: chained ? 4 : 1,
    min: 1,
    max: 1000,
    scale: 'log',
  }),
  timeoutDelays: number({
    label: 'Length of a view',
    help: 'A replica that waits for a request gives a view up after so many mean delays; doubled at each further one.',
    default: chained ? 10 : 20,
    min: 1,
    max: 1000,
    scale: 'log',
    unit: 'delays',
    live: true,
  }),
  resendDelays: number({
    label: 'Time to a repetition',
    help: 'A replica that waits for a request and has heard nothing new for so many mean delays repeats its last message.',
    default: 6,
    min: 1,
    max: 1000,
    scale: 'log',
    unit: 'delays',
    live: true,
  }),
  retryDelays: number({
    label: 'Patience of clients',
    help: 'A client without enough equal replies for so many mean delays sends its request to all replicas again.',
    default: 30,
    min: 1,
    max: 1000,
    scale: 'log',
    unit: 'delays',
    live: true,
  }),
});

export type HotStuffParams = ReturnType<typeof paramsWith>;
export type Values = ValuesOf<HotStuffParams>;
