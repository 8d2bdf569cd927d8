import { describe, expect, it } from 'vitest';
import { presetGroups, presets } from '../../../src/scenarios/index.ts';
import { matching } from '../../../src/ui/header/matching.ts';

const found = (words: string): string[] =>
  matching(presetGroups, words).flatMap((group) => group.presets.map(({ id }) => id));

describe('the menu of presets', () => {
  it('lists every preset once, the duel first', () => {
    expect(new Set(found('')).size).toBe(presets.length);
    expect(found('')).toEqual(presets.map(({ id }) => id));
  });
  it('finds by words of the title, the sentence or the name of an entry, in any case and order', () => {
    expect(found('RAFT').length).toBeGreaterThan(0);
    expect(found('liars trusted')).toContain('ring-of-liars');
    expect(found('job-shop')).toEqual(
      presets.filter(({ scenario }) => scenario.environment.id === 'job-shop').map(({ id }) => id),
    );
  });
  it('leaves out groups in which nothing is found', () => {
    expect(matching(presetGroups, 'no such words anywhere')).toEqual([]);
  });
});
