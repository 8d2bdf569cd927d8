const WORDS_PER_STREAM = 4;
const WARM_UP_ROUNDS = 8;
const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;
const INVERSE_TWO_53 = 1 / TWO_53;
/** Below this bound, 32 random bits times the bound is an exact double. */
const FAST_BOUND = 2097152;

/**
 * Seeded chance: `count` independent streams of the generator sfc32 (C. Doty-Humphrey, PractRand), forked from a seed
 * and a label, so that a draw added for one purpose or one agent shifts no other.
 * The state is `words`, four a stream; copying them saves it, writing them back restores it.
 */
export class Chance {
  /** Three words of state and the counter, a stream. */
  words: Int32Array;
  private offset = 0;

  /** `count` streams forked from (seed, label), stream 0 selected. The seed is any safe integer. */
  constructor(seed: number, label: string, count = 1) {
    if (!Number.isSafeInteger(seed)) {
      throw new RangeError(`Chance: seed is ${seed}, expected a safe integer`);
    }
    if (!Number.isInteger(count) || count < 1 || count > 134217728) {
      throw new RangeError(`Chance: count is ${count}, expected an integer from 1 to 134217728`);
    }
    this.words = new Int32Array(count * WORDS_PER_STREAM);
    seedStreams(this.words, seed, label);
  }

  /** Selects stream i and returns this, so that `chance.at(agent).below(k)` reads well. */
  at(i: number): this {
    const offset = i * WORDS_PER_STREAM;
    if (!(offset >= 0 && offset < this.words.length)) {
      throw new RangeError(`Chance.at: i is ${i}, expected 0 to ${this.words.length / WORDS_PER_STREAM - 1}`);
    }
    this.offset = offset;
    return this;
  }

  /** 32 random bits, as an integer in [0, 2^32). */
  uint32(): number {
    return nextBits(this.words, this.offset) >>> 0;
  }

  /** Uniform in [0, 1) with 53 bits. */
  uniform(): number {
    const high = nextBits(this.words, this.offset) >>> 5;
    const low = nextBits(this.words, this.offset) >>> 6;
    return (high * 67108864 + low) * INVERSE_TWO_53;
  }

  /** Integer in [0, bound), each equally likely, for a bound from 1 to 2^53. */
  below(bound: number): number {
    if (bound <= FAST_BOUND && bound >= 1) {
      // D. Lemire, Fast random integer generation in an interval, 2019: rejects where 2^32 is not a multiple.
      let product = this.uint32() * bound;
      let rest = product >>> 0;
      if (rest < bound) {
        const uneven = TWO_32 % bound;
        while (rest < uneven) {
          product = this.uint32() * bound;
          rest = product >>> 0;
        }
      }
      return Math.floor(product / TWO_32);
    }
    if (!(bound >= 1 && bound <= TWO_53)) {
      throw new RangeError(`Chance.below: bound is ${bound}, expected an integer from 1 to 2^53`);
    }
    const share = Math.floor(TWO_53 / bound);
    const even = share * bound;
    for (;;) {
      const bits = this.uniform() * TWO_53;
      if (bits < even) return Math.floor(bits / share);
    }
  }
}

/** One step of sfc32 on the four words at `offset`: 32 random bits as a signed integer. */
function nextBits(words: Int32Array, offset: number): number {
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

/**
 * Streams of one (seed, label) differ in their first word, since mixing is a bijection of the index; all start at
 * counter 1, and the counter moves by one a draw: so no two can overlap within 2^32 draws.
 */
function seedStreams(words: Int32Array, seed: number, label: string): void {
  const seedLow = seed | 0;
  const seedHigh = Math.floor(seed / TWO_32) | 0;
  const keyA = keyOf(0x9e3779b9, seedLow, seedHigh, label);
  const keyB = keyOf(0x243f6a88, seedLow, seedHigh, label);
  const keyC = keyOf(0xb7e15162, seedLow, seedHigh, label);
  for (let offset = 0; offset < words.length; offset += WORDS_PER_STREAM) {
    const i = offset >>> 2;
    words[offset] = mix(keyA + Math.imul(i, 0x9e3779b1));
    words[offset + 1] = mix(keyB ^ mix(i + 0x85ebca6b));
    words[offset + 2] = mix(keyC + mix(i ^ keyB));
    words[offset + 3] = 1;
    for (let round = 0; round < WARM_UP_ROUNDS; round++) nextBits(words, offset);
  }
}

/** 32 bits of MurmurHash3 (A. Appleby) over the seed and the code units of the label. */
function keyOf(start: number, seedLow: number, seedHigh: number, label: string): number {
  let hash = absorb(absorb(start, seedLow), seedHigh);
  for (let i = 0; i < label.length; i++) hash = absorb(hash, label.charCodeAt(i));
  return mix(hash ^ label.length);
}

function absorb(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const turned = hash ^ k;
  return (Math.imul((turned << 13) | (turned >>> 19), 5) + 0xe6546b64) | 0;
}

/** The finalizer of MurmurHash3: a bijection of 32 bits in which every input bit turns half of the output. */
function mix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
