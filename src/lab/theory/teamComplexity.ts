/** What an architecture is run with, in the symbols of arXiv:2512.08296, table 1. */
export interface Sizes {
  /** Agents, the orchestrator not counted. */
  n: number;
  /** Iterations an agent. */
  k: number;
  /** Orchestrator rounds. */
  r: number;
  /** Debate rounds. */
  d: number;
  /** Peer rounds, and requests in one. */
  p: number;
  m: number;
}

/** Model calls, sequential depth in rounds, and messages in rounds × agents; constants of the O() taken as 1. */
export interface Complexity {
  calls: number;
  depth: number;
  messages: number;
}

/** Complexity of the five architectures, arXiv:2512.08296, table 1. */
export const complexityOf: Readonly<Record<string, (sizes: Sizes) => Complexity>> = {
  single: ({ k }) => ({ calls: k, depth: k, messages: 0 }),
  independent: ({ n, k }) => ({ calls: n * k + 1, depth: k, messages: 1 }),
  decentralized: ({ n, k, d }) => ({ calls: d * n * k + 1, depth: d, messages: d * n }),
  centralized: ({ n, k, r }) => ({ calls: r * n * k + r, depth: r, messages: r * n }),
  hybrid: ({ n, k, r, p, m }) => ({ calls: r * n * k + r + p, depth: r, messages: r * n + p * m }),
};

/** Coordination overhead in per cent: turns beyond those of a single agent, relative to them (equation 2 of the same paper). */
export const overheadPercent = (turns: number, singleTurns: number): number => (100 * (turns - singleTurns)) / singleTurns;
