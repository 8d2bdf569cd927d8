import { dice, spiral } from './layout.ts';
import { hopsFrom, type Rows } from './rows.ts';

/** Agents chosen far from each other, and hops from each of them to all: hops[p * n + i]. The graph is in one piece. */
export interface Pivots {
  agents: Int32Array;
  hops: Int16Array;
  /** Hops between the two farthest pivots met. */
  widest: number;
}

/** Chooses pivots by the max-min rule: the first any, each next as far as possible from all before. */
export function pivotsOf(rows: Rows, count: number): Pivots {
  const { n } = rows;
  const k = Math.min(count, n);
  const agents = new Int32Array(k);
  const hops = new Int16Array(k * n);
  const nearest = new Int32Array(n).fill(0x7fffffff);
  const distance = new Int32Array(n);
  const queue = new Int32Array(n);
  let next = n > 0 ? hopsFrom(rows, 0, distance, queue) : 0;
  let widest = 1;
  for (let p = 0; p < k; p++) {
    agents[p] = next;
    hopsFrom(rows, next, distance, queue);
    let far = -1;
    for (let i = 0; i < n; i++) {
      const hop = distance[i] < 0 ? 0 : distance[i];
      hops[p * n + i] = hop;
      if (hop > widest) widest = hop;
      if (hop < nearest[i]) nearest[i] = hop;
      if (nearest[i] > far) {
        far = nearest[i];
        next = i;
      }
    }
  }
  return { agents, hops, widest };
}

/**
 * Positions in units of hops by pivot multidimensional scaling: Brandes and Pich, "Eigensolver methods for progressive
 * multidimensional scaling of large data", Graph Drawing 2006. Time O(k (n + m) + k^2 n).
 */
export function pivotScaling(n: number, { agents, hops }: Pivots): Float32Array {
  const k = agents.length;
  if (n < 3 || k < 3) return spiral(n);
  const centred = doublyCentred(n, k, hops);
  const product = new Float64Array(k * k);
  for (let p = 0; p < k; p++) {
    for (let q = p; q < k; q++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += centred[p * n + i] * centred[q * n + i];
      product[p * k + q] = sum;
      product[q * k + p] = sum;
    }
  }
  const [first, second] = leadingVectors(product, k);
  const positions = new Float32Array(2 * n);
  const axes = [first, second];
  for (let axis = 0; axis < 2; axis++) {
    let strength = 0;
    for (let p = 0; p < k; p++) {
      const weight = axes[axis][p];
      for (let i = 0; i < n; i++) positions[2 * i + axis] += centred[p * n + i] * weight;
    }
    // C v has length sigma; the coordinates should have sqrt(sigma) for sigma scaled from k pivots to n agents.
    for (let i = 0; i < n; i++) strength += positions[2 * i + axis] ** 2;
    const shrink =
      strength > 0
        ? Math.sqrt(Math.sqrt((Math.sqrt(strength) * Math.sqrt(n)) / Math.sqrt(k)) ** 2 / strength)
        : 0;
    for (let i = 0; i < n; i++) positions[2 * i + axis] *= shrink;
  }
  return positions;
}

function doublyCentred(n: number, k: number, hops: Int16Array): Float32Array {
  const centred = new Float32Array(k * n);
  const rowMean = new Float64Array(k);
  const columnMean = new Float64Array(n);
  let mean = 0;
  for (let p = 0; p < k; p++) {
    for (let i = 0; i < n; i++) {
      const squared = hops[p * n + i] ** 2;
      rowMean[p] += squared / n;
      columnMean[i] += squared / k;
      mean += squared / (n * k);
    }
  }
  for (let p = 0; p < k; p++) {
    for (let i = 0; i < n; i++)
      centred[p * n + i] = -0.5 * (hops[p * n + i] ** 2 - rowMean[p] - columnMean[i] + mean);
  }
  return centred;
}

/** The two leading eigenvectors of a symmetric k by k matrix, by power iteration from seeded starts. */
function leadingVectors(matrix: Float64Array, k: number): [Float64Array, Float64Array] {
  const random = dice(7);
  const found: Float64Array[] = [];
  for (let axis = 0; axis < 2; axis++) {
    let vector = Float64Array.from({ length: k }, () => random() - 0.5);
    for (let step = 0; step < 120; step++) {
      const next = new Float64Array(k);
      for (let p = 0; p < k; p++) for (let q = 0; q < k; q++) next[p] += matrix[p * k + q] * vector[q];
      for (const other of found) {
        let along = 0;
        for (let p = 0; p < k; p++) along += next[p] * other[p];
        for (let p = 0; p < k; p++) next[p] -= along * other[p];
      }
      let length = 0;
      for (let p = 0; p < k; p++) length += next[p] ** 2;
      if (length === 0) break;
      length = Math.sqrt(length);
      vector = next.map((value) => value / length);
    }
    found.push(vector);
  }
  return [found[0], found[1]];
}
