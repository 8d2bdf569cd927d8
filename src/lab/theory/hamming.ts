const LENGTH = 7;
/** Places 3, 5, 6 and 7 carry data; 1, 2 and 4 parities, so that the syndrome is the place of a single error. */
const DATA = 0b1110100;

/** Chance that a Hamming(7,4) word is wrong after correcting: two errors or more. Hamming 1950. */
export function hammingBlockError(bitError: number): number {
  return overPatterns(bitError, (left) => (left === 0 ? 0 : 1));
}

/** Share of data bits that are wrong after correcting, over all 128 patterns of errors. */
export function hammingBitError(bitError: number): number {
  return overPatterns(bitError, (left) => bits(left & DATA) / bits(DATA));
}

function overPatterns(bitError: number, harm: (left: number) => number): number {
  let sum = 0;
  for (let pattern = 0; pattern < 1 << LENGTH; pattern++) {
    const wrong = bits(pattern);
    sum += bitError ** wrong * (1 - bitError) ** (LENGTH - wrong) * harm(corrected(pattern));
  }
  return sum;
}

/** The errors that are left, or were made, by flipping the place that the syndrome names. */
function corrected(pattern: number): number {
  let syndrome = 0;
  for (let place = 1; place <= LENGTH; place++) if ((pattern >> (place - 1)) & 1) syndrome ^= place;
  return syndrome === 0 ? pattern : pattern ^ (1 << (syndrome - 1));
}

function bits(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
