import { describe, expect, it } from 'vitest';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { chiSquarePValue, kolmogorovPValue, LEAST_P, tally } from './goodness.ts';

const TWO_32 = 4294967296;

function take<T>(count: number, draw: () => T): T[] {
  return Array.from({ length: count }, draw);
}

function bitsSet(word: number): number {
  let count = 0;
  for (let bits = word >>> 0; bits !== 0; bits >>>= 1) count += bits & 1;
  return count;
}

/** Chance that gives what it is fed, to see which of its bits a method accepts. */
class Fed extends Chance {
  queue: number[] = [];
  override uint32(): number {
    const next = this.queue.shift();
    if (next === undefined) throw new Error('asked for more');
    return next;
  }
}

describe('the generator', () => {
  it('is sfc32 (case RNG-sfc32)', () => {
    const chance = new Chance(0, '');
    chance.words.set([1, 2, 3, 4]);
    expect(take(6, () => chance.uint32())).toEqual([7, 34, 56623200, 188882296, 3431242869, 399395954]);
  });

  it('gives for ever what it gave first for a seed and a label', () => {
    const chance = new Chance(42, 'latency', 3);
    expect(take(3, () => chance.at(2).uint32())).toEqual([1157695532, 2176128398, 935120060]);
    expect(chance.at(0).uniform()).toBe(0.7084772797603062);
  });

  it('makes of two words a uniform of 53 bits', () => {
    const whole = new Chance(7, 'uniform');
    const twin = new Chance(7, 'uniform');
    let lowest = 0;
    for (let i = 0; i < 20_000; i++) {
      const u = whole.uniform();
      const high = twin.uint32();
      expect(u).toBe(((high >>> 5) * 2 ** 26 + (twin.uint32() >>> 6)) / 2 ** 53);
      lowest += (u * 2 ** 53) % 2;
    }
    expect(Math.abs(lowest - 10_000)).toBeLessThan(4 * Math.sqrt(5_000));
    expect(
      kolmogorovPValue(
        take(50_000, () => whole.uniform()),
        (x) => x,
      ),
    ).toBeGreaterThan(LEAST_P);
  });
});

