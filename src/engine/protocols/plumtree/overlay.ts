import type { Host } from '../../kernel/host.ts';
import { degree, neighbour } from '../../topologies/graph.ts';

/** The peers that each agent talks to, symmetric, in compressed sparse rows. */
export interface Overlay {
  offsets: Int32Array;
  targets: Int32Array;
}

/**
 * The graph itself, or, where everybody could talk to everybody, ⌈peers / 2⌉ random rings through all agents: connected, of
 * small diameter, and nobody has more than about `peers` peers (as a peer sampling service would give).
 */
export function overlayOf(host: Host, peers: number): Overlay {
  const { n, graph } = host;
  const rows: number[][] = Array.from({ length: n }, () => []);
  if (!graph.complete || n <= peers + 1) {
    for (let agent = 0; agent < n; agent++)
      for (let k = 0; k < degree(graph, agent); k++) rows[agent].push(neighbour(graph, agent, k));
  } else
    for (let ring = 0; ring < Math.max(1, Math.ceil(peers / 2)); ring++) {
      const order = host.dice.permutation(n);
      for (let i = 0; i < n; i++) {
        const a = order[i];
        const b = order[(i + 1) % n];
        if (a === b || rows[a].includes(b)) continue;
        rows[a].push(b);
        rows[b].push(a);
      }
    }
  const offsets = new Int32Array(n + 1);
  for (let agent = 0; agent < n; agent++) offsets[agent + 1] = offsets[agent] + rows[agent].length;
  const targets = new Int32Array(offsets[n]);
  for (let agent = 0; agent < n; agent++)
    targets.set(
      rows[agent].sort((a, b) => a - b),
      offsets[agent],
    );
  return { offsets, targets };
}

/** Place of a peer in the rows of an agent, or -1. */
export function placeOf({ offsets, targets }: Overlay, agent: number, peer: number): number {
  for (let at = offsets[agent]; at < offsets[agent + 1]; at++) if (targets[at] === peer) return at;
  return -1;
}
