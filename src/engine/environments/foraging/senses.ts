import { distance, type Field } from './field.ts';
import type { Values } from './params.ts';

/** Whether the nearest piece could be taken: by the agent alone, with those who stand beside the piece, or not yet. */
const NEEDS = 3;
/** Direction of the nearest fellow: none in sight, or one of eight. */
const DIRECTIONS = 9;

const sights = (sight: number): number => (2 * sight + 1) * (2 * sight + 1) + 1;

/** States an agent may sense: offset of the nearest food × whether it can be taken × direction of the nearest fellow. */
export const statesOf = ({ sight, senses }: Values): number =>
  sights(sight) * NEEDS * (senses === 'fellow' ? DIRECTIONS : 1);

/** Features of states: an offset, whether it can be taken, and a direction, each by itself. */
export const featuresOf = ({ sight, senses }: Values): number =>
  sights(sight) + NEEDS + (senses === 'fellow' ? DIRECTIONS : 0);

/** Writes the two or three features of a state; answers how many. */
export function writeFeatures({ sight, senses }: Values, state: number, into: Int32Array): number {
  const withFellow = senses === 'fellow';
  const rest = withFellow ? Math.floor(state / DIRECTIONS) : state;
  into[0] = Math.floor(rest / NEEDS);
  into[1] = sights(sight) + (rest % NEEDS);
  if (!withFellow) return 2;
  into[2] = sights(sight) + NEEDS + (state % DIRECTIONS);
  return 3;
}

/** What an agent would sense if it stood on `at`. */
export function senseFrom(field: Field, values: Values, agent: number, at: number): number {
  const { size, sight, senses } = values;
  const piece = nearestFood(field, values, at);
  const offset = piece < 0 ? 0 : offsetOf(size, sight, at, field.food[piece]);
  const state = offset * NEEDS + (piece < 0 ? 0 : needOf(field, size, agent, at, piece));
  return senses === 'fellow' ? state * DIRECTIONS + fellowOf(field, values, agent, at) : state;
}

/** 1 + the number of an offset within the sight. */
function offsetOf(size: number, sight: number, from: number, to: number): number {
  const dx = (to % size) - (from % size);
  const dy = Math.floor(to / size) - Math.floor(from / size);
  return 1 + (dy + sight) * (2 * sight + 1) + dx + sight;
}

function inSight({ size, sight }: Values, from: number, to: number): boolean {
  const dx = Math.abs((to % size) - (from % size));
  const dy = Math.abs(Math.floor(to / size) - Math.floor(from / size));
  return dx <= sight && dy <= sight;
}

/** The nearest piece of food in sight, the lowest number first; -1 if there is none. */
function nearestFood({ food }: Field, values: Values, at: number): number {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < food.length; i++) {
    if (food[i] < 0 || !inSight(values, at, food[i])) continue;
    const away = distance(values.size, at, food[i]);
    if (away < least) {
      least = away;
      best = i;
    }
  }
  return best;
}

function needOf(
  { level, cell, food, need }: Field,
  size: number,
  agent: number,
  at: number,
  piece: number,
): number {
  if (level[agent] >= need[piece]) return 0;
  let sum = distance(size, at, food[piece]) === 1 ? 0 : level[agent];
  for (let other = 0; other < cell.length; other++) {
    const place = other === agent ? at : cell[other];
    if (distance(size, place, food[piece]) === 1) sum += level[other];
  }
  return sum >= need[piece] ? 1 : 2;
}

/** 0: no fellow in sight; else 1 + the eighth of the compass in which the nearest one is. */
function fellowOf({ cell }: Field, values: Values, agent: number, at: number): number {
  let best = -1;
  let least = Infinity;
  for (let other = 0; other < cell.length; other++) {
    if (other === agent || !inSight(values, at, cell[other])) continue;
    const away = distance(values.size, at, cell[other]);
    if (away < least) {
      least = away;
      best = other;
    }
  }
  if (best < 0) return 0;
  const dx = Math.sign((cell[best] % values.size) - (at % values.size));
  const dy = Math.sign(Math.floor(cell[best] / values.size) - Math.floor(at / values.size));
  const eighth = (dy + 1) * 3 + dx + 1;
  // The middle is the agent's own cell, which nobody else stands on but where there is no room.
  return eighth === 4 ? 0 : 1 + (eighth > 4 ? eighth - 1 : eighth);
}
