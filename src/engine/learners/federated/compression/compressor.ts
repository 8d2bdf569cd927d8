import type { Chance } from '../../../kernel/chance.ts';

export interface CompressionValues {
  compression: string;
  kept: number;
  levels: number;
}

/** A way to say a vector in fewer bytes. */
export interface Compressor {
  id: string;
  label: string;
  /** One sentence, ending in a stop. */
  help: string;
  source: string;
  /** Whether the mean over its chances is the vector itself; where it is not, what was left unsaid is remembered and said later. */
  unbiased: boolean;
  /** Bytes on the wire for a vector of d numbers. */
  bytes(d: number, values: CompressionValues): number;
  /** Writes into `into` what a receiver reads of `vector`. */
  compress(vector: Float64Array, values: CompressionValues, chance: Chance, into: Float64Array): void;
}

export const BYTES_A_NUMBER = 8;
