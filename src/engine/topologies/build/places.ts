import { cos, sin } from '../../kernel/mathematics.ts';

/** 2π. */
const TURN = 6.283185307179586;
/** The golden angle, 2π(1 − 1/φ): points set at its multiples never line up. */
const GOLDEN_ANGLE = 2.399963229728653;

/**
 * Natural pictures of topologies, in the unit square: x to the right, y downwards, two numbers an agent.
 * Agents from `first` on stand on a circle, clockwise from the top; those before it in the centre.
 */
export function onCircle(n: number, first = 0): Float32Array {
  const positions = new Float32Array(2 * n).fill(0.5);
  for (let i = first; i < n; i++) {
    const angle = (TURN * (i - first)) / (n - first);
    positions[2 * i] = n - first === 1 && first === 0 ? 0.5 : 0.5 + 0.5 * sin(angle);
    positions[2 * i + 1] = n - first === 1 && first === 0 ? 0.5 : 0.5 - 0.5 * cos(angle);
  }
  return positions;
}

/** Agents row by row in square cells, `columns` a row. */
export function inCells(n: number, columns: number): Float32Array {
  const rows = Math.ceil(n / columns);
  const side = 1 / Math.max(rows, columns);
  const left = (1 - columns * side) / 2;
  const top = (1 - rows * side) / 2;
  const positions = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    positions[2 * i] = left + ((i % columns) + 0.5) * side;
    positions[2 * i + 1] = top + (Math.floor(i / columns) + 0.5) * side;
  }
  return positions;
}

/** Each group a disc of agents (a sunflower's spiral) in a square cell of its own; `groups` ascend from 0. */
export function inDiscs(groups: Int32Array, count: number): Float32Array {
  const n = groups.length;
  const sizes = new Int32Array(count);
  for (let i = 0; i < n; i++) sizes[groups[i]]++;
  const centres = inCells(count, Math.ceil(Math.sqrt(count)));
  const radius = 0.4 / Math.ceil(Math.sqrt(count));
  const positions = new Float32Array(2 * n);
  const seen = new Int32Array(count);
  for (let i = 0; i < n; i++) {
    const group = groups[i];
    const place = seen[group]++;
    const distance = radius * Math.sqrt((place + 0.5) / sizes[group]);
    positions[2 * i] = centres[2 * group] + distance * cos(GOLDEN_ANGLE * place);
    positions[2 * i + 1] = centres[2 * group + 1] + distance * sin(GOLDEN_ANGLE * place);
  }
  return positions;
}

/** Shifts and scales positions into the unit square, keeping their proportions; changes them in place. */
export function fitUnitSquare(positions: Float32Array): Float32Array {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  for (let i = 0; i < positions.length; i++) {
    low[i & 1] = Math.min(low[i & 1], positions[i]);
    high[i & 1] = Math.max(high[i & 1], positions[i]);
  }
  const span = Math.max(high[0] - low[0], high[1] - low[1]);
  for (let i = 0; i < positions.length; i++) {
    const centred = positions[i] - (low[i & 1] + high[i & 1]) / 2;
    positions[i] = span > 0 ? Math.min(1, Math.max(0, 0.5 + centred / span)) : 0.5;
  }
  return positions;
}
