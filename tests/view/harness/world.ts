import type { EdgeList, Frame, MessageKind, WorldInfo } from '../../../src/engine/kernel/frame.ts';
import { dice } from '../../../src/view/layouts/layout.ts';

/** A synthetic world for looking at the graph without an engine: news on a small world, one message an agent. */
export interface Toy {
  info: WorldInfo;
  edges: EdgeList;
  /** The frame at a time in seconds; the same time gives the same frame. */
  at(time: number): Frame;
}

export interface ToyOptions {
  n: number;
  kind: 'small-world' | 'random' | 'tree' | 'complete' | 'blocks' | 'torus' | 'star' | 'pieces';
  /** Messages in flight. */
  messages: number;
  roles?: boolean;
  names?: readonly string[];
  natural?: boolean;
  seed?: number;
}

const glyphs: MessageKind[] = [
  { id: 'news', label: 'News', glyph: 'payload' },
  { id: 'ask', label: 'Request', glyph: 'request' },
  { id: 'answer', label: 'Reply', glyph: 'reply' },
  { id: 'vote', label: 'Vote', glyph: 'vote' },
  { id: 'beat', label: 'Heartbeat', glyph: 'control' },
  { id: 'alarm', label: 'Alarm', glyph: 'alarm' },
];

/** Edges of a toy graph, deterministic by seed. */
export function toyEdges({ n, kind, seed = 1 }: ToyOptions): EdgeList {
  const random = dice(seed);
  const pairs: [number, number][] = [];
  const below = (limit: number): number => Math.floor(random() * limit);
  if (kind === 'complete') for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) pairs.push([i, j]);
  else if (kind === 'star') for (let i = 1; i < n; i++) pairs.push([0, i]);
  else if (kind === 'tree') for (let i = 1; i < n; i++) pairs.push([Math.floor((i - 1) / 3), i]);
  else if (kind === 'torus') {
    const side = Math.floor(Math.sqrt(n));
    for (let i = 0; i < side * side; i++) {
      const row = Math.floor(i / side);
      pairs.push([i, row * side + ((i + 1) % side)], [i, ((row + 1) % side) * side + (i % side)]);
    }
  } else if (kind === 'blocks') {
    const blocks = 6;
    for (let e = 0; e < n * 3; e++) {
      const a = below(n);
      const b = random() < 0.93 ? (below(Math.floor(n / blocks)) * blocks + (a % blocks)) % n : below(n);
      if (a !== b) pairs.push([a, b]);
    }
  } else {
    const reach = 3;
    for (let i = 0; i < n; i++) {
      for (let k = 1; k <= (kind === 'pieces' ? 1 : reach); k++) {
        if (kind === 'small-world') pairs.push([i, random() < 0.08 ? below(n) : (i + k) % n]);
        else if (kind !== 'pieces' || random() < 0.8) pairs.push([i, below(n)]);
      }
    }
  }
  const clean = pairs.filter(([a, b]) => a !== b);
  return {
    version: 1,
    from: Int32Array.from(clean, ([a]) => a),
    to: Int32Array.from(clean, ([, b]) => b),
    total: clean.length,
  };
}

/** The toy world. */
export function toy(options: ToyOptions): Toy {
  const { n, messages: count, roles = false, names, seed = 1 } = options;
  const edges = toyEdges(options);
  const random = dice(seed + 5);
  const informedAt = Float64Array.from({ length: n }, () => random() * 12);
  const edge = Int32Array.from({ length: count }, () => Math.floor(random() * edges.from.length));
  const phase = Float64Array.from({ length: count }, () => random());
  const pace = Float64Array.from({ length: count }, () => 0.25 + random() * 0.5);
  const flip = Float64Array.from({ length: count }, () => random());
  const kind = Uint8Array.from({ length: count }, () =>
    roles ? Math.floor(random() * glyphs.length) : random() < 0.8 ? 0 : 2,
  );
  const lost = Uint8Array.from({ length: count }, () => (random() < 0.06 ? 1 : 0));
  const down = Uint8Array.from({ length: n }, () => (random() < 0.04 ? 1 : 0));
  const info: WorldInfo = {
    title: 'Toy',
    n,
    names,
    channels: [
      roles
        ? { id: 'role', label: 'Role', categories: ['follower', 'candidate', 'leader', 'observer'] }
        : { id: 'knows', label: 'Knows the news', categories: ['knows nothing', 'knows'] },
      { id: 'load', label: 'Load', domain: [0, 10] },
    ],
    messageKinds: roles ? glyphs : [glyphs[0], glyphs[1], glyphs[2]],
    metrics: [],
    edges,
    roundSeconds: 1,
    paceSeconds: 1,
    endSeconds: null,
    warnings: [],
    actions: ['crash', 'restart', 'inject', 'cut', 'heal', 'slow', 'drop'],
  };
  const at = (time: number): Frame => {
    const state = Float32Array.from({ length: n }, (_, i) =>
      roles
        ? i === 0
          ? 2
          : i % 9 === 1
            ? 1
            : i % 13 === 5
              ? 3
              : 0
        : (time + informedAt[i]) % 16 > 8
          ? 1
          : 0,
    );
    return {
      time,
      events: Math.floor(time * 100),
      alive: down.map((one) => 1 - one),
      channels: [state, Float32Array.from({ length: n }, (_, i) => 5 + 5 * Math.sin(time * 0.4 + i))],
      messages: {
        count,
        total: count,
        id: Float64Array.from({ length: count }, (_, k) => k),
        from: Int32Array.from(edge, (e, k) => (flip[k] < 0.5 ? edges.from[e] : edges.to[e])),
        to: Int32Array.from(edge, (e, k) => (flip[k] < 0.5 ? edges.to[e] : edges.from[e])),
        progress: Float32Array.from(phase, (one, k) => (one + time * pace[k]) % 1),
        kind,
        lost,
      },
      arrivals: null,
      edges: null,
      links:
        edges.from.length > 4
          ? Float64Array.from([edges.from[1], edges.to[1], 0, edges.from[3], edges.to[3], 4])
          : new Float64Array(0),
      samples: { times: new Float64Array(0), values: new Float64Array(0), metrics: 0 },
      notes: [],
      sentence: `${state.filter((one) => one > 0).length} of ${n} know.`,
      verdict: { state: 'running', text: '', time },
      digest: null,
    };
  };
  return { info, edges, at };
}
