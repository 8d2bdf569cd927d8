import { hotstuffWith } from './hotstuff/module.ts';

/** HotStuff as it is explained: one decision a view, in three phases. */
export const basicHotstuff = hotstuffWith(false);
