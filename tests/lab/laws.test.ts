import { expect, test } from 'vitest';
import { Chance } from '../../src/engine/kernel/chance.ts';
import { growth, growthLine } from '../../src/lab/laws.ts';
import { studentQuantile } from '../../src/lab/student.ts';

const sizes = [4, 8, 16, 32, 64, 128];
const noisy = (cost: (n: number) => number, seed = 1) => {
  const chance = new Chance(seed, 'noise');
  return sizes.flatMap((n) =>
    Array.from({ length: 5 }, () => [n, cost(n) * chance.logNormal(0, 0.05)] as const),
  );
};

test.each([
  ['constant', () => 7],
  ['log n', (n: number) => 3 * Math.log(n)],
  ['n', (n: number) => 2 * n],
  ['n log n', (n: number) => n * Math.log(n)],
  ['n²', (n: number) => n * n],
  ['n³', (n: number) => n ** 3],
  ['exponential', (n: number) => 1.1 ** n],
] as const)('a cost that grows like %s is told from all others', (law, cost) => {
  const { best, fits } = growth(noisy(cost));
  expect(best.law).toBe(law);
  expect(fits.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
});

test('the interval of the exponent covers the truth about 95 times in 100', () => {
  let covered = 0;
  for (let seed = 0; seed < 400; seed++) {
    const { exponent } = growth(noisy((n) => n ** 1.5, seed));
    if (exponent.low <= 1.5 && exponent.high >= 1.5) covered += 1;
  }
  expect(covered / 400).toBeGreaterThan(0.92);
  expect(covered / 400).toBeLessThan(0.98);
});

test('Student’s quantiles are those of the tables', () => {
  expect(studentQuantile(0.975, 1)).toBeCloseTo(12.7062, 4);
  expect(studentQuantile(0.975, 10)).toBeCloseTo(2.22814, 5);
  expect(studentQuantile(0.95, 1000)).toBeCloseTo(1.64638, 5);
});

test('too few points are refused with what was expected', () => {
  expect(() =>
    growth([
      [2, 1],
      [4, 2],
    ]),
  ).toThrow('growth: 2 points at 2 sizes; expected at least 4 points at 3 sizes');
});

test('a fixed part under an even growth is not called exponential, though that fits it better than any power', () => {
  const line = growthLine(noisy((n) => 30 + 0.5 * n));
  expect(line?.best.law).toBe('exponential');
  expect(line?.name).toBe('constant + n');
  expect(line?.curve[0]?.[1]).toBeCloseTo(32, -1);
  expect(growthLine(noisy((n) => 300 + n * n))?.name).toBe('constant + n²');
  const real = growthLine(noisy((n) => 1.1 ** n));
  expect(real?.name).toBe('exponential');
  const [n, cost] = real?.curve.at(-1) ?? [0, 0];
  expect(n).toBeCloseTo(128, 9);
  expect(cost / 1.1 ** 128).toBeCloseTo(1, 0);
});

test('two sizes make no line', () => {
  expect(
    growthLine([
      [8, 1],
      [8, 2],
      [16, 2],
      [16, 3],
    ]),
  ).toBeNull();
});
