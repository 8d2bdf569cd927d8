import { dice } from './layout.ts';
import type { Pivots } from './pivots.ts';
import type { Rows } from './rows.ts';

/** Epochs from a cold start; a warm one skips the first, wild ones. */
export const epochs = 24;

/**
 * Moves positions (in units of hops) so that distances on the page match hops in the graph: stochastic gradient descent on
 * stress, Zheng, Pawar and Goodman, "Graph drawing by stochastic gradient descent", IEEE TVCG 25(9), 2019, on the sparse
 * stress of Ortmann, Klimenta and Brandes (2017): every edge, and each agent against the pivots, a pivot standing for the agents
 * about it. Generator: yields after each epoch, `positions` is changed in place. `firstEpoch` > 0 starts warm.
 */
export function* descend(
  rows: Rows,
  pivots: Pivots,
  positions: Float32Array,
  firstEpoch: number,
): Generator<number> {
  const { n, offsets, targets } = rows;
  const { agents, hops, widest } = pivots;
  const k = agents.length;
  const standFor = weights(n, pivots);
  const order = shuffled(n);
  // Annealing from moves that fit the longest distance in one step down to tenths of an edge.
  const hottest = widest * widest;
  const cooling = Math.log(0.08 / hottest) / (epochs - 1);
  for (let epoch = firstEpoch; epoch < epochs; epoch++) {
    const heat = hottest * Math.exp(cooling * epoch);
    for (let turn = 0; turn < n; turn++) {
      const i = order[(turn + epoch * 7919) % n];
      let x = positions[2 * i];
      let y = positions[2 * i + 1];
      for (let p = 0; p < k; p++) {
        const hop = hops[p * n + i];
        if (hop < 2) continue;
        const j = agents[p];
        const dx = x - positions[2 * j];
        const dy = y - positions[2 * j + 1];
        const distance = Math.sqrt(dx * dx + dy * dy) + 1e-6;
        const step = Math.min((heat * standFor[p * (widest + 1) + hop]) / (hop * hop), 1);
        const share = (step * (distance - hop)) / (2 * distance);
        x -= dx * share;
        y -= dy * share;
      }
      positions[2 * i] = x;
      positions[2 * i + 1] = y;
      const step = Math.min(heat, 1);
      for (let e = offsets[i]; e < offsets[i + 1]; e++) {
        const j = targets[e];
        if (j < i) continue;
        const dx = positions[2 * i] - positions[2 * j];
        const dy = positions[2 * i + 1] - positions[2 * j + 1];
        const distance = Math.sqrt(dx * dx + dy * dy) + 1e-6;
        const share = (step * (distance - 1)) / (2 * distance);
        positions[2 * i] -= dx * share;
        positions[2 * i + 1] -= dy * share;
        positions[2 * j] += dx * share;
        positions[2 * j + 1] += dy * share;
      }
    }
    yield epoch;
  }
}

/** For pivot p and hop h: how many agents nearest to p lie within h / 2 of it; p speaks for them at that distance. */
function weights(n: number, { agents, hops, widest }: Pivots): Float32Array {
  const k = agents.length;
  const table = new Float32Array(k * (widest + 1));
  const about = new Float64Array(k * (widest + 1));
  for (let i = 0; i < n; i++) {
    let nearest = 0;
    for (let p = 1; p < k; p++) if (hops[p * n + i] < hops[nearest * n + i]) nearest = p;
    about[nearest * (widest + 1) + hops[nearest * n + i]]++;
  }
  for (let p = 0; p < k; p++) {
    for (let hop = 0; hop <= widest; hop++) {
      let within = 0;
      for (let near = 0; near <= hop >> 1; near++) within += about[p * (widest + 1) + near];
      table[p * (widest + 1) + hop] = Math.max(within, 1);
    }
  }
  return table;
}

function shuffled(n: number): Int32Array {
  const random = dice(11);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  return order;
}
