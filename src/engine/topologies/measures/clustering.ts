import { degree, type Graph } from '../graph.ts';

/** Triangles through each agent. O(edges^1.5): each edge points to the end with more links, which has few beyond it. */
export function triangles(graph: Graph): Float64Array {
  const { n, offsets, targets } = graph;
  const through = new Float64Array(n);
  if (graph.complete) return through.fill(((n - 1) * (n - 2)) / 2);
  const [firsts, outward] = orientated(graph);
  const marked = new Int32Array(n).fill(-1);
  for (let a = 0; a < n; a++) {
    if (offsets[a + 1] - offsets[a] < 2) continue;
    for (let k = firsts[a]; k < firsts[a + 1]; k++) marked[outward[k]] = a;
    for (let k = firsts[a]; k < firsts[a + 1]; k++) {
      const b = outward[k];
      for (let j = firsts[b]; j < firsts[b + 1]; j++) {
        const c = outward[j];
        if (marked[c] !== a) continue;
        through[a]++;
        through[b]++;
        through[c]++;
      }
    }
  }
  return through;

  /** Rows that keep only the neighbours with more links, or as many and a higher number. */
  function orientated(whole: Graph): [Int32Array, Int32Array] {
    const starts = new Int32Array(n + 1);
    const kept = new Int32Array(targets.length / 2);
    let filled = 0;
    for (let a = 0; a < n; a++) {
      const own = degree(whole, a);
      for (let k = offsets[a]; k < offsets[a + 1]; k++) {
        const b = targets[k];
        const other = degree(whole, b);
        if (other > own || (other === own && b > a)) kept[filled++] = b;
      }
      starts[a + 1] = filled;
    }
    return [starts, kept];
  }
}

/**
 * The clustering coefficient C of Watts & Strogatz (Nature 393 (1998) 440): the share of pairs of an agent's neighbours
 * that are joined, averaged over agents. An agent with fewer than two neighbours counts as 0, as in NetworkX.
 */
export function meanClustering(graph: Graph): number {
  if (graph.complete) return graph.n > 2 ? 1 : 0;
  const through = triangles(graph);
  let sum = 0;
  for (let i = 0; i < graph.n; i++) {
    const k = degree(graph, i);
    if (k > 1) sum += (2 * through[i]) / (k * (k - 1));
  }
  return sum / graph.n;
}

/** Three times the triangles over the connected triples (Newman, SIAM Review 45 (2003) 167, eq. 3.3); 0 without triples. */
export function transitivity(graph: Graph): number {
  if (graph.complete) return graph.n > 2 ? 1 : 0;
  const through = triangles(graph);
  let closed = 0;
  let triples = 0;
  for (let i = 0; i < graph.n; i++) {
    const k = degree(graph, i);
    closed += through[i];
    triples += (k * (k - 1)) / 2;
  }
  return triples > 0 ? closed / triples : 0;
}
