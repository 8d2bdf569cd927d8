import { operand, type ReplicatedType } from './type.ts';

export interface Written {
  readonly text: string;
  /** Logical time of the write (Lamport 1978); actors break ties, and then the text, so that the order is total. */
  readonly stamp: number;
  readonly actor: number;
}

/** A register in which the last writer wins (Shapiro et al. 2011, specification 8). */
export const lwwRegister: ReplicatedType<Written> = {
  empty: Object.freeze({ text: '', stamp: 0, actor: -1 }),
  merge: (a, b) => (isLater(b, a) ? b : a),
  act: (state, actor, serial) => written(state, actor, `${actor}.${serial}`),
  obey: (state, actor, _serial, command) => written(state, actor, operand(command)),
  show: (state) => (state.actor < 0 ? 'nothing yet' : `"${state.text}", written by ${state.actor}`),
  bytes: (state) => 12 + state.text.length,
};

const written = ({ stamp }: Written, actor: number, text: string): Written =>
  Object.freeze({ text, stamp: stamp + 1, actor });

function isLater(a: Written, b: Written): boolean {
  if (a.stamp !== b.stamp) return a.stamp > b.stamp;
  if (a.actor !== b.actor) return a.actor > b.actor;
  return a.text > b.text;
}