describe('streams', () => {
  it('are shifted by no draw of another', () => {
    const alone = new Chance(1, 'agents', 3);
    const busy = new Chance(1, 'agents', 3);
    for (let i = 0; i < 100; i++) busy.at(0).uniform();
    expect(take(10, () => busy.at(2).uint32())).toEqual(take(10, () => alone.at(2).uint32()));
  });

  it('do not depend on how many there are', () => {
    const few = new Chance(1, 'agents', 4).at(3);
    const many = new Chance(1, 'agents', 1000).at(3);
    expect(take(5, () => few.uint32())).toEqual(take(5, () => many.uint32()));
  });

  it('all differ, by index, by label and by every part of the seed', () => {
    const starts = new Set<string>();
    let count = 0;
    const seeds = [
      0,
      1,
      2,
      -1,
      TWO_32,
      TWO_32 + 1,
      TWO_32 - 1,
      Number.MAX_SAFE_INTEGER,
      Number.MIN_SAFE_INTEGER,
    ];
    for (const seed of seeds) {
      for (const label of [
        '',
        'a',
        'b',
        'ab',
        'ba',
        'aa',
        'latency',
        'latency ',
        'топология',
        '\u0000',
        '\u0000\u0000',
      ]) {
        const chance = new Chance(seed, label, 1000);
        for (let i = 0; i < 1000; i++, count++) starts.add(`${chance.at(i).uint32()} ${chance.uint32()}`);
      }
    }
    expect(starts.size).toBe(count);
  });

  it.each([
    ['the seed, one bit', (i: number, bit: number) => [new Chance(i, 'x'), new Chance(flipped(i, bit), 'x')]],
    [
      'the index, one bit',
      (i: number, bit: number) => [
        new Chance(5, 'x', 4096).at(i),
        new Chance(5, 'x', 4096).at(i ^ (1 << (bit % 12))),
      ],
    ],
    [
      'the label, one letter',
      (i: number, bit: number) => [new Chance(5, `label ${i}`), new Chance(5, `label ${i + 1 + bit}`)],
    ],
  ])('change half of their bits when %s changes', (_, pair) => {
    const turned = new Array<number>(32).fill(0);
    let total = 0;
    const pairs = 2_000;
    for (let i = 0; i < pairs; i++) {
      const [one, other] = pair(i, i % 50) as [Chance, Chance];
      const difference = one.uint32() ^ other.uint32();
      total += bitsSet(difference);
      for (let bit = 0; bit < 32; bit++) turned[bit] = (turned[bit] as number) + ((difference >>> bit) & 1);
    }
    // 4.5 standard deviations of a fair coin.
    expect(Math.abs(total - 16 * pairs)).toBeLessThan(4.5 * Math.sqrt(8 * pairs));
    for (const count of turned) expect(Math.abs(count - pairs / 2)).toBeLessThan(4.5 * Math.sqrt(pairs / 4));
  });

  it('are uncorrelated with their neighbours, with other labels and with other seeds', () => {
    const chance = new Chance(9, 'left', 101);
    const label = new Chance(9, 'right', 101);
    const seed = new Chance(10, 'left', 101);
    const sums = [0, 0, 0];
    const draws = 50_000;
    for (let i = 0; i < draws; i++) {
      const x = chance.at(i % 100).uniform() - 0.5;
      sums[0] = (sums[0] as number) + x * (chance.at((i % 100) + 1).uniform() - 0.5);
      sums[1] = (sums[1] as number) + x * (label.at(i % 100).uniform() - 0.5);
      sums[2] = (sums[2] as number) + x * (seed.at(i % 100).uniform() - 0.5);
    }
    for (const sum of sums) expect(Math.abs(sum / draws) * 12).toBeLessThan(4.5 / Math.sqrt(draws));
  });

  it('together look like one good stream: first draws, and pairs of first draws of neighbours, fill their cells evenly', () => {
    const chance = new Chance(3, 'first', 100_000);
    const cells = new Array<number>(1024).fill(0);
    const pairs = new Array<number>(1024).fill(0);
    let last = 0;
    for (let i = 0; i < 100_000; i++) {
      const bits = chance.at(i).uint32();
      cells[bits >>> 22] = (cells[bits >>> 22] as number) + 1;
      const pair = ((bits >>> 27) << 5) | last;
      pairs[pair] = (pairs[pair] as number) + 1;
      last = bits >>> 27;
    }
    const even = new Array<number>(1024).fill(100_000 / 1024);
    expect(chiSquarePValue(cells, even)).toBeGreaterThan(LEAST_P);
    expect(chiSquarePValue(pairs, even)).toBeGreaterThan(LEAST_P);
  });
});

function flipped(seed: number, bit: number): number {
  const power = 2 ** bit;
  return Math.floor(seed / power) % 2 === 0 ? seed + power : seed - power;
}

