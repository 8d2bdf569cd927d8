/** A fast 32-bit generator for the plain loops (G. Marsaglia, Xorshift RNGs, 2003): [0, 1). */
export function xorshift(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
