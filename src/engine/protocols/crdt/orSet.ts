import { has, noWords, union, type Words } from './gSet.ts';
import { operand, type ReplicatedType } from './type.ts';

/**
 * Tagged additions and the tags removed. A tag reads "element\u0000actor\u0000serial"; elements come first, so that the tags of one
 * stand together.
 */
export interface Tagged {
  readonly added: Words;
  readonly removed: Words;
}

/** Elements that operations draw from. */
const ELEMENTS = 8;
const SEPARATOR = '\u0000';

/**
 * A set in which an addition wins over a removal that has not seen it: each addition has a tag of its own, and a removal takes away the
 * tags observed (Shapiro et al. 2011, specification 15).
 */
export const orSet: ReplicatedType<Tagged> = {
  empty: Object.freeze({ added: noWords, removed: noWords }),

  merge(a, b) {
    const added = union(a.added, b.added);
    const removed = union(a.removed, b.removed);
    if (added === a.added && removed === a.removed) return a;
    return Object.freeze({ added, removed });
  },

  act(state, actor, serial, choice) {
    const element = `e${choice % ELEMENTS}`;
    const removes = Math.floor(choice / ELEMENTS) % 4 === 0;
    return removes ? without(state, element) : withElement(state, element, actor, serial);
  },

  obey(state, actor, serial, command) {
    return /^\s*remove\b/i.test(command)
      ? without(state, operand(command))
      : withElement(state, operand(command), actor, serial);
  },

  show(state) {
    const elements = new Set(live(state).map((tag) => tag.slice(0, tag.indexOf(SEPARATOR))));
    return `{${[...elements].join(', ')}}`;
  },

  bytes: (state) => 16 * (state.added.length + state.removed.length),
};

/** Tags added and not removed. */
export const live = (state: Tagged): string[] => state.added.filter((tag) => !has(state.removed, tag));

function withElement(state: Tagged, element: string, actor: number, serial: number): Tagged {
  const tag = Object.freeze([[element, actor, serial].join(SEPARATOR)]);
  return Object.freeze({ added: union(state.added, tag), removed: state.removed });
}

function without(state: Tagged, element: string): Tagged {
  const seen = Object.freeze(live(state).filter((tag) => tag.startsWith(element + SEPARATOR)));
  return Object.freeze({ added: state.added, removed: union(state.removed, seen) });
}
