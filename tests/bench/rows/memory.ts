import { World } from '../../../src/engine/kernel/world.ts';
import type { Figures } from '../kernel.ts';

const AGENTS = 100_000;

function used(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What a world of 10⁵ agents takes beside its edges, after a second of gossip. */
export function memory(): Figures {
  const before = used();
  const world = new World({
    version: 1,
    seed: 1,
    agents: AGENTS,
    topology: { id: 'watts-strogatz' },
    network: { id: 'exponential' },
    protocol: { id: 'gossip' },
    environment: { id: 'facts' },
  });
  world.advance(1);
  const { offsets, targets, positions } = world.graph;
  const edges = offsets.byteLength + targets.byteLength + (positions?.byteLength ?? 0);
  return {
    name: 'memory of 10⁵ agents with protocol state and messages, beside edges',
    against: 'limit',
    ours: (used() - before - edges) / AGENTS,
    theirs: Number.NaN,
    unit: 'bytes an agent',
    good: '200',
    reach: '100',
  };
}
