import { describe, expect, it } from 'vitest';
import { Chance } from '../../../../src/engine/kernel/chance.ts';
import { chiSquarePValue, draw, kolmogorovPValue, LEAST_P, tally } from '../goodness.ts';

describe('selection', () => {
  const SIZE = 60_000;

  it('categorical follows its weights and never takes a weight of zero', () => {
    const weights = [0, 5, 1, 0, 0.25, 3, 0];
    const found = tally(
      draw(SIZE, (chance) => chance.categorical(weights), 'categorical'),
      0,
      6,
    );
    expect([found[0], found[3], found[6]]).toEqual([0, 0, 0]);
    const kept = [1, 2, 4, 5];
    const expected = kept.map((i) => ((weights[i] as number) / 9.25) * SIZE);
    expect(
      chiSquarePValue(
        kept.map((i) => found[i] as number),
        expected,
      ),
    ).toBeGreaterThan(LEAST_P);
  });

  /** The numeral of a list of digits, to count lists by. */
  const numeral = (digits: ArrayLike<number>) =>
    Array.from(digits).reduce((sum, digit) => 10 * sum + digit, 0);
  const evenly = (outcomes: Iterable<number>, kinds: number) => {
    const counts = new Map<number, number>();
    for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    expect(counts.size).toBe(kinds);
    return chiSquarePValue([...counts.values()], new Array<number>(kinds).fill(SIZE / kinds));
  };

  it('permutation, shuffle of an array and of a typed array give all 24 orders evenly', () => {
    const chance = new Chance(5, 'orders');
    const outcomes = (order: () => ArrayLike<number>) => Array.from({ length: SIZE }, () => numeral(order()));
    expect(
      evenly(
        outcomes(() => chance.permutation(4)),
        24,
      ),
    ).toBeGreaterThan(LEAST_P);
    expect(
      evenly(
        outcomes(() => chance.shuffle([0, 1, 2, 3])),
        24,
      ),
    ).toBeGreaterThan(LEAST_P);
    expect(
      evenly(
        outcomes(() => chance.shuffle(Uint8Array.of(0, 1, 2, 3))),
        24,
      ),
    ).toBeGreaterThan(LEAST_P);
  });

  it.each([
    [5, 3, 60],
    [4, 4, 24],
    [9, 2, 72],
    [8, 1, 8],
  ])('sample(%d, %d) gives all %d ordered choices evenly', (n, k, kinds) => {
    const chance = new Chance(6, 'choices');
    const outcomes = Array.from({ length: SIZE }, () => numeral(chance.sample(n, k)));
    expect(evenly(outcomes, kinds)).toBeGreaterThan(LEAST_P);
  });

  it.each([
    [200, 24],
    [200, 25],
    [200, 50],
    [200, 51],
    [200, 200],
  ])('sample(%d, %d) repeats nothing and puts every value in every place evenly', (n, k) => {
    const chance = new Chance(7, 'places');
    const rounds = 2_000;
    const [inFirst, inLast, inAny] = [
      new Array<number>(n).fill(0),
      new Array<number>(n).fill(0),
      new Array<number>(n).fill(0),
    ];
    const add = (counts: number[], at: number) => {
      counts[at] = (counts[at] as number) + 1;
    };
    for (let round = 0; round < rounds; round++) {
      const chosen = chance.sample(n, k);
      expect(new Set(chosen).size).toBe(k);
      add(inFirst, chosen[0] as number);
      add(inLast, chosen[k - 1] as number);
      for (const value of chosen) add(inAny, value);
    }
    const even = new Array<number>(n).fill(rounds / n);
    expect(chiSquarePValue(inFirst, even)).toBeGreaterThan(LEAST_P);
    expect(chiSquarePValue(inLast, even)).toBeGreaterThan(LEAST_P);
    // A count of inclusions has deviation √(rounds·share·(1 - share)); the largest of 200 stays within 5 of
    // them.
    const share = k / n;
    for (const count of inAny) {
      expect(Math.abs(count - rounds * share)).toBeLessThanOrEqual(
        5 * Math.sqrt(rounds * share * (1 - share)),
      );
    }
  });

  it('takes a few of two thousand million without a table of them', () => {
    const chosen = new Chance(8, 'few').sample(2_147_483_647, 1000);
    expect(new Set(chosen).size).toBe(1000);
    expect(kolmogorovPValue(chosen, (x) => x / 2_147_483_647)).toBeGreaterThan(LEAST_P);
    expect(new Chance(8, 'few').sample(10, 0)).toHaveLength(0);
    expect(new Chance(8, 'few').permutation(0)).toHaveLength(0);
  });
});
