import { expect, test } from 'vitest';
import { presets } from '../../../src/scenarios/index.ts';
import { paceOf } from '../../../src/ui/header/openPreset.ts';

test('no team at tasks is shown at a pace at which its first answer takes a minute', () => {
  const teams = presets.filter(({ scenario }) => scenario.environment.id === 'tasks');
  expect(teams.length).toBeGreaterThan(5);
  for (const preset of teams) expect(paceOf(preset)).toBeGreaterThan(1);
});

test('a pace of its own is kept, and news spread at the world’s', () => {
  const [duel] = presets;
  expect(paceOf(duel!)).toBe(duel!.speed);
  expect(paceOf(presets.find(({ id }) => id === 'small-world-gossip')!)).toBeUndefined();
});
