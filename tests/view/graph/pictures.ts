import type { Frame, WorldInfo } from '../../../src/engine/kernel/frame.ts';
import type { Box } from '../../../src/view/graph/camera.ts';
import { type Picture, shapeChannelOf } from '../../../src/view/graph/picture.ts';
import { colourScale } from '../../../src/view/graph/scale.ts';
import { lightTheme } from '../../../src/view/theme.ts';

export const box: Box = { width: 200, height: 100, density: 1 };

/** One message of a picture for a test. */
export interface Sent {
  from: number;
  to: number;
  progress: number;
  kind?: number;
  lost?: boolean;
}

/** A picture of agents at given points, joined one to the next, with given roles and messages. */
export function pictureOf(
  points: readonly (readonly [number, number])[],
  sent: readonly Sent[] = [],
  change: Partial<Picture> = {},
): Picture {
  const n = points.length;
  const from = Int32Array.from({ length: Math.max(n - 1, 0) }, (_, i) => i);
  const edges = { version: 1, from, to: from.map((i) => i + 1), total: from.length };
  const info: WorldInfo = {
    title: 'Test',
    n,
    channels: [
      { id: 'role', label: 'Role', categories: ['follower', 'leader', 'candidate'] },
      { id: 'load', label: 'Load', domain: [0, 1] },
    ],
    messageKinds: [
      { id: 'news', label: 'News', glyph: 'payload' },
      { id: 'ask', label: 'Request', glyph: 'request' },
      { id: 'vote', label: 'Vote', glyph: 'vote' },
      { id: 'beat', label: 'Heartbeat', glyph: 'control' },
      { id: 'alarm', label: 'Alarm', glyph: 'alarm' },
      { id: 'answer', label: 'Reply', glyph: 'reply' },
    ],
    metrics: [],
    edges,
    roundSeconds: 0,
    paceSeconds: 1,
    endSeconds: null,
    warnings: [],
    actions: ['crash', 'cut', 'inject', 'slow', 'drop'],
  };
  const frame: Frame = {
    time: 1,
    events: 1,
    alive: new Uint8Array(n).fill(1),
    channels: [
      Float32Array.from({ length: n }, (_, i) => i % 3),
      Float32Array.from({ length: n }, (_, i) => i / n),
    ],
    messages: {
      count: sent.length,
      total: sent.length,
      id: Float64Array.from(sent, (_, k) => 100 + k),
      from: Int32Array.from(sent, (one) => one.from),
      to: Int32Array.from(sent, (one) => one.to),
      progress: Float32Array.from(sent, (one) => one.progress),
      kind: Uint8Array.from(sent, (one) => one.kind ?? 0),
      lost: Uint8Array.from(sent, (one) => (one.lost ? 1 : 0)),
    },
    arrivals: null,
    edges: null,
    links: new Float64Array(0),
    samples: { times: new Float64Array(0), values: new Float64Array(0), metrics: 0 },
    notes: [],
    sentence: '',
    verdict: { state: 'running', text: '', time: 1 },
    digest: null,
  };
  return {
    info,
    frame,
    edges,
    camera: { x: 0, y: 0, scale: 1 },
    screen: Float32Array.from(points.flat()),
    n,
    radius: 10,
    colourChannel: 0,
    shapeChannel: shapeChannelOf(info, 0),
    scale: colourScale(info.channels[0], [0, 1], lightTheme),
    moving: false,
    changedAt: new Float64Array(n).fill(Number.NEGATIVE_INFINITY),
    now: 0,
    selected: null,
    hovered: null,
    pinned: new Set(),
    ...change,
  };
}
