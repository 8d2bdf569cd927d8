import { packSiblings } from 'd3';
import { type Layout, normalised } from './layout.ts';
import { type Rows, rowsOf } from './rows.ts';

const rounds = 12;

/** A disc for each group: those the topology tells, otherwise the communities found by label propagation. */
export const clusters: Layout = {
  id: 'clusters',
  label: 'Clusters',
  summary: 'A disc for each group of agents that are mostly linked among themselves.',
  place({ n, from, to, groups }) {
    const rows = rowsOf(n, from, to);
    const labels = groups !== undefined && groups.length >= n ? groups : communities(rows);
    const members = new Map<number, number[]>();
    for (let i = 0; i < n; i++) {
      const list = members.get(labels[i]);
      if (list === undefined) members.set(labels[i], [i]);
      else list.push(i);
    }
    const discs = [...members.values()]
      .sort((a, b) => b.length - a.length || a[0] - b[0])
      .map((agents) => ({ agents, r: Math.sqrt(agents.length) * 1.35 + 0.8, x: 0, y: 0 }));
    packSiblings(discs);
    const positions = new Float32Array(2 * n);
    for (const { agents, r, x, y } of discs) {
      // The best linked in the middle, the others around it in a sunflower's spiral.
      agents.sort((a, b) => degree(rows, b) - degree(rows, a) || a - b);
      const inner = (r - 0.8) / 1.35;
      agents.forEach((agent, place) => {
        const radius = Math.sqrt((place + (agents.length > 1 ? 0.5 : 0)) / agents.length) * inner;
        const angle = place * Math.PI * (3 - Math.sqrt(5));
        positions[2 * agent] = x + radius * Math.cos(angle);
        positions[2 * agent + 1] = y + radius * Math.sin(angle);
      });
    }
    return normalised(positions);
  },
};

const degree = ({ offsets }: Rows, agent: number): number => offsets[agent + 1] - offsets[agent];

/**
 * Communities by label propagation, Raghavan, Albert and Kumara, "Near linear time algorithm to detect community structures in
 * large-scale networks", Physical Review E 76, 036106 (2007). A neighbour's vote weighs one and one more for each neighbour in
 * common, so that no label crosses a bridge; agents come in their order, so that the same graph falls into the same groups.
 */
export function communities(rows: Rows): Int32Array {
  const { n, offsets, targets } = rows;
  const weights = sharedNeighbours(rows);
  const labels = Int32Array.from({ length: n }, (_, i) => i);
  const votes = new Int32Array(n);
  for (let round = 0; round < rounds; round++) {
    let changed = 0;
    for (let k = 0; k < n; k++) {
      // Every other round from the end, or the first label would run through the whole population.
      const agent = round % 2 === 0 ? k : n - 1 - k;
      const start = offsets[agent];
      const end = offsets[agent + 1];
      for (let e = start; e < end; e++) votes[labels[targets[e]]] += 1 + weights[e];
      let best = labels[agent];
      for (let e = start; e < end; e++) {
        const label = labels[targets[e]];
        if (votes[label] > votes[best] || (votes[label] === votes[best] && round > 2 && label < best))
          best = label;
      }
      for (let e = start; e < end; e++) votes[labels[targets[e]]] = 0;
      if (best !== labels[agent]) changed++;
      labels[agent] = best;
    }
    if (changed === 0) break;
  }
  return labels;
}

/** Beyond this many neighbours of one agent the rest are not compared: a hub's row would cost its square. */
const comparedAtMost = 200;

/** For each place in the rows, how many neighbours its two agents have in common. */
function sharedNeighbours({ n, offsets, targets }: Rows): Int32Array {
  const shared = new Int32Array(targets.length);
  const mark = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    for (let e = offsets[i]; e < offsets[i + 1]; e++) mark[targets[e]] = i;
    for (let e = offsets[i]; e < offsets[i + 1]; e++) {
      const start = offsets[targets[e]];
      const end = Math.min(offsets[targets[e] + 1], start + comparedAtMost);
      for (let k = start; k < end; k++) if (mark[targets[k]] === i) shared[e]++;
    }
  }
  return shared;
}
