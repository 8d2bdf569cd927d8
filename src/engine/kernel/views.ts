import { metrics } from '../metrics/index.ts';
import { edgeCount } from '../topologies/graph.ts';
import { learnerDeeds } from './command.ts';
import type {
  ArrivalFrame,
  Channel,
  EdgeList,
  MessageFrame,
  MessageKind,
  MetricInfo,
  WorldInfo,
} from './frame.ts';
import { FREE, LOST, MESSAGE } from './queue.ts';
import { serialOf } from './serial.ts';
import { shownBy } from './boardOf.ts';
import type { World } from './world.ts';

/** Edges listed at most; a complete graph of 100,000 has five thousand million. */
const EDGES_AT_MOST = 400_000;
const COMPLETE_AGENTS_AT_MOST = 64;

/** Channels of all layers, protocol first. Where two layers show the same, each is told by its owner's name, and the later one has an id of its own. */
function channelsOf({ layers }: World): Channel[] {
  const all = layers.flatMap(({ module }) => module.channels ?? []);
  const [ids, labels] = [new Set<string>(), all.map(({ label }) => label)];
  return layers.flatMap(({ module }) =>
    (module.channels ?? []).map((channel) => {
      const { id, label } = channel;
      const isShared = labels.indexOf(label) !== labels.lastIndexOf(label);
      const own = ids.has(id) ? `${module.id}.${id}` : id;
      ids.add(own);
      return isShared || own !== id
        ? { ...channel, id: own, label: isShared ? `${label} (${module.label})` : label }
        : channel;
    }),
  );
}

/** Channels, kinds of message and metrics of all layers, in one numbering. */
export function describe(world: World, title: string): WorldInfo {
  const messageKinds: MessageKind[] = [];
  const channels = channelsOf(world);
  const found: MetricInfo[] = [];
  for (const { module } of world.layers) {
    messageKinds.push(...(module.messages ?? []));
    found.push(...(module.metrics ?? []));
  }
  channels.push({ id: 'received', label: 'Messages received' });
  for (const { module, values, state } of world.layers)
    for (const [id, theory] of Object.entries(module.theory?.(world, values, world.scenario, state) ?? {})) {
      const at = found.findIndex((metric) => metric.id === id);
      if (at >= 0) found[at] = { ...found[at], theory };
    }
  const can = (step: 'inject' | 'hand' | 'place') => world.layers.some(({ module }) => module[step] !== undefined);
  return {
    title,
    n: world.n,
    ...(world.graph.names ? { names: world.graph.names } : {}),
    channels,
    messageKinds,
    metrics: [...found, ...metrics.map(({ read: _read, ...info }) => info)],
    edges: edgeList(world, 1),
    roundSeconds: world.roundSeconds,
    paceSeconds: world.paceSeconds,
    endSeconds: null,
    warnings: world.warnings,
    ...shownBy(world),
    actions: [
      'crash',
      'restart',
      ...(can('inject') ? ['inject'] : []),
      'cut',
      'heal',
      'slow',
      'partition',
      'drop',
      ...(can('place') ? ['place'] : []),
      ...(can('hand') ? learnerDeeds : []),
    ],
  };
}

function edgeList({ graph }: World, version: number): EdgeList {
  const total = edgeCount(graph);
  const from: number[] = [];
  const to: number[] = [];
  if (graph.complete) {
    // A complete graph of many agents is a solid disc: the page draws none of its edges and says so.
    if (graph.n <= COMPLETE_AGENTS_AT_MOST)
      for (let a = 0; a < graph.n; a++)
        for (let b = a + 1; b < graph.n; b++) {
          from.push(a);
          to.push(b);
        }
  } else
    for (let a = 0; a < graph.n && from.length < EDGES_AT_MOST; a++)
      for (let at = graph.offsets[a]; at < graph.offsets[a + 1]; at++)
        if (graph.targets[at] > a) {
          from.push(a);
          to.push(graph.targets[at]);
        }
  const list: EdgeList = { version, from: Int32Array.from(from), to: Int32Array.from(to), total };
  if (graph.positions) list.positions = graph.positions.slice();
  if (graph.groups) list.groups = graph.groups.slice();
  return list;
}