describe('below', () => {
  it.each([1, 2, 3, 6, 7, 100, 1_000_003, 2 ** 21])(
    'gives each of %d values to equally many of the 2^32 words',
    (bound) => {
      const fed = new Fed(0, '');
      const share = Math.floor(TWO_32 / bound);
      for (const value of [0, 1, bound >> 1, bound - 2, bound - 1]) {
        if (value < 0 || value >= bound) continue;
        const first = Math.ceil((value * TWO_32) / bound);
        const last = Math.ceil(((value + 1) * TWO_32) / bound) - 1;
        let accepted = last - first - 1;
        for (const word of [first, last]) {
          fed.queue = [word, 0x80000001, 0x80000001];
          const found = fed.below(bound);
          if (fed.queue.length === 2) {
            expect(found).toBe(value);
            accepted++;
          }
        }
        expect(accepted, `words for ${value}`).toBe(share);
      }
    },
  );

  it.each([3, 10, 1000, 3 * 2 ** 19, 2 ** 21 + 1, 3 * 2 ** 30, 2 ** 32, 3 * 2 ** 51, 2 ** 53])(
    'is even over thirds, tenths and last digits at bound %d',
    (bound) => {
      const chance = new Chance(4, 'below');
      const samples = take(30_000, () => chance.below(bound));
      expect(samples.every((value) => Number.isInteger(value) && value >= 0 && value < bound)).toBe(true);
      for (const parts of [3, 10]) {
        const edges = take(parts + 1, () => 0).map((_, i) => Math.ceil((i * bound) / parts));
        const found = tally(
          samples.map((value) => edges.findIndex((edge) => edge > value) - 1),
          0,
          parts - 1,
        );
        const expected = found.map(
          (_, i) => (30_000 * ((edges[i + 1] as number) - (edges[i] as number))) / bound,
        );
        if (expected.every((count) => count > 0))
          expect(chiSquarePValue(found, expected)).toBeGreaterThan(LEAST_P);
      }
      const digits = tally(
        samples.map((value) => value % 10),
        0,
        9,
      );
      const ofDigit = (digit: number) => (bound > digit ? Math.floor((bound - 1 - digit) / 10) + 1 : 0);
      const expected = digits.map((_, digit) => (30_000 * ofDigit(digit)) / bound);
      expect(chiSquarePValue(digits, expected)).toBeGreaterThan(LEAST_P);
    },
  );
});

describe('flip', () => {
  it('decides by one word, and by a second only on the boundary', () => {
    const fed = new Fed(0, '');
    const p = 0.25 + 2 ** -40;
    fed.queue = [2 ** 30 - 1];
    expect(fed.flip(p)).toBe(true);
    fed.queue = [2 ** 30 + 1];
    expect(fed.flip(p)).toBe(false);
    fed.queue = [2 ** 30, 2 ** 24 - 1];
    expect(fed.flip(p)).toBe(true);
    fed.queue = [2 ** 30, 2 ** 24];
    expect(fed.flip(p)).toBe(false);
  });

  it('is never at 0, always at 1, and right between', () => {
    const chance = new Chance(1, 'flip');
    expect(take(1000, () => chance.flip(0))).not.toContain(true);
    expect(take(1000, () => chance.flip(1))).not.toContain(false);
    for (const p of [0.001, 0.1, 0.5, 0.93]) {
      const hits = take(50_000, () => chance.flip(p)).filter(Boolean).length;
      expect(chiSquarePValue([hits, 50_000 - hits], [50_000 * p, 50_000 * (1 - p)])).toBeGreaterThan(LEAST_P);
    }
  });
});

describe('the state', () => {
  const draws: Record<string, (chance: Chance) => unknown> = {
    uint32: (chance) => chance.uint32(),
    uniform: (chance) => chance.uniform(),
    below: (chance) => chance.below(1000),
    flip: (chance) => chance.flip(0.5),
    exponential: (chance) => chance.exponential(1),
    normal: (chance) => chance.normal(0, 1),
    logNormal: (chance) => chance.logNormal(0, 1),
    gamma: (chance) => chance.gamma(0.7, 1),
    beta: (chance) => chance.beta(0.5, 2),
    pareto: (chance) => chance.pareto(2, 1),
    dirichlet: (chance) => chance.dirichlet([1, 2, 3]),
    poisson: (chance) => chance.poisson(50),
    binomial: (chance) => chance.binomial(100, 0.4),
    geometric: (chance) => chance.geometric(0.1),
    zipf: (chance) => chance.zipf(1000, 1.2),
    categorical: (chance) => chance.categorical([1, 2, 3]),
    permutation: (chance) => chance.permutation(20),
    shuffle: (chance) => chance.shuffle([1, 2, 3, 4, 5, 6, 7, 8]),
    sample: (chance) => chance.sample(1000, 5),
  };

  it.each(Object.keys(draws))('is all that %s depends on', (name) => {
    const draw = draws[name] as (chance: Chance) => unknown;
    const chance = new Chance(8, 'state', 2).at(1);
    draw(chance);
    const saved = chance.words.slice();
    const first = take(5, () => draw(chance));
    // Into a fresh one, as a snapshot is loaded, and back into the same, as a rewind does.
    const fresh = new Chance(0, 'other', 2).at(1);
    fresh.words = saved.slice();
    chance.words.set(saved);
    expect(take(5, () => draw(fresh))).toEqual(first);
    expect(take(5, () => draw(chance))).toEqual(first);
  });
});

