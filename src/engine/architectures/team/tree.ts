/** A balanced tree over agents 0 … n - 1 in the order of a heap: agent 0 on top, those below agent i at i × branching + 1 and on. */

/** The least number of agents below each with which n agents find a place on `levels` levels below the top. */
export function fanOut(n: number, levels: number): number {
  for (let branching = 1; ; branching++) {
    let places = 1;
    let row = 1;
    for (let level = 1; level <= levels && places < n; level++) {
      row *= branching;
      places += row;
    }
    if (places >= n) return branching;
  }
}

export const parentOf = (agent: number, branching: number): number => Math.floor((agent - 1) / branching);

export const isLeaf = (agent: number, n: number, branching: number): boolean => agent * branching + 1 >= n;

export function childrenOf(agent: number, n: number, branching: number): number[] {
  const children: number[] = [];
  for (let k = 1; k <= branching && agent * branching + k < n; k++) children.push(agent * branching + k);
  return children;
}

/** Agents at or under this one that have nobody below. */
export function leaves(agent: number, n: number, branching: number): number {
  let from = agent;
  let to = agent;
  let count = 0;
  // Row by row; those of a row without children are a tail of it.
  while (from < n) {
    const last = Math.min(to, n - 1);
    const firstLeaf = Math.max(from, Math.ceil((n - 1) / branching));
    count += Math.max(0, last - firstLeaf + 1);
    from = from * branching + 1;
    to = to * branching + branching;
  }
  return count;
}
