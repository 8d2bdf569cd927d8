/**
 * A state-based replicated data type (Shapiro, Preguiça, Baquero & Zawirski, SSS 2011): states are frozen plain data, `merge` is
 * their least upper bound (commutative, associative, idempotent), and every operation only moves a state upwards.
 */
export interface ReplicatedType<S> {
  readonly empty: S;
  merge(a: S, b: S): S;
  /** An operation at a replica, drawn by `choice` in 0 … 2³² − 1 where it has a choice; `serial` counts the replica's own, from 1. */
  act(state: S, actor: number, serial: number, choice: number): S;
  /** Carries out a command given in words ("add x", "remove x", "write x", "+3", "-1"). */
  obey(state: S, actor: number, serial: number, command: string): S;
  /** The value for a person, equal for equal states. */
  show(state: S): string;
  /** Approximate bytes on the wire. */
  bytes(state: S): number;
}

/** Bytes of an actor and a count. */
export const ENTRY_BYTES = 8;

/** The word behind the verb of a command, or the command itself. */
export const operand = (command: string): string => command.replace(/^\s*(add|remove|write|set)\b\s*/i, '');

/** The whole number that a command adds: 1 where it names none. */
export function amount(command: string): number {
  const found = /[+-]?\d+/.exec(command);
  const value = found ? Number(found[0]) : 1;
  return Number.isSafeInteger(value) ? value : 1;
}
