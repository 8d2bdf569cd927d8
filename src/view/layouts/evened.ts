/** Cells a side of the grid on which density flows, a border of empty land on each side. */
const cells = 96;
const border = 16;
const steps = 90;

/**
 * Spreads crowded agents into empty places without tearing neighbours apart: each is carried by the flow of a diffusing
 * density, as Gastner and Newman do with maps, "Diffusion-based method for producing density-equalizing maps", PNAS 101(20), 2004,
 * stopped early, when crowds have opened but the shape still stands. Gives new positions (x, y pairs) in the same extent.
 */
export function evened(positions: Float32Array): Float32Array {
  const n = positions.length >> 1;
  const out = positions.slice();
  if (n < 3) return out;
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (let i = 0; i < n; i++) {
    left = Math.min(left, out[2 * i]);
    right = Math.max(right, out[2 * i]);
    top = Math.min(top, out[2 * i + 1]);
    bottom = Math.max(bottom, out[2 * i + 1]);
  }
  const inner = cells - 2 * border;
  const unit = Math.max(right - left, bottom - top) / (inner - 1);
  if (!(unit > 0)) return out;
  for (let i = 0; i < n; i++) {
    out[2 * i] = (out[2 * i] - left) / unit + border;
    out[2 * i + 1] = (out[2 * i + 1] - top) / unit + border;
  }
  flow(out, n, densityOf(out, n));
  for (let i = 0; i < n; i++) {
    out[2 * i] = (out[2 * i] - border) * unit + left;
    out[2 * i + 1] = (out[2 * i + 1] - border) * unit + top;
  }
  return out;
}

/** Agents a cell, shared between the four nearest; a little everywhere, so that no flow is without bound. */
function densityOf(at: Float32Array, n: number): Float64Array {
  const density = new Float64Array(cells * cells).fill((0.35 * n) / (cells - 2 * border) ** 2);
  for (let i = 0; i < n; i++) {
    const x = Math.floor(at[2 * i]);
    const y = Math.floor(at[2 * i + 1]);
    const shareX = at[2 * i] - x;
    const shareY = at[2 * i + 1] - y;
    const cell = y * cells + x;
    density[cell] += (1 - shareX) * (1 - shareY);
    density[cell + 1] += shareX * (1 - shareY);
    density[cell + cells] += (1 - shareX) * shareY;
    density[cell + cells + 1] += shareX * shareY;
  }
  return density;
}

/** Lets density diffuse and carries the agents with its velocity, minus gradient over density. */
function flow(at: Float32Array, n: number, start: Float64Array): void {
  let density = start;
  let next: Float64Array = new Float64Array(cells * cells);
  const velocity = new Float64Array(2 * cells * cells);
  for (let step = 0; step < steps; step++) {
    // The first steps smooth the grain of single agents; none is moved by them.
    const carries = step >= 4;
    for (let y = 0; y < cells; y++) {
      for (let x = 0; x < cells; x++) {
        const cell = y * cells + x;
        const west = density[x > 0 ? cell - 1 : cell];
        const east = density[x < cells - 1 ? cell + 1 : cell];
        const north = density[y > 0 ? cell - cells : cell];
        const south = density[y < cells - 1 ? cell + cells : cell];
        const here = density[cell];
        next[cell] = here + 0.2 * (west + east + north + south - 4 * here);
        if (!carries) continue;
        velocity[2 * cell] = (-0.1 * (east - west)) / here;
        velocity[2 * cell + 1] = (-0.1 * (south - north)) / here;
      }
    }
    if (carries) for (let i = 0; i < n; i++) carry(at, i, velocity);
    const spent = density;
    density = next;
    next = spent;
  }
}

function carry(at: Float32Array, i: number, velocity: Float64Array): void {
  const x = Math.min(Math.max(at[2 * i], 0), cells - 1.001);
  const y = Math.min(Math.max(at[2 * i + 1], 0), cells - 1.001);
  const column = Math.floor(x);
  const row = Math.floor(y);
  const shareX = x - column;
  const shareY = y - row;
  const cell = 2 * (row * cells + column);
  for (let axis = 0; axis < 2; axis++) {
    const upper = velocity[cell + axis] * (1 - shareX) + velocity[cell + 2 + axis] * shareX;
    const lower =
      velocity[cell + 2 * cells + axis] * (1 - shareX) + velocity[cell + 2 * cells + 2 + axis] * shareX;
    at[2 * i + axis] += upper * (1 - shareY) + lower * shareY;
  }
}
