import { degree, type Graph } from '../graph.ts';

/** How many agents have how many neighbours. */
export interface DegreeDistribution {
  /** The degrees that occur, ascending. */
  degrees: Int32Array;
  /** Number of agents with each of them. */
  counts: Int32Array;
  minimum: number;
  maximum: number;
  mean: number;
  /** Mean square minus square of the mean. */
  variance: number;
}

/** The degree distribution of a graph, O(n + highest degree); of a complete graph at once. */
export function degreeDistribution(graph: Graph): DegreeDistribution {
  const { n } = graph;
  const byDegree = graph.complete ? null : countByDegree(graph);
  const degrees = byDegree ? occurring(byDegree) : Int32Array.of(n - 1);
  const counts = byDegree ? degrees.map((k) => byDegree[k]) : Int32Array.of(n);
  let sum = 0;
  for (let i = 0; i < degrees.length; i++) sum += degrees[i] * counts[i];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < degrees.length; i++) squares += counts[i] * (degrees[i] - mean) * (degrees[i] - mean);
  return {
    degrees,
    counts,
    minimum: degrees[0],
    maximum: degrees[degrees.length - 1],
    mean,
    variance: squares / n,
  };
}

/** Share of agents that have exactly k neighbours. */
export function degreeShare(graph: Graph, k: number): number {
  if (graph.complete) return k === graph.n - 1 ? 1 : 0;
  let count = 0;
  for (let i = 0; i < graph.n; i++) if (degree(graph, i) === k) count++;
  return count / graph.n;
}

function countByDegree(graph: Graph): Int32Array {
  let highest = 0;
  for (let i = 0; i < graph.n; i++) highest = Math.max(highest, degree(graph, i));
  const counts = new Int32Array(highest + 1);
  for (let i = 0; i < graph.n; i++) counts[degree(graph, i)]++;
  return counts;
}

function occurring(counts: Int32Array): Int32Array {
  const degrees: number[] = [];
  for (let k = 0; k < counts.length; k++) if (counts[k] > 0) degrees.push(k);
  return Int32Array.from(degrees);
}
