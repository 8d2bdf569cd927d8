import { type EventQueue, PRIORITY_UNIT } from './queue.ts';

/** Serial number of the event in a slot: its order without the priority. */
export const serialOf = (queue: EventQueue, slot: number): number => queue.order[slot] % PRIORITY_UNIT;
