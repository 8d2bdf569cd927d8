import { aligned } from './align.ts';
import { type Layout, type LayoutRequest, normalised } from './layout.ts';
import { ringsAround } from './pack.ts';
import { pivotScaling, pivotsOf } from './pivots.ts';
import { byForces } from './d3-forces.ts';
import { evened } from './evened.ts';
import { components, type Rows, rowsOf } from './rows.ts';
import { descend, epochs } from './stress.ts';

/** Up to here D3's forces finish the picture; beyond, stress alone is as good at a fraction of the time. */
export const forcesUpTo = 1_200;

/**
 * Links as springs and agents that push each other away. It begins with stress (see stress.ts), which untangles, and ends with
 * D3's forces, which give each agent room. Yields ever better positions and returns the last.
 */
export const force: Layout = {
  id: 'force',
  label: 'Force',
  summary: 'Linked agents draw near, all push each other away: the shape of the graph itself.',
  *improve(request, clock) {
    const { n } = request;
    if (n === 0) return new Float32Array(0);
    const end = clock() + request.budgetMs;
    const rows = rowsOf(n, request.from, request.to);
    const pieces = piecesOf(rows);
    const start = warmStart(request, rows);
    let positions: Float32Array = start ?? new Float32Array(0);
    const finished = (raw: Float32Array): Float32Array => {
      const shape = normalised(n > forcesUpTo ? evened(raw) : raw.slice());
      return request.before === undefined ? shape : aligned(shape, request.before);
    };
    // A warm start of a small graph needs no untangling: forces alone keep it nearest to what was seen.
    if (start === null || n > forcesUpTo) {
      for (const step of byStress(pieces, n, start, end, clock)) {
        positions = step;
        yield finished(positions);
      }
    }
    if (n <= forcesUpTo) {
      for (const step of byForces(request, positions, start !== null, end, clock)) {
        positions = step;
        yield finished(positions);
      }
    }
    return finished(positions);
  },
};

interface Piece {
  rows: Rows;
  /** Numbers of its agents in the whole graph. */
  agents: Int32Array;
}

function piecesOf(rows: Rows): Piece[] {
  const { n, offsets, targets } = rows;
  const { of, sizes } = components(rows);
  if (sizes.length === 1) return [{ rows, agents: Int32Array.from({ length: n }, (_, i) => i) }];
  const agents = sizes.map((size) => new Int32Array(size));
  const filled = new Int32Array(sizes.length);
  const inner = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    inner[i] = filled[of[i]];
    agents[of[i]][filled[of[i]]++] = i;
  }
  return agents.map((members) => {
    const starts = new Int32Array(members.length + 1);
    members.forEach((agent, i) => {
      starts[i + 1] = starts[i] + offsets[agent + 1] - offsets[agent];
    });
    const ends = new Int32Array(starts[members.length]);
    members.forEach((agent, i) => {
      for (let k = 0; k < starts[i + 1] - starts[i]; k++)
        ends[starts[i] + k] = inner[targets[offsets[agent] + k]];
    });
    return { agents: members, rows: { n: members.length, offsets: starts, targets: ends } };
  });
}

/** Positions from before, newcomers beside their neighbours, in units of hops; null if too few agents were there. */
function warmStart({ n, before, warm }: LayoutRequest, { offsets, targets }: Rows): Float32Array | null {
  if (!warm || before === undefined || before.length < 1.2 * n) return null;
  const known = Math.min(n, before.length >> 1);
  const positions = new Float32Array(2 * n);
  positions.set(before.subarray(0, 2 * known));
  for (let i = known; i < n; i++) {
    let x = 0;
    let y = 0;
    let count = 0;
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      if (targets[k] >= i) continue;
      x += positions[2 * targets[k]];
      y += positions[2 * targets[k] + 1];
      count++;
    }
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    const away = count > 0 ? 0.06 : 0.9;
    positions[2 * i] = (count > 0 ? x / count : 0) + away * Math.cos(angle);
    positions[2 * i + 1] = (count > 0 ? y / count : 0) + away * Math.sin(angle);
  }
  const stretch = meanEdge(positions, offsets, targets);
  return positions.map((value) => value / stretch);
}

function meanEdge(positions: Float32Array, offsets: Int32Array, targets: Int32Array): number {
  let sum = 0;
  for (let i = 0; i + 1 < offsets.length; i++) {
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      const j = targets[k];
      sum += Math.hypot(positions[2 * i] - positions[2 * j], positions[2 * i + 1] - positions[2 * j + 1]);
    }
  }
  return sum > 0 ? sum / targets.length : 1;
}

function* byStress(
  pieces: readonly Piece[],
  n: number,
  start: Float32Array | null,
  end: number,
  clock: () => number,
): Generator<Float32Array> {
  const positions = new Float32Array(2 * n);
  let shown = clock();
  const centres = ringsAround(pieces.map((piece) => Math.sqrt(piece.agents.length) * 0.62 + 0.2));
  for (const [index, { rows, agents }] of pieces.entries()) {
    const pivots = pivotsOf(rows, rows.n <= 250 ? rows.n : rows.n <= 20_000 ? 64 : 40);
    const local = new Float32Array(2 * rows.n);
    if (start === null) local.set(pivotScaling(rows.n, pivots));
    else
      agents.forEach((agent, i) => {
        local[2 * i] = start[2 * agent];
        local[2 * i + 1] = start[2 * agent + 1];
      });
    jitter(local);
    const put = (): void => settle(positions, local, agents, pieces.length === 1 ? null : centres[index]);
    put();
    if (index === 0) yield positions;
    for (const epoch of descend(rows, pivots, local, start === null ? 0 : epochs >> 1)) {
      if (clock() > end && epoch < epochs - 3) break;
      if (index > 0 || clock() - shown < 120) continue;
      put();
      yield positions;
      shown = clock();
    }
    put();
  }
  yield positions;
}

/** Agents with equal hops to all pivots would stay in one place. */
function jitter(positions: Float32Array): void {
  for (let i = 0; i < positions.length; i++) positions[i] += ((i * 0.6180339887) % 1) * 0.2 - 0.1;
}

/** Writes a piece to its place, scaled so that agents of all pieces have the same room. */
function settle(
  out: Float32Array,
  local: Float32Array,
  agents: Int32Array,
  centre: readonly [number, number] | null,
): void {
  let reach = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < agents.length; i++) {
    x += local[2 * i] / agents.length;
    y += local[2 * i + 1] / agents.length;
  }
  for (let i = 0; i < agents.length; i++)
    reach = Math.max(reach, Math.hypot(local[2 * i] - x, local[2 * i + 1] - y));
  const room = Math.sqrt(agents.length) * 0.62;
  const stretch = centre === null ? 1 : reach > 0 ? room / reach : 0;
  for (let i = 0; i < agents.length; i++) {
    out[2 * agents[i]] = (centre?.[0] ?? 0) + (local[2 * i] - x) * stretch;
    out[2 * agents[i] + 1] = (centre?.[1] ?? 0) + (local[2 * i + 1] - y) * stretch;
  }
}
