import { longestPath, pathsOf, ROUTES } from './roads.ts';
import type { Values } from './params.ts';

/** Bits of what a car senses of others: the next cell is taken, others could drive there, it has waited longer than they. */
const TAKEN = 1;
const CONTESTED = 2;
const FIRST = 4;
const SIGHTS = 8;

/** Where the cars are; an agent without one waits outside. */
export interface Cars {
  size: number;
  /** Arm × 3 + route of each agent's car, or -1 outside. */
  path: Int32Array;
  /** Cells it has gone along its path. */
  at: Int32Array;
  /** Steps since it came. */
  age: Int32Array;
  /** 1 where it has collided in the latest step. */
  hit: Uint8Array;
}

export const carsOf = (n: number, size: number): Cars => ({
  size,
  path: new Int32Array(n).fill(-1),
  at: new Int32Array(n),
  age: new Int32Array(n),
  hit: new Uint8Array(n),
});

/** Cell of an agent's car; -1 outside. */
export const cellOf = (cars: Cars, paths: readonly Int32Array[], agent: number): number =>
  cars.path[agent] < 0 ? -1 : paths[cars.path[agent]][cars.at[agent]];

/** Cell it would drive to; -1 if it leaves the board or is not on it. */
const nextOf = (cars: Cars, paths: readonly Int32Array[], agent: number): number => {
  if (cars.path[agent] < 0) return -1;
  return paths[cars.path[agent]][cars.at[agent] + 1] ?? -1;
};

/** States that a car may sense: routes × places × what it sees of others, the board turned so that every car comes from the south. */
export const statesOf = (size: number, values: Values): number =>
  ROUTES * longestPath(size) * (values.senses === 'ahead' ? SIGHTS : 1);

export function senseCar(cars: Cars, values: Values, agent: number): number {
  if (cars.path[agent] < 0) return -1;
  const place = (cars.path[agent] % ROUTES) * longestPath(cars.size) + cars.at[agent];
  return values.senses === 'ahead' ? place * SIGHTS + sightOf(cars, agent) : place;
}

function sightOf(cars: Cars, agent: number): number {
  const paths = pathsFor(cars.size);
  const next = nextOf(cars, paths, agent);
  if (next < 0) return 0;
  let sight = FIRST;
  for (let other = 0; other < cars.path.length; other++) {
    if (other === agent || cars.path[other] < 0) continue;
    if (cellOf(cars, paths, other) === next) sight |= TAKEN;
    if (nextOf(cars, paths, other) !== next) continue;
    sight |= CONTESTED;
    // Of those who came in the same step, the lower number has waited longer.
    const ahead = cars.age[agent] - cars.age[other];
    if (ahead < 0 || (ahead === 0 && other < agent)) sight &= ~FIRST;
  }
  return (sight & CONTESTED) === 0 ? sight & TAKEN : sight;
}

const known = new Map<number, Int32Array[]>();

/** The paths of a size, worked out once. */
export function pathsFor(size: number): readonly Int32Array[] {
  let paths = known.get(size);
  if (paths === undefined) {
    paths = pathsOf(size);
    known.set(size, paths);
  }
  return paths;
}

/** Marks the cars that share their cell with another; answers how many. */
export function markHits(cars: Cars): number {
  const paths = pathsFor(cars.size);
  const onCell = new Uint8Array(cars.size * cars.size);
  for (let agent = 0; agent < cars.path.length; agent++) {
    const cell = cellOf(cars, paths, agent);
    if (cell >= 0) onCell[cell] = Math.min(2, onCell[cell] + 1);
  }
  let hits = 0;
  for (let agent = 0; agent < cars.path.length; agent++) {
    const cell = cellOf(cars, paths, agent);
    cars.hit[agent] = cell >= 0 && onCell[cell] > 1 ? 1 : 0;
    hits += cars.hit[agent];
  }
  return hits;
}
