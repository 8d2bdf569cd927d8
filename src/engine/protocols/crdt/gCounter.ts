import { type Counts, larger, noCounts, raised, total } from './merge.ts';
import { amount, ENTRY_BYTES, type ReplicatedType } from './type.ts';

/** A counter that only grows: one count a replica, merged by the larger, read as the sum (Shapiro et al. 2011, specification 6). */
export const gCounter: ReplicatedType<Counts> = {
  empty: noCounts,
  merge: larger,
  act: (state, actor) => raised(state, actor, 1),
  obey: (state, actor, _serial, command) => raised(state, actor, Math.max(0, amount(command))),
  show: (state) => String(total(state)),
  bytes: (state) => ENTRY_BYTES * state.actors.length,
};
