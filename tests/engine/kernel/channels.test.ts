import { describe, expect, it } from 'vitest';
import { Film } from '../../../src/engine/kernel/film.ts';
import { completeScenario } from '../../../src/engine/scenario/parse.ts';
import { presets } from '../../../src/scenarios/index.ts';

const channelsOf = (id: string) => {
  const { scenario } = presets.find((one) => one.id === id)!;
  return new Film(completeScenario(scenario), []).info.channels;
};

describe('what agents can be coloured by', () => {
  it.each(presets.map(({ id }) => id))('is told apart by id and by name in %s', (id) => {
    const channels = channelsOf(id);
    expect(new Set(channels.map((one) => one.id)).size).toBe(channels.length);
    expect(new Set(channels.map(({ label }) => label)).size).toBe(channels.length);
  });

  it('names its owner only where two layers show the same', () => {
    const labels = channelsOf('elected-head').map(({ label }) => label);
    expect(labels.filter((label) => label.startsWith('Role'))).toEqual([
      expect.stringMatching(/^Role \(Raft.*\)$/),
      expect.stringMatching(/^Role \(Centralized.*\)$/),
    ]);
    expect(channelsOf('small-world-gossip').map(({ label }) => label)).toContain('Role');
  });
});
