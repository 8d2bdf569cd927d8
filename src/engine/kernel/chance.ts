import * as continuous from './distributions/continuous.ts';
import * as counts from './distributions/counts.ts';
import * as selection from './distributions/selection.ts';
import { refuse, type Source } from './distributions/source.ts';
import { zipf } from './distributions/zipf.ts';
import { nextBits, nextUniform, seedStreams, WORDS_PER_STREAM } from './sfc32.ts';

const TWO_32 = 4294967296;
const INVERSE_TWO_32 = 1 / TWO_32;
const TWO_53 = 9007199254740992;
/** Up to this bound, 32 random bits times the bound is an exact double. */
const FAST_BOUND = 2097152;
const LARGEST_COUNT = 134217728;

/**
 * Seeded chance: `count` independent streams of the generator sfc32, forked from a seed and a label, so that
 * a draw added for one purpose or one agent shifts no other.
 *
 * The state is `words` alone: a copy of it saves all streams, and writing the copy back (or assigning it)
 * restores them. Which stream is selected is no part of the state; whoever has several says `at(i)` before
 * drawing. Every method refuses arguments out of range with a RangeError that names the method, the argument,
 * what came and what was expected.
 */
export class Chance implements Source {
  /** Four words a stream. */
  words: Int32Array;
  private offset = 0;

  /** `count` streams forked from (seed, label), stream 0 selected. The seed is any safe integer. */
  constructor(seed: number, label: string, count = 1) {
    if (!Number.isSafeInteger(seed)) refuse('constructor', 'seed', seed, 'a safe integer');
    if (!(Number.isInteger(count) && count >= 1 && count <= LARGEST_COUNT)) {
      refuse('constructor', 'count', count, `an integer from 1 to ${LARGEST_COUNT}`);
    }
    this.words = new Int32Array(count * WORDS_PER_STREAM);
    seedStreams(this.words, seed, label);
  }

  /** Selects stream i and returns this, so that `chance.at(agent).below(k)` reads well. */
  at(i: number): this {
    const offset = i * WORDS_PER_STREAM;
    if (!(offset >= 0 && offset < this.words.length)) {
      refuse('at', 'i', i, `an integer from 0 to ${this.words.length / WORDS_PER_STREAM - 1}`);
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
    return nextUniform(this.words, this.offset);
  }

  /** Integer in [0, bound), each equally likely, for an integer bound from 1 to 2^53. */
  below(bound: number): number {
    if (bound <= FAST_BOUND && bound >= 1) {
      // D. Lemire, Fast random integer generation in an interval, 2019: draw again where 2^32 is not a
      // multiple.
      let product = this.uint32() * bound;
      let rest = product >>> 0;
      if (rest < bound) {
        const uneven = TWO_32 % bound;
        while (rest < uneven) {
          product = this.uint32() * bound;
          rest = product >>> 0;
        }
      }
      // Below 2^21, and scaled by a power of two, so that cutting off is exact.
      return (product * INVERSE_TWO_32) | 0;
    }
    return this.belowLarge(bound);
  }

  /**
   * One integer in [0, bound) from each of `count` streams, bound at most 2^21: the same as `at(streams[i]).below(bound)` for each i in
   * turn, in half the time.
   */
  belowEach(streams: Int32Array, count: number, bound: number, into: Int32Array): void {
    if (!(bound >= 1 && bound <= FAST_BOUND))
      refuse('belowEach', 'bound', bound, `an integer from 1 to ${FAST_BOUND}`);
    const { words } = this;
    for (let i = 0; i < count; i++) {
      const product = (nextBits(words, (streams[i] as number) * WORDS_PER_STREAM) >>> 0) * bound;
      // Every draw that could be uneven has its remainder below the bound: redone by the careful way.
      into[i] =
        product >>> 0 < bound
          ? this.redrawn(streams[i] as number, product, bound)
          : (product * INVERSE_TWO_32) | 0;
    }
  }

  private redrawn(stream: number, first: number, bound: number): number {
    const uneven = TWO_32 % bound;
    let product = first;
    while (product >>> 0 < uneven) product = this.at(stream).uint32() * bound;
    return (product * INVERSE_TWO_32) | 0;
  }

  private belowLarge(bound: number): number {
    if (!(bound >= 1 && bound <= TWO_53)) refuse('below', 'bound', bound, 'an integer from 1 to 2^53');
    const share = Math.floor(TWO_53 / bound);
    const even = share * bound;
    for (;;) {
      const bits = this.uniform() * TWO_53;
      if (bits < even) return Math.floor(bits / share);
    }
  }

  /** True with chance p (Bernoulli). */
  flip(p: number): boolean {
    if (!(p >= 0 && p <= 1)) refuse('flip', 'p', p, 'a number from 0 to 1');
    const scaled = p * TWO_32;
    const bits = this.uint32();
    // One draw decides, but for once in 2^32.
    if (bits + 1 <= scaled) return true;
    if (bits >= scaled) return false;
    return this.uint32() < (scaled - bits) * TWO_32;
  }

  /** Exponential with the given mean. */
  exponential(mean: number): number {
    return continuous.exponential(this, mean);
  }

  /** Normal with the given mean and standard deviation. */
  normal(mean: number, standardDeviation: number): number {
    return continuous.normal(this, mean, standardDeviation);
  }

  /** e to a normal of mean mu and standard deviation sigma. */
  logNormal(mu: number, sigma: number): number {
    return continuous.logNormal(this, mu, sigma);
  }

  /** Gamma with mean shape·scale. */
  gamma(shape: number, scale: number): number {
    return continuous.gamma(this, shape, scale);
  }

  /** Beta with mean a/(a + b). */
  beta(a: number, b: number): number {
    return continuous.beta(this, a, b);
  }

  /** Pareto from `scale` upwards: P(X > x) = (scale/x)^shape. */
  pareto(shape: number, scale: number): number {
    return continuous.pareto(this, shape, scale);
  }

  /** Shares that sum to 1, the i-th with mean alpha[i]/Σ alpha. */
  dirichlet(alpha: ArrayLike<number>): Float64Array {
    return continuous.dirichlet(this, alpha);
  }

  /** Poisson with the given mean, from 0 to 1e15. */
  poisson(mean: number): number {
    return counts.poisson(this, mean);
  }

  /** Successes in n trials of chance p. */
  binomial(n: number, p: number): number {
    return counts.binomial(this, n, p);
  }

  /** Trials up to and with the first success of chance p, on 1, 2, …. */
  geometric(p: number): number {
    return counts.geometric(this, p);
  }

  /** k of 1 … n with chance proportional to k^-s. */
  zipf(n: number, s: number): number {
    return zipf(this, n, s);
  }

  /** An index with chance proportional to its weight. */
  categorical(weights: ArrayLike<number>): number {
    return selection.categorical(this, weights);
  }

  /** 0 … n-1 in a random order. */
  permutation(n: number): Int32Array {
    return selection.permutation(this, n);
  }

  /** Puts an array, plain or typed, into a random order and returns it. */
  shuffle<A extends { readonly length: number; [i: number]: unknown }>(array: A): A {
    return selection.shuffle(this, array);
  }

  /** k different integers of 0 … n-1 in random order, in memory O(k). */
  sample(n: number, k: number): Int32Array {
    return selection.sample(this, n, k);
  }
}
