import { pbftWith } from './pbft/module.ts';

/** PBFT: a primary, three phases, two thirds. */
export const pbft = pbftWith();
