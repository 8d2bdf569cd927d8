import { describe, expect, it } from 'vitest';
import { chooseEquilibrium, equilibria } from '../../../src/engine/learners/games/bimatrix.ts';
import { projected } from '../../../src/engine/learners/games/mixes.ts';
import { solveZeroSum } from '../../../src/engine/learners/games/zeroSum.ts';
import { Chance } from '../../../src/engine/kernel/chance.ts';

const solve = (rows: readonly (readonly number[])[]) =>
  solveZeroSum(Float64Array.from(rows.flat()), rows.length, rows[0].length);
const near = (values: Float64Array, expected: readonly number[]) => {
  expected.forEach((one, i) => {
    expect(values[i]).toBeCloseTo(one, 10);
  });
};

describe('zero-sum games', () => {
  it('matching pennies, and rock, paper, scissors: even mixes worth nothing', () => {
    const pennies = solve([
      [1, -1],
      [-1, 1],
    ]);
    expect(pennies.value).toBeCloseTo(0, 12);
    near(pennies.row, [0.5, 0.5]);
    near(pennies.column, [0.5, 0.5]);
    const hands = solve([
      [0, -1, 1],
      [1, 0, -1],
      [-1, 1, 0],
    ]);
    expect(hands.value).toBeCloseTo(0, 12);
    near(hands.row, [1 / 3, 1 / 3, 1 / 3]);
  });

  it('a biased game by hand: [[3, −1], [−2, 1]] is worth 1/7, by (3, 4)/7 against (2, 5)/7', () => {
    const { value, row, column } = solve([
      [3, -1],
      [-2, 1],
    ]);
    expect(value).toBeCloseTo(1 / 7, 12);
    near(row, [3 / 7, 4 / 7]);
    near(column, [2 / 7, 5 / 7]);
  });

  it('saddle points, dominated actions, games that are no squares, and one that is all alike', () => {
    const saddle = solve([
      [4, 2, 3],
      [1, 0, 2],
    ]);
    expect(saddle.value).toBeCloseTo(2, 12);
    near(saddle.row, [1, 0]);
    near(saddle.column, [0, 1, 0]);
    expect(
      solve([
        [5, 5],
        [5, 5],
      ]).value,
    ).toBe(5);
    expect(solve([[-7]]).value).toBe(-7);
  });

  it('of random games both mixes guarantee the same value, which proves both best', () => {
    const chance = new Chance(3, 'games').at(0);
    for (let trial = 0; trial < 300; trial++) {
      const rows = 1 + chance.below(8);
      const columns = 1 + chance.below(8);
      const whole = trial % 2 === 0;
      const payoffs = Float64Array.from({ length: rows * columns }, () =>
        whole ? chance.below(5) - 2 : chance.normal(0, 10),
      );
      const { value, row, column } = solveZeroSum(payoffs, rows, columns);
      expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
      for (let j = 0; j < columns; j++)
        expect(row.reduce((sum, p, i) => sum + p * payoffs[i * columns + j], 0)).toBeGreaterThan(
          value - 1e-8,
        );
      for (let i = 0; i < rows; i++)
        expect(column.reduce((sum, p, j) => sum + p * payoffs[i * columns + j], 0)).toBeLessThan(
          value + 1e-8,
        );
    }
  });

  it('refuses what is no number', () => {
    expect(() => solve([[1, Number.NaN]])).toThrow('payoff 1: NaN; expected a number');
  });
});

describe('equilibria of 2 × 2 games', () => {
  const of = (row: number[], column: number[]) =>
    equilibria(Float64Array.from(row), Float64Array.from(column), 2, 2);

  it('the prisoner’s dilemma has one, the stag hunt three, matching pennies a mixed one', () => {
    expect(of([3, 0, 5, 1], [3, 5, 0, 1]).map(({ row, column }) => [row[0], column[0]])).toEqual([[0, 0]]);
    expect(of([4, 0, 3, 3], [4, 3, 0, 3]).map(({ row, column }) => [row[0], column[0]])).toEqual([
      [1, 1],
      [0, 0],
      [0.75, 0.75],
    ]);
    expect(of([1, -1, -1, 1], [-1, 1, 1, -1]).map(({ row, column }) => [row[0], column[0]])).toEqual([
      [0.5, 0.5],
    ]);
  });

  it('the battle of the sexes by rule: first, second, and a best for both', () => {
    const row = Float64Array.of(2, 0, 0, 1);
    const column = Float64Array.of(1, 0, 0, 3);
    const earned = (rule: 'first' | 'second' | 'best') => {
      const { rowEarns, columnEarns } = chooseEquilibrium(row, column, 2, 2, rule);
      return [rowEarns, columnEarns];
    };
    expect(earned('first')).toEqual([2, 1]);
    expect(earned('second')).toEqual([1, 3]);
    expect(earned('best')).toEqual([1, 3]);
  });
});

describe('the nearest point of the simplex', () => {
  it('is the point itself inside, and cuts off what is negative', () => {
    expect([...projected(Float64Array.of(0.2, 0.3, 0.5))]).toEqual([0.2, 0.3, 0.5]);
    expect([...projected(Float64Array.of(1.5, 0.1))]).toEqual([1, 0]);
    near(projected(Float64Array.of(0.8, 0.6, -1)), [0.6, 0.4, 0]);
  });
});
