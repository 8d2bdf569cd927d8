import { gCounter } from './gCounter.ts';
import { type Words, noWords, union } from './gSet.ts';
import { lwwRegister } from './lwwRegister.ts';
import { orSet } from './orSet.ts';
import { pnCounter } from './pnCounter.ts';
import { operand, type ReplicatedType } from './type.ts';

/** A set that only grows (Shapiro et al. 2011, specification 11). */
const gSet: ReplicatedType<Words> = {
  empty: noWords,
  merge: union,
  act: (state, actor, serial) => union(state, Object.freeze([`${actor}.${serial}`])),
  obey: (state, _actor, _serial, command) => union(state, Object.freeze([operand(command)])),
  show: (state) => `{${state.join(', ')}}`,
  bytes: (state) => state.reduce((sum, word) => sum + word.length, 0),
};

/** Replicated types by kind; their states are opaque to those who only store, send and merge them. */
export const types: Readonly<Record<string, ReplicatedType<unknown>>> = {
  'g-counter': gCounter as ReplicatedType<unknown>,
  'pn-counter': pnCounter as ReplicatedType<unknown>,
  'g-set': gSet as ReplicatedType<unknown>,
  'or-set': orSet as ReplicatedType<unknown>,
  'lww-register': lwwRegister as ReplicatedType<unknown>,
};