describe('refusals', () => {
  const chance = new Chance(1, 'refusals', 2);
  it.each([
    [() => new Chance(0.5, ''), 'Chance.constructor: seed is 0.5, expected a safe integer'],
    [() => new Chance(2 ** 53, ''), 'Chance.constructor: seed is 9007199254740992, expected a safe integer'],
    [() => new Chance(1, '', 0), 'Chance.constructor: count is 0, expected an integer from 1 to 134217728'],
    [() => chance.at(2), 'Chance.at: i is 2, expected an integer from 0 to 1'],
    [() => chance.at(-1), 'Chance.at: i is -1, expected an integer from 0 to 1'],
    [() => chance.at(NaN), 'Chance.at: i is NaN, expected an integer from 0 to 1'],
    [() => chance.below(0), 'Chance.below: bound is 0, expected an integer from 1 to 2^53'],
    [() => chance.below(NaN), 'Chance.below: bound is NaN, expected an integer from 1 to 2^53'],
    [
      () => chance.below(2 ** 54),
      'Chance.below: bound is 18014398509481984, expected an integer from 1 to 2^53',
    ],
    [() => chance.flip(1.01), 'Chance.flip: p is 1.01, expected a number from 0 to 1'],
    [() => chance.exponential(-1), 'Chance.exponential: mean is -1, expected a finite number of at least 0'],
    [() => chance.normal(NaN, 1), 'Chance.normal: mean is NaN, expected a finite number'],
    [
      () => chance.normal(0, -1),
      'Chance.normal: standardDeviation is -1, expected a finite number of at least 0',
    ],
    [
      () => chance.logNormal(0, Infinity),
      'Chance.logNormal: sigma is Infinity, expected a finite number of at least 0',
    ],
    [() => chance.gamma(0, 1), 'Chance.gamma: shape is 0, expected a positive finite number'],
    [() => chance.gamma(1, NaN), 'Chance.gamma: scale is NaN, expected a positive finite number'],
    [() => chance.beta(1, 0), 'Chance.beta: b is 0, expected a positive finite number'],
    [() => chance.pareto(-2, 1), 'Chance.pareto: shape is -2, expected a positive finite number'],
    [() => chance.dirichlet([]), 'Chance.dirichlet: alpha is empty, expected at least one positive number'],
    [() => chance.dirichlet([1, 0]), 'Chance.dirichlet: alpha[1] is 0, expected a positive finite number'],
    [() => chance.poisson(-1), 'Chance.poisson: mean is -1, expected a number from 0 to 1e15'],
    [() => chance.binomial(1.5, 0.5), 'Chance.binomial: n is 1.5, expected an integer from 0 to 1e15'],
    [() => chance.binomial(10, 2), 'Chance.binomial: p is 2, expected a number from 0 to 1'],
    [() => chance.geometric(0), 'Chance.geometric: p is 0, expected a number from 1e-15 to 1'],
    [() => chance.zipf(0, 1), 'Chance.zipf: n is 0, expected an integer from 1 to 1e15'],
    [() => chance.zipf(10, -1), 'Chance.zipf: s is -1, expected a finite number of at least 0'],
    [
      () => chance.categorical([1, -1]),
      'Chance.categorical: weights[1] is -1, expected a finite number of at least 0',
    ],
    [
      () => chance.categorical([0, 0]),
      'Chance.categorical: the sum of weights is 0, expected a positive finite number',
    ],
    [() => chance.permutation(-1), 'Chance.permutation: n is -1, expected an integer from 0 to 2147483647'],
    [() => chance.sample(5, 6), 'Chance.sample: k is 6, expected an integer from 0 to 5'],
  ])('%s', (call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(new RangeError(message));
  });
});
