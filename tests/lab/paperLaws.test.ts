import { expect, it } from 'vitest';
import { paperLaws } from '../../src/lab/paperLaws.ts';
import shipped from '../../src/scenarios/paperLaws.json';

it('what the page says of turns, density and errors is what the engine does (npm run laws)', () => {
  expect(shipped).toEqual(paperLaws());
});

it('turns of a debate grow about in proportion to its members, and a team that checks lets fewer wrong answers out', () => {
  const debate = shipped.turns.find(({ architecture }) => architecture === 'decentralized');
  expect(debate?.exponent).toBeGreaterThan(0.8);
  expect(debate?.exponent).toBeLessThan(1.2);
  const task = (id: string) =>
    shipped.errors.find(({ architecture }) => architecture === id)?.task ?? Number.NaN;
  expect(task('centralized')).toBeLessThan(task('independent'));
});
