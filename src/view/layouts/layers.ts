import { type Layout, type LayoutRequest, normalised } from './layout.ts';
import { hopsFrom, type Rows, rowsOf } from './rows.ts';

const sweeps = 6;

/**
 * Layers from top to bottom: by role, the rarest on top (leader over followers), or without roles by hops from agent 0.
 * Within a layer agents stand by the mean place of their neighbours, the barycentre rule of Sugiyama, Tagawa and Toda,
 * "Methods for visual understanding of hierarchical system structures" (1981). A layer too long for a row takes several.
 */
export const layers: Layout = {
  id: 'layers',
  label: 'Layers',
  summary: 'Rows by role, the rarest on top; without roles by hops from agent 0.',
  place(request) {
    const rows = rowsOf(request.n, request.from, request.to);
    const bands = bandsOf(levelsOf(request, rows));
    const across = orderByNeighbours(bands, rows, request.n);
    return spread(bands, across, request);
  },
};

/** Level of each agent, 0 on top. */
function levelsOf({ n, roles }: LayoutRequest, rows: Rows): Int32Array {
  if (roles !== undefined && roles.length >= n && new Set(roles.subarray(0, n)).size > 1) {
    const count = new Map<number, number>();
    for (let i = 0; i < n; i++) count.set(roles[i], (count.get(roles[i]) ?? 0) + 1);
    const order = [...count.keys()].sort((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0) || b - a);
    const rank = new Map(order.map((role, place) => [role, place]));
    return Int32Array.from({ length: n }, (_, i) => rank.get(roles[i]) ?? 0);
  }
  const hops = new Int32Array(n);
  if (n === 0) return hops;
  hopsFrom(rows, 0, hops, new Int32Array(n));
  let deepest = 0;
  for (const hop of hops) if (hop > deepest) deepest = hop;
  return hops.map((hop) => (hop < 0 ? deepest + 1 : hop));
}

function bandsOf(levels: Int32Array): number[][] {
  const bands: number[][] = [];
  levels.forEach((level, agent) => {
    while (bands.length <= level) bands.push([]);
    bands[level].push(agent);
  });
  return bands.filter((band) => band.length > 0);
}

/** Sorts each band by the mean of its neighbours' places, downwards and upwards in turn; gives each agent's place 0 to 1. */
function orderByNeighbours(bands: number[][], { offsets, targets }: Rows, n: number): Float64Array {
  const across = new Float64Array(n);
  const settle = (band: number[]): void => {
    band.forEach((agent, place) => {
      across[agent] = (place + 0.5) / band.length;
    });
  };
  bands.forEach(settle);
  const mean = new Float64Array(n);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const order = sweep % 2 === 0 ? bands : [...bands].reverse();
    for (const band of order) {
      for (const agent of band) {
        let sum = across[agent];
        for (let k = offsets[agent]; k < offsets[agent + 1]; k++) sum += across[targets[k]];
        mean[agent] = sum / (1 + offsets[agent + 1] - offsets[agent]);
      }
      band.sort((a, b) => mean[a] - mean[b] || a - b);
      settle(band);
    }
  }
  return across;
}

/** Rows a band needs at a distance between agents, in a place `width` wide. */
const rowsFor = (count: number, distance: number, width: number): number =>
  Math.max(1, Math.ceil((count * distance) / width));

function spread(
  bands: readonly number[][],
  across: Float64Array,
  { n, aspect }: LayoutRequest,
): Float32Array {
  const width = 2 * Math.max(aspect, 0.3);
  const gap = 1.6;
  const height = (distance: number): number =>
    bands.reduce(
      (sum, band) => sum + (rowsFor(band.length, distance, width) - 1) * distance,
      (bands.length - 1) * distance * gap,
    );
  // The widest distance at which all bands fit above each other, by halving.
  let low = 1e-4;
  let high = 2;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (height(middle) > 2) high = middle;
    else low = middle;
  }
  const stretch = Math.min(2 / Math.max(height(low), 1e-6), 6);
  const positions = new Float32Array(2 * n);
  let y = 0;
  for (const band of bands) {
    const rows = rowsFor(band.length, low, width);
    band.forEach((agent, place) => {
      positions[2 * agent] =
        rows === 1
          ? (across[agent] - 0.5) * Math.min(width, band.length * low * 4)
          : ((Math.floor(place / rows) + 0.5) / Math.ceil(band.length / rows) - 0.5) * width;
      positions[2 * agent + 1] = y + (place % rows) * low;
    });
    y += (rows - 1) * low + gap * low * stretch;
  }
  return normalised(positions);
}
