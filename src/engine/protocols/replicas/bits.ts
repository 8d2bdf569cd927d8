/** Sets of agents as words of 32 bits. */

/** An empty set of agents below n. */
export const noAgents = (n: number): Uint32Array => new Uint32Array((n + 31) >>> 5);

export const hasAgent = (set: Uint32Array, agent: number): boolean =>
  ((set[agent >>> 5] >>> (agent & 31)) & 1) === 1;

export function addAgent(set: Uint32Array, agent: number): void {
  set[agent >>> 5] |= 1 << (agent & 31);
}

/** Number of agents in a set. */
export function countAgents(set: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < set.length; i++) {
    let word = set[i];
    for (; word !== 0; word &= word - 1) count += 1;
  }
  return count;
}

/** The agents of a set, ascending. */
export function agentsOf(set: Uint32Array): number[] {
  const agents: number[] = [];
  for (let i = 0; i < set.length; i++)
    for (let bit = 0; bit < 32; bit++) if ((set[i] >>> bit) & 1) agents.push(i * 32 + bit);
  return agents;
}
