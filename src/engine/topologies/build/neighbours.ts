import { integer } from '../../catalog/params.ts';
import { EdgeList } from './edges.ts';
import { agents } from './warnings.ts';

/** The parameter of every topology that starts from a ring. */
export const eachSide = (start: number) =>
  integer({
    label: 'Neighbours each side',
    help: 'How many agents to the left, and as many to the right, each agent is joined to around the ring.',
    default: start,
    min: 1,
    max: 50,
  });

/** The neighbours each side that a ring of n has room for, at most those asked for. */
export const reachOf = (n: number, asked: number): number => Math.min(asked, Math.floor(n / 2));

/** A sentence if the ring is too small for the neighbours asked for. */
export function reachWarnings(n: number, asked: number): string[] {
  const reach = reachOf(n, asked);
  return reach < asked
    ? [`A ring of ${agents(n)} has room for ${reach} neighbours each side, not ${asked}.`]
    : [];
}

/** The edges (i, i + j) of a ring, each pair once: lap by lap, j from 1 to the reach, i around the ring. */
export function ringEdges(n: number, reach: number): EdgeList {
  const edges = new EdgeList(n * reach);
  for (let j = 1; j <= reach; j++) {
    // In an even ring the agents opposite each other meet twice in a full lap.
    const lap = 2 * j === n ? j : n;
    for (let i = 0; i < lap; i++) edges.push(i, i + j < n ? i + j : i + j - n);
  }
  return edges;
}
