import type { Chance } from '../../kernel/chance.ts';
import { cos, sin } from '../../kernel/mathematics.ts';

/** Samples before they are given out: rows of features, what is to be foretold, and for classes which. */
export interface Pool {
  rows: number;
  features: number;
  /** 0 where a number is to be foretold. */
  classes: number;
  x: Float64Array;
  y: Float64Array;
  names: string[];
  /** Names of the features. */
  columns: string[];
}

export interface Wanted {
  rows: number;
  classes: number;
  features: number;
  distance: number;
  noise: number;
}

const PI = Math.PI;
const blank = (rows: number, features: number, classes: number): Pool => ({
  rows,
  features,
  classes,
  x: new Float64Array(rows * features),
  y: new Float64Array(rows),
  names: Array.from({ length: classes }, (_, c) => String(c)),
  columns: Array.from({ length: features }, (_, f) => `feature ${f + 1}`),
});

/** Normal clouds about centres that are themselves normal, `distance` times as wide as a cloud. */
function clouds({ rows, classes, features, distance }: Wanted, dice: Chance): Pool {
  const pool = blank(rows, features, classes);
  const centres = Float64Array.from({ length: classes * features }, () => distance * dice.normal(0, 1));
  for (let row = 0; row < rows; row++) {
    const label = dice.below(classes);
    pool.y[row] = label;
    for (let f = 0; f < features; f++)
      pool.x[row * features + f] = centres[label * features + f] + dice.normal(0, 1);
  }
  return pool;
}

/** Two half circles that reach into one another; no line parts them. */
function moons({ rows, noise }: Wanted, dice: Chance): Pool {
  const pool = blank(rows, 2, 2);
  for (let row = 0; row < rows; row++) {
    const label = dice.below(2);
    const angle = PI * dice.uniform();
    pool.y[row] = label;
    pool.x[2 * row] = (label === 0 ? cos(angle) : 1 - cos(angle)) - 0.5 + noise * dice.normal(0, 1);
    pool.x[2 * row + 1] = (label === 0 ? sin(angle) : 0.5 - sin(angle)) - 0.25 + noise * dice.normal(0, 1);
  }
  return pool;
}

/** A ring a class about one centre, of radius 0.5, 1.5, 2.5 …; no line parts them. */
function rings({ rows, classes, noise }: Wanted, dice: Chance): Pool {
  const pool = blank(rows, 2, classes);
  for (let row = 0; row < rows; row++) {
    const label = dice.below(classes);
    const angle = 2 * PI * dice.uniform();
    const radius = label + 0.5;
    pool.y[row] = label;
    pool.x[2 * row] = radius * cos(angle) + noise * dice.normal(0, 1);
    pool.x[2 * row + 1] = radius * sin(angle) + noise * dice.normal(0, 1);
  }
  return pool;
}

/** y = w·x + b + noise with normal features and true weights. */
function line({ rows, features, noise }: Wanted, dice: Chance): Pool {
  const pool = blank(rows, features, 0);
  const truth = Float64Array.from({ length: features + 1 }, () => dice.normal(0, 1));
  for (let row = 0; row < rows; row++) {
    let sum = truth[features];
    for (let f = 0; f < features; f++) {
      const x = dice.normal(0, 1);
      pool.x[row * features + f] = x;
      sum += truth[f] * x;
    }
    pool.y[row] = sum + noise * dice.normal(0, 1);
  }
  return pool;
}

/** y = sin 2x + noise on -2 … 2, which no line follows. */
function wave({ rows, noise }: Wanted, dice: Chance): Pool {
  const pool = blank(rows, 1, 0);
  for (let row = 0; row < rows; row++) {
    const x = 4 * dice.uniform() - 2;
    pool.x[row] = x;
    pool.y[row] = sin(2 * x) + noise * dice.normal(0, 1);
  }
  return pool;
}

export const generators = { clouds, moons, rings, line, wave };
