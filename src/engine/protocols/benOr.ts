import { benOrWith } from './benOr/module.ts';

/** Ben-Or: agreement on one bit by votes and coins. */
export const benOr = benOrWith();
