import type { Host } from '../../kernel/host.ts';
import { WAYS } from '../gridMap.ts';
import type { Values } from './params.ts';

/** Agents whose levels add up to the level of a piece that is only taken together. */
const PARTY = 3;
/** Tries at a cell for a piece of food before it is left out. */
const TRIES = 200;

/** Who and what stands on the board. */
export interface Field {
  /** Cell and level of each agent. */
  cell: Int32Array;
  level: Int32Array;
  /** Cell of each piece of food, -1 once it is taken, and its level. */
  food: Int32Array;
  need: Int32Array;
  /** Sum of all levels of food at the start of the episode: what rewards are divided by. */
  total: number;
}

export const fieldOf = (n: number, food: number): Field => ({
  cell: new Int32Array(n),
  level: new Int32Array(n),
  food: new Int32Array(food).fill(-1),
  need: new Int32Array(food),
  total: 0,
});

/** Columns plus rows between two cells. */
export function distance(size: number, a: number, b: number): number {
  return Math.abs((a % size) - (b % size)) + Math.abs(Math.floor(a / size) - Math.floor(b / size));
}

/** The piece of food at a cell, or -1. */
export const foodAt = (field: Field, cell: number): number => field.food.indexOf(cell);

/** Begins an episode: levels, food apart from all else, and agents on free cells, several on one only where there is no room. */
export function sow(field: Field, host: Host, values: Values): void {
  const { size, levels, together } = values;
  const { level, food, need, cell } = field;
  for (let agent = 0; agent < level.length; agent++) level[agent] = 1 + host.dice.below(levels);
  const strongest = Int32Array.from(level).sort().reverse().slice(0, PARTY);
  const most = strongest.reduce((sum, one) => sum + one, 0);
  food.fill(-1);
  field.total = 0;
  for (let i = 0; i < food.length; i++) {
    const at = roomForFood(field, host, size);
    if (at < 0) continue;
    food[i] = at;
    need[i] = together ? most : 1 + host.dice.below(most);
    field.total += need[i];
  }
  const free: number[] = [];
  for (let at = 0; at < size * size; at++) if (foodAt(field, at) < 0) free.push(at);
  const places = cell.length <= free.length ? host.dice.sample(free.length, cell.length) : null;
  for (let agent = 0; agent < cell.length; agent++)
    cell[agent] = free[places ? places[agent] : host.dice.below(free.length)];
}

/** A cell off the edge with no other food around it, or -1 if none was found. */
function roomForFood({ food }: Field, host: Host, size: number): number {
  for (let i = 0; i < TRIES; i++) {
    const x = 1 + host.dice.below(size - 2);
    const y = 1 + host.dice.below(size - 2);
    const near = food.some(
      (other) =>
        other >= 0 && Math.abs((other % size) - x) <= 1 && Math.abs(Math.floor(other / size) - y) <= 1,
    );
    if (!near) return y * size + x;
  }
  return -1;
}

/** Moves all that walk at once: who would step on food, off the board, or on a cell that another stands on or wants, stays. */
export function walk(field: Field, size: number, ways: Int32Array): void {
  const { cell } = field;
  const wanted = new Int32Array(cell.length);
  const claims = new Uint8Array(size * size);
  const held = new Uint8Array(size * size);
  for (let agent = 0; agent < cell.length; agent++) held[cell[agent]] = 1;
  for (let agent = 0; agent < cell.length; agent++) {
    const to = ways[agent] < 0 ? cell[agent] : stepped(field, size, cell[agent], ways[agent]);
    wanted[agent] = to;
    if (to !== cell[agent]) claims[to] = Math.min(2, claims[to] + 1);
  }
  for (let agent = 0; agent < cell.length; agent++)
    if (wanted[agent] !== cell[agent] && claims[wanted[agent]] === 1 && !held[wanted[agent]])
      cell[agent] = wanted[agent];
}

/** Where one way leads from a cell; the cell itself where the edge or food is in the way. */
export function stepped(field: Field, size: number, from: number, way: number): number {
  const x = (from % size) + WAYS[way][0];
  const y = Math.floor(from / size) + WAYS[way][1];
  if (x < 0 || y < 0 || x >= size || y >= size) return from;
  return foodAt(field, y * size + x) >= 0 ? from : y * size + x;
}

/**
 * Takes each piece whose loaders beside it have its level together: every one of them earns its level × the piece's, over the sum of
 * their levels and the sum of all food, so that an episode in which all is taken brings 1 in all. Answers the number taken.
 */
export function load(
  field: Field,
  size: number,
  loads: Uint8Array,
  rewards: Float64Array,
  penalty: number,
): number {
  const { cell, level, food, need, total } = field;
  const helped = new Uint8Array(cell.length);
  let taken = 0;
  for (let i = 0; i < food.length; i++) {
    if (food[i] < 0) continue;
    let sum = 0;
    for (let agent = 0; agent < cell.length; agent++)
      if (loads[agent] && distance(size, cell[agent], food[i]) === 1) sum += level[agent];
    if (sum < need[i]) continue;
    for (let agent = 0; agent < cell.length; agent++) {
      if (!loads[agent] || distance(size, cell[agent], food[i]) !== 1) continue;
      rewards[agent] += (level[agent] * need[i]) / (sum * total);
      helped[agent] = 1;
    }
    food[i] = -1;
    taken += 1;
  }
  for (let agent = 0; agent < cell.length; agent++)
    if (loads[agent] && !helped[agent]) rewards[agent] += penalty;
  return taken;
}
