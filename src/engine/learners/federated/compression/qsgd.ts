import { BYTES_A_NUMBER, type Compressor } from './compressor.ts';

/** Bits for a sign and one of the levels 0 … s. */
const bitsOf = (levels: number): number => {
  let bits = 0;
  for (let most = 2 * levels; most > 0; most = Math.floor(most / 2)) bits += 1;
  return bits;
};

/** The bound on E‖Q(v) − v‖² / ‖v‖²: min(d / s², √d / s) (Lemma 3.1). */
export const varianceBound = (d: number, levels: number): number =>
  Math.min(d / (levels * levels), Math.sqrt(d) / levels);

/** Each coordinate is rounded by chance to one of s levels of the vector's length, so that its mean stays what it was. */
export const qsgd: Compressor = {
  id: 'qsgd',
  label: 'Few levels',
  help: 'Each coordinate is rounded by chance to a level, so that it is right on average; only length, signs and levels are sent.',
  source: 'Alistarh, Grubic, Li, Tomioka & Vojnovic, QSGD, NeurIPS 2017; with codes of fixed width.',
  unbiased: true,
  bytes: (d, { levels }) => BYTES_A_NUMBER + Math.ceil((d * bitsOf(levels)) / 8),
  compress(vector, { levels }, chance, into) {
    let squares = 0;
    for (const number of vector) squares += number * number;
    const length = Math.sqrt(squares);
    for (let d = 0; d < vector.length; d++) {
      if (!(length > 0)) {
        into[d] = 0;
        continue;
      }
      const exact = (Math.abs(vector[d]) / length) * levels;
      const low = Math.min(levels, Math.floor(exact));
      const level = low + (chance.uniform() < exact - low ? 1 : 0);
      into[d] = ((vector[d] < 0 ? -1 : 1) * length * level) / levels;
    }
  },
};
