import type { Chance } from '../../kernel/chance.ts';
import type { Host } from '../../kernel/host.ts';
import { generators, type Pool } from './generators.ts';
import type { DatasetValues } from './params.ts';
import { kindsOf, partsOf, spread } from './partition.ts';
import { readTable } from './readTable.ts';

/** Samples of a run: never changed and frozen, so that snapshots share them. */
export interface Data {
  features: number;
  /** 0 where a number is to be foretold. */
  classes: number;
  names: readonly string[];
  columns: readonly string[];
  /** Feature f of sample s at s × features + f: those of agent i from first[i] to first[i + 1], then those held out. */
  x: Float64Array;
  y: Float64Array;
  first: Int32Array;
  samples: number;
  /** Direction that each class moves in, of length 1; one for a number. */
  directions: Float64Array;
}

/** Synthetic samples that nobody learns from. */
const HELD_OUT = 400;
const NUMBERS_AT_MOST = 50_000_000;

/** Draws or reads the samples and deals them out. Throws a RangeError that names the parameter which does not fit. */
export function collect(host: Host, values: DatasetValues): Data {
  const { dice, n } = host;
  const pool = values.source === 'table' ? fromTable(values) : drawn(n, values, dice);
  const { rows, features, classes } = pool;
  const held =
    values.source === 'table' ? Math.min(rows - 1, Math.max(1, Math.round(values.heldOut * rows))) : HELD_OUT;
  const shuffled =
    values.source === 'table' ? dice.permutation(rows) : Int32Array.from({ length: rows }, (_, row) => row);
  const learned = shuffled.subarray(held);
  const y = Float64Array.from(learned, (row) => pool.y[row]);
  const alpha = values.split === 'alike' ? Infinity : values.alpha;
  const kinds = kindsOf(y, y.length, classes);
  const { order, first } = spread(
    kinds,
    partsOf(classes),
    { agents: n, alpha, unevenness: values.unevenness },
    dice,
  );
  const places = new Int32Array(rows);
  order.forEach((at, i) => {
    places[i] = learned[at];
  });
  places.set(shuffled.subarray(0, held), rows - held);
  const data = {
    features,
    classes,
    names: Object.freeze(pool.names.slice()),
    columns: Object.freeze(pool.columns.slice()),
    x: new Float64Array(rows * features),
    y: Float64Array.from(places, (row) => pool.y[row]),
    first,
    samples: rows,
    directions: directionsOf(Math.max(1, classes), features, dice),
  };
  places.forEach((row, i) => {
    data.x.set(pool.x.subarray(row * features, (row + 1) * features), i * features);
  });
  if (values.source === 'table') {
    for (let f = 0; f < features; f++) standardise(data.x, f, features, first[n]);
    if (classes === 0) standardise(data.y, 0, 1, first[n]);
  }
  return Object.freeze(data);
}

function drawn(n: number, values: DatasetValues, dice: Chance): Pool {
  const { source, samples, features } = values;
  const rows = n * samples + HELD_OUT;
  const width = source === 'clouds' || source === 'line' ? features : 2;
  if (rows * width > NUMBERS_AT_MOST)
    throw new RangeError(
      `environment.samples: ${samples} samples of ${width} features for ${n} agents are ${rows * width} numbers; expected at most ${NUMBERS_AT_MOST}`,
    );
  return source === 'table' ? fromTable(values) : generators[source]({ ...values, rows }, dice);
}

function fromTable({ table, task }: DatasetValues): Pool {
  const read = readTable(table);
  if (typeof read === 'string') throw new RangeError(`environment.table: ${read}`);
  const { rows, x, columns, numbers, labels, classes, wordAt } = read;
  const features = columns.length;
  if (task === 'numbers') {
    if (!numbers) throw new RangeError(`environment.table: ${wordAt}`);
    return { rows, features, classes: 0, x, y: numbers, names: [], columns };
  }
  if (classes.length === 0)
    throw new RangeError(
      `environment.table: column "${read.target}" has more than 50 different values; expected at most 50 classes, or choose to foretell a number`,
    );
  if (classes.length === 1)
    throw new RangeError(
      `environment.table: column "${read.target}" is ${classes[0]} in every line; expected two classes at least`,
    );
  return {
    rows,
    features,
    classes: classes.length,
    x,
    y: Float64Array.from(labels),
    names: classes,
    columns,
  };
}

/** Shifts and scales a column so that the first `count` samples have mean 0 and deviation 1; a constant column becomes 0. */
function standardise(into: Float64Array, column: number, width: number, count: number): void {
  let mean = 0;
  for (let i = 0; i < count; i++) mean += into[i * width + column] / count;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const off = into[i * width + column] - mean;
    squares += (off * off) / count;
  }
  const deviation = Math.sqrt(squares) || 1;
  for (let at = column; at < into.length; at += width) into[at] = (into[at] - mean) / deviation;
}

function directionsOf(kinds: number, features: number, dice: Chance): Float64Array {
  const into = new Float64Array(kinds * features);
  for (let kind = 0; kind < kinds; kind++) {
    let squares = 0;
    for (let f = 0; f < features; f++) {
      const step = dice.normal(0, 1);
      into[kind * features + f] = step;
      squares += step * step;
    }
    for (let f = 0; f < features; f++) into[kind * features + f] /= Math.sqrt(squares) || 1;
  }
  return into;
}

/** Writes the features of a sample as they are at a time, and answers what is true of it then. */
export function sampleAt(
  data: Data,
  at: number,
  seconds: number,
  values: DatasetValues,
  into: Float64Array,
): number {
  const { features, classes, x, y, directions } = data;
  const label = y[at];
  for (let f = 0; f < features; f++) into[f] = x[at * features + f];
  if (values.drift === 'none') return label;
  if (values.drift === 'labels') {
    const turns = Math.floor(seconds / values.driftSeconds);
    if (classes === 0) return turns % 2 === 0 ? label : -label;
    return (label + turns) % classes;
  }
  const way = values.driftRate * seconds;
  if (classes > 0) {
    for (let f = 0; f < features; f++) into[f] += way * directions[label * features + f];
    return label;
  }
  let sum = label;
  for (let f = 0; f < features; f++) sum += way * directions[f] * into[f];
  return sum;
}
