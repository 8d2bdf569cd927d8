import { hotstuffWith } from './hotstuff/module.ts';

/** HotStuff as it is run: chained, with leaders that take turns. */
export const hotstuff = hotstuffWith(true);
