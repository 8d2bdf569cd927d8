/** What a layout is given. Nothing of it changes. */
export interface LayoutRequest {
  n: number;
  from: Int32Array;
  to: Int32Array;
  /** Where agents stand by nature (x, y pairs in the unit square), if the topology has a picture of its own. */
  natural?: Float32Array;
  /** Group of each agent, if the topology tells. */
  groups?: Int32Array;
  /** Category of each agent, if a channel tells its role. */
  roles?: Int32Array;
  /** Where agents were shown before (world units), to stay near; as long as there were agents then. */
  before?: Float32Array;
  /** Whether those places are a good start, because the graph has hardly changed (see similarity.ts). */
  warm: boolean;
  /** Width over height of the place to fill. */
  aspect: number;
  /** Real milliseconds that an improving layout may take. */
  budgetMs: number;
}

/** A way to place agents. Positions are x, y pairs within about -1 to 1, y downwards; the same request gives the same positions. */
export interface Layout {
  id: string;
  label: string;
  /** One sentence for a person. */
  summary: string;
  /** Only offered where this holds; absent: always. */
  fits?: (request: LayoutRequest) => boolean;
  /** Quick layouts: all at once. */
  place?: (request: LayoutRequest) => Float32Array;
  /** Improving layouts: better positions from step to step, the last the best; see `force`. */
  improve?: (request: LayoutRequest, clock: () => number) => Generator<Float32Array, Float32Array>;
}

/** A deterministic stream of numbers in [0, 1): Park and Miller's minimal standard generator, for display only. */
export function dice(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}

/** Positions moved and scaled so that they fill -1 to 1 in their longer extent, centred. Changes and returns its argument. */
export function normalised(positions: Float32Array): Float32Array {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (let i = 0; i + 1 < positions.length; i += 2) {
    left = Math.min(left, positions[i]);
    right = Math.max(right, positions[i]);
    top = Math.min(top, positions[i + 1]);
    bottom = Math.max(bottom, positions[i + 1]);
  }
  const half = Math.max(right - left, bottom - top) / 2;
  const middleX = (left + right) / 2;
  const middleY = (top + bottom) / 2;
  for (let i = 0; i + 1 < positions.length; i += 2) {
    positions[i] = half > 0 ? (positions[i] - middleX) / half : 0;
    positions[i + 1] = half > 0 ? (positions[i + 1] - middleY) / half : 0;
  }
  return positions;
}

/** Seeded start positions without a preferred direction: a sunflower's spiral, which has no two agents in one place. */
export function spiral(n: number): Float32Array {
  const positions = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const radius = Math.sqrt((i + 0.5) / n);
    const angle = i * Math.PI * (3 - Math.sqrt(5));
    positions[2 * i] = radius * Math.cos(angle);
    positions[2 * i + 1] = radius * Math.sin(angle);
  }
  return positions;
}
