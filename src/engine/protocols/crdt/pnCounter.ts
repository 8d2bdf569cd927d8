import { type Counts, larger, noCounts, raised, total } from './merge.ts';
import { amount, ENTRY_BYTES, type ReplicatedType } from './type.ts';

export interface UpAndDown {
  readonly up: Counts;
  readonly down: Counts;
}

/** A counter that also falls: two growing counters, read as their difference (Shapiro et al. 2011, specification 7). */
export const pnCounter: ReplicatedType<UpAndDown> = {
  empty: Object.freeze({ up: noCounts, down: noCounts }),

  merge(a, b) {
    const up = larger(a.up, b.up);
    const down = larger(a.down, b.down);
    if (up === a.up && down === a.down) return a;
    return Object.freeze({ up, down });
  },

  // Two of three operations add, so that the value is seen to move.
  act: (state, actor, _serial, choice) => moved(state, actor, choice % 3 < 2 ? 1 : -1),
  obey: (state, actor, _serial, command) => moved(state, actor, amount(command)),
  show: (state) => String(total(state.up) - total(state.down)),
  bytes: (state) => ENTRY_BYTES * (state.up.actors.length + state.down.actors.length),
};

function moved(state: UpAndDown, actor: number, by: number): UpAndDown {
  if (by >= 0) return Object.freeze({ up: raised(state.up, actor, by), down: state.down });
  return Object.freeze({ up: state.up, down: raised(state.down, actor, -by) });
}
