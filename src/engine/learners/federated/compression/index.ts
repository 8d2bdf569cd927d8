import { BYTES_A_NUMBER, type CompressionValues, type Compressor } from './compressor.ts';
import { qsgd } from './qsgd.ts';
import { topK } from './topK.ts';

/** Nothing is left out. */
export const whole: Compressor = {
  id: 'none',
  label: 'None',
  help: 'Every number in full, of eight bytes.',
  source: 'McMahan et al., AISTATS 2017.',
  unbiased: true,
  bytes: (d) => d * BYTES_A_NUMBER,
  compress: (vector, _values, _chance, into) => into.set(vector),
};

export const compressors: readonly Compressor[] = [whole, topK, qsgd];

export const compressorOf = ({ compression }: CompressionValues): Compressor =>
  compressors.find(({ id }) => id === compression) ?? whole;
