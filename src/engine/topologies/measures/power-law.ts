import { log } from '../../kernel/mathematics.ts';
import { degree, type Graph } from '../graph.ts';

/**
 * The exponent of a power law fitted to the degrees from `lowest` on: 1 + N / Σ ln(k / (lowest - ½)), the discrete
 * approximation to the maximum likelihood (Clauset, Shalizi & Newman, SIAM Review 51 (2009) 661, eq. 3.7; Hill 1975).
 * `error` is its standard error, (exponent - 1) / √N. NaN where no degree exceeds the cut or `lowest` is below 1.
 */
export function powerLawExponent(
  graph: Graph,
  lowest: number,
): { exponent: number; error: number; count: number } {
  let count = 0;
  let sum = 0;
  if (graph.complete) {
    count = lowest >= 1 && graph.n - 1 >= lowest ? graph.n : 0;
    sum = count > 0 ? count * log((graph.n - 1) / (lowest - 0.5)) : 0;
  } else if (lowest >= 1) {
    for (let i = 0; i < graph.n; i++) {
      const k = degree(graph, i);
      if (k < lowest) continue;
      count++;
      sum += log(k / (lowest - 0.5));
    }
  }
  if (count === 0) return { exponent: Number.NaN, error: Number.NaN, count };
  const exponent = 1 + count / sum;
  return { exponent, error: (exponent - 1) / Math.sqrt(count), count };
}