/** First kind of message of each layer in the common numbering. */
export function kindOffsets(world: World): number[] {
  let offset = 0;
  return world.layers.map(({ module }) => {
    const first = offset;
    offset += module.messages?.length ?? 0;
    return first;
  });
}

/** The messages in flight, at most `atMost` of them, evenly picked when there are more. */
export function messagesInFlight(
  world: World,
  atMost: number,
  offsets: readonly number[],
  withTimes = false,
): MessageFrame {
  const { queue, now } = world;
  queue.unpack();
  const total = world.wire.inFlight;
  const stride = Math.max(1, Math.ceil(total / Math.max(1, atMost)));
  const room = Math.min(total, Math.ceil(total / stride));
  const frame: MessageFrame = {
    count: 0,
    total,
    id: new Float64Array(room),
    from: new Int32Array(room),
    to: new Int32Array(room),
    progress: new Float32Array(room),
    kind: new Uint8Array(room),
    lost: new Uint8Array(room),
  };
  if (withTimes) frame.sentAt = new Float64Array(room);
  let count = 0;
  for (let slot = 0; slot < queue.top && count < room; slot++) {
    const meta = queue.meta[slot];
    const type = meta & 7;
    if (meta === FREE || (type !== MESSAGE && type !== LOST)) continue;
    const id = serialOf(queue, slot);
    // Picked by serial number, so that the same messages are followed from frame to frame.
    if (stride > 1 && id % stride !== 0) continue;
    const sentAt = queue.sentAt[slot];
    const span = queue.time[slot] - sentAt;
    frame.id[count] = id;
    frame.from[count] = queue.from[slot];
    frame.to[count] = queue.to[slot];
    frame.progress[count] = span > 0 ? Math.min(1, Math.max(0, (now - sentAt) / span)) : 1;
    frame.kind[count] = offsets[(meta >> 3) & 15] + ((meta >> 7) & 0xffff);
    frame.lost[count] = type === LOST ? 1 : 0;
    if (frame.sentAt) frame.sentAt[count] = sentAt;
    count += 1;
  }
  frame.count = count;
  return frame;
}

/** Keeps the latest messages that ended, in a ring. */
export class ArrivalLog {
  private readonly room: number;
  private readonly rows: {
    id: number;
    from: number;
    to: number;
    sentAt: number;
    endedAt: number;
    kind: number;
    lost: number;
  }[] = [];
  private total = 0;

  constructor(room = 4000) {
    this.room = room;
  }

  add(world: World, slot: number, lost: boolean, offsets: readonly number[]): void {
    const { queue } = world;
    const meta = queue.meta[slot];
    const row = {
      id: serialOf(queue, slot),
      from: queue.from[slot],
      to: queue.to[slot],
      sentAt: queue.sentAt[slot],
      endedAt: queue.time[slot],
      kind: offsets[(meta >> 3) & 15] + ((meta >> 7) & 0xffff),
      lost: lost ? 1 : 0,
    };
    this.rows[this.total % this.room] = row;
    this.total += 1;
  }

  take(): ArrivalFrame {
    const count = Math.min(this.total, this.room);
    const first = this.total - count;
    const rows = Array.from({ length: count }, (_, i) => this.rows[(first + i) % this.room]);
    const frame: ArrivalFrame = {
      count,
      total: this.total,
      id: Float64Array.from(rows, (row) => row.id),
      from: Int32Array.from(rows, (row) => row.from),
      to: Int32Array.from(rows, (row) => row.to),
      sentAt: Float64Array.from(rows, (row) => row.sentAt),
      endedAt: Float64Array.from(rows, (row) => row.endedAt),
      kind: Uint8Array.from(rows, (row) => row.kind),
      lost: Uint8Array.from(rows, (row) => row.lost),
    };
    this.total = 0;
    this.rows.length = 0;
    return frame;
  }
}
