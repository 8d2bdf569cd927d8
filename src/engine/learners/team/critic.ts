/** Joint places held exactly or, beyond, by a hash (Sutton & Barto 2018, section 9.5.4: hashing). */
const PLACES = 65_536;

/**
 * A table of values by what all members of a team sense and do. Exact where all teams together have at most 65 536 such places; else
 * places are found by a hash, and two that fall together share one number.
 */
export interface Critic {
  states: number;
  actions: number;
  exact: boolean;
  /** Places of one team; 0 where hashed. */
  span: number;
  value: Float64Array;
}

/** A critic of what teams do, or with one action, of where they are. */
export function criticOf(states: number, actions: number, teams: number, members: number): Critic {
  let span = 1;
  for (let i = 0; i < members && span <= PLACES; i++) span *= states * actions + 1;
  const exact = span * teams <= PLACES;
  return {
    states,
    actions,
    exact,
    span: exact ? span : 0,
    value: new Float64Array(exact ? span * teams : PLACES),
  };
}

/** A 32-bit number in which every bit depends on all of what a member is, senses and does. */
function scrambled(team: number, place: number, state: number, action: number): number {
  let x = Math.imul(team + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 15) ^ (state + 1), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 13) ^ (action + 1), 0x297a2d39);
  return x ^ (x >>> 16);
}

/**
 * What one member adds to the place of its team; who is away adds nothing. Those of all members are put together by `joined`; taking one out and putting another
 * in costs the same whatever the number of members.
 */
export function partOf(critic: Critic, team: number, place: number, state: number, action: number): number {
  if (!critic.exact) return scrambled(team, place, state, action);
  // Who is away leaves 0 at its place, which nobody who is there does.
  let part = state * critic.actions + action + 1;
  for (let i = 0; i < place; i++) part *= critic.states * critic.actions + 1;
  return part;
}

/** Puts a member's part in; where hashed, the same takes it out again. */
export const joined = (critic: Critic, place: number, part: number): number =>
  critic.exact ? place + part : place ^ part;

/** Takes a member's part out. */
export const without = (critic: Critic, place: number, part: number): number =>
  critic.exact ? place - part : place ^ part;

/** Index of the value at a place of a team. */
export const indexOf = (critic: Critic, team: number, place: number): number =>
  critic.exact ? team * critic.span + place : (place >>> 0) % PLACES;
