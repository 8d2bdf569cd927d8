import { expect, test } from 'vitest';
import { calibrate, leastSquares, predict } from '../../src/lab/calibrate/model.ts';
import paper from '../../src/lab/calibrate/paper-2512.08296.json';
import { cellsOf, type Rates } from '../../src/lab/calibrate/rates.ts';
import { predictOthers, report } from '../../src/lab/calibrate/report.ts';

const rates = paper.successRates as unknown as Rates;
const told = report(rates, paper.published.relativeChangePercent);

test('the mechanisms give the sign of every published change above two points', () => {
  expect(told.signs).toEqual({ agree: 13, of: 13 });
});

test('they miss the 16 changes by less than 8 points on average, with fewer numbers than a table of cell means', () => {
  expect(told.error).toBeLessThan(8);
  expect(told.parameters).toBeLessThan(16);
});

test('they foretell a model left out better than a table of cell means does', () => {
  expect(told.leftOut.cellMeans).toBeCloseTo(0.413, 3);
  expect(told.leftOut.ours).toBeGreaterThan(told.leftOut.cellMeans);
});

test('least squares finds the numbers that made the data', () => {
  const rows = [[1, 0], [1, 1], [1, 2], [1, 5]];
  const [a, b] = leastSquares(rows, rows.map(([one, x]) => 3 * one - 2 * x));
  expect([a, b]).toEqual([expect.closeTo(3, 10), expect.closeTo(-2, 10)]);
  expect(() => leastSquares([[1, 1], [2, 2]], [1, 2])).toThrow(/expected independent ones/);
});

test('a prediction has the shape of the table it was asked for, and is a share', () => {
  const given = { plancraft: { success: { single: { other: 0.4 } } }, workbench: { success: { single: { other: 0.9 } } } };
  const others = predictOthers(told.model, given);
  expect(Object.keys(others.plancraft.success)).toEqual(['single', 'independent', 'decentralized', 'centralized', 'hybrid']);
  for (const team of Object.values(others.plancraft.success)) expect(team.other).toBeLessThan(1);
  expect(() => predictOthers(told.model, { chess: { success: { single: { other: 1 } } } })).toThrow(/chess: not a benchmark that was calibrated/);
});

test('a more able model is expected to do better, and an isolated team worse', () => {
  const model = calibrate(cellsOf(rates));
  const at = (team: 'independent' | 'hybrid', skill: number) => predict(model, { benchmark: 'workbench', team, skill });
  expect(at('hybrid', 0.7)).toBeGreaterThan(at('hybrid', 0.5));
  expect(at('independent', 0.6)).toBeLessThan(at('hybrid', 0.6));
});

test('a rate that is none is refused with its place', () => {
  const broken = structuredClone(rates);
  broken.plancraft.success.hybrid['gpt-5'] = 7;
  expect(() => cellsOf(broken)).toThrow('plancraft.success.hybrid.gpt-5: 7; expected a share from 0 to 1');
});
