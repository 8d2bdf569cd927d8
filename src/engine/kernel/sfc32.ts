/** Three words of state and a counter. */
export const WORDS_PER_STREAM = 4;
/**
 * By then every bit of the start has reached every bit of the state, even from words less well mixed than
 * ours.
 */
const WARM_UP_ROUNDS = 8;
const TWO_32 = 4294967296;
const INVERSE_TWO_53 = 1 / 9007199254740992;

/**
 * One step of the generator sfc32 (C. Doty-Humphrey, PractRand) on the four words at `offset`: 32 random bits
 * as a signed integer. Every step adds one to the counter, so no cycle is shorter than 2^32.
 */
export function nextBits(words: Int32Array, offset: number): number {
  const a = words[offset] as number;
  const b = words[offset + 1] as number;
  const c = words[offset + 2] as number;
  const counter = words[offset + 3] as number;
  const bits = (a + b + counter) | 0;
  words[offset] = b ^ (b >>> 9);
  words[offset + 1] = (c + (c << 3)) | 0;
  words[offset + 2] = (((c << 21) | (c >>> 11)) + bits) | 0;
  words[offset + 3] = (counter + 1) | 0;
  return bits;
}

/** Two steps at once, the state kept in registers between them: a uniform in [0, 1) with 53 bits. */
export function nextUniform(words: Int32Array, offset: number): number {
  const a = words[offset] as number;
  const b = words[offset + 1] as number;
  const c = words[offset + 2] as number;
  const counter = words[offset + 3] as number;
  const first = (a + b + counter) | 0;
  const nextA = b ^ (b >>> 9);
  const nextB = (c + (c << 3)) | 0;
  const nextC = (((c << 21) | (c >>> 11)) + first) | 0;
  const second = (nextA + nextB + counter + 1) | 0;
  words[offset] = nextB ^ (nextB >>> 9);
  words[offset + 1] = (nextC + (nextC << 3)) | 0;
  words[offset + 2] = (((nextC << 21) | (nextC >>> 11)) + second) | 0;
  words[offset + 3] = (counter + 2) | 0;
  return ((first >>> 5) * 67108864 + (second >>> 6)) * INVERSE_TWO_53;
}

/**
 * Fills `words` with the starts of independent streams, one for every four words. Streams of one seed and
 * label differ in their first word, which is a bijection of the index, and all start at counter 1, which
 * moves by one a draw: so no two of them can overlap within 2^32 draws. Other seeds and labels give other
 * keys of 96 bits.
 */
export function seedStreams(words: Int32Array, seed: number, label: string): void {
  const keyA = keyOf(0x9e3779b9, seed, label);
  const keyB = keyOf(0x243f6a88, seed, label);
  const keyC = keyOf(0xb7e15162, seed, label);
  for (let offset = 0; offset < words.length; offset += WORDS_PER_STREAM) {
    const index = offset / WORDS_PER_STREAM;
    words[offset] = mix(keyA + Math.imul(index, 0x9e3779b1));
    words[offset + 1] = mix(keyB ^ mix(index + 0x85ebca6b));
    words[offset + 2] = mix(keyC + mix(index ^ keyB));
    words[offset + 3] = 1;
    for (let round = 0; round < WARM_UP_ROUNDS; round++) nextBits(words, offset);
  }
}

/** 32 bits of the seed and the label; other starts give unrelated bits. */
function keyOf(start: number, seed: number, label: string): number {
  let key = absorb(start, seed | 0);
  key = absorb(key, Math.floor(seed / TWO_32) | 0);
  key = absorb(key, label.length);
  for (let i = 0; i < label.length; i++) key = absorb(key, label.charCodeAt(i));
  return key;
}

function absorb(key: number, word: number): number {
  return (mix(key ^ word) + 0x9e3779b9) | 0;
}

/**
 * The finalizer of MurmurHash3 (A. Appleby): a bijection of 32 bits in which every input bit turns half of
 * the output.
 */
function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
