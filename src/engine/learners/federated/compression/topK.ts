import { BYTES_A_NUMBER, type Compressor } from './compressor.ts';

const BYTES_AN_INDEX = 4;

/** How many of d coordinates are said: a share of them, one at the least. */
export const keptOf = (d: number, kept: number): number => Math.max(1, Math.min(d, Math.round(kept * d)));

/** Indices of the k largest coordinates by size, ties to the first, ascending. */
export function largest(vector: Float64Array, k: number): Int32Array {
  const order = Int32Array.from(vector, (_, d) => d).sort(
    (a, b) => Math.abs(vector[b]) - Math.abs(vector[a]) || a - b,
  );
  return order.slice(0, k).sort();
}

/** The k largest coordinates as they are and nothing of the others: leaves at most 1 − k/d of the squared length unsaid. */
export const topK: Compressor = {
  id: 'top-k',
  label: 'Largest only',
  help: 'Only the coordinates that changed most are sent; what is left unsaid is remembered and added to the next.',
  source: 'Stich, Cordonnier & Jaggi, Sparsified SGD with memory, NeurIPS 2018.',
  unbiased: false,
  bytes: (d, { kept }) => keptOf(d, kept) * (BYTES_A_NUMBER + BYTES_AN_INDEX),
  compress(vector, { kept }, _chance, into) {
    into.fill(0);
    for (const d of largest(vector, keptOf(vector.length, kept))) into[d] = vector[d];
  },
};
