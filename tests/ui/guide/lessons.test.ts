import { describe, expect, it } from 'vitest';
import { presets } from '../../../src/scenarios/index.ts';
import { lessonFor } from '../../../src/ui/guide/lessons.ts';

const lessonOf = (id: string) => lessonFor(presets.find((one) => one.id === id)!.scenario, false, false)?.id;

describe('the opening’s question', () => {
  it('about news is asked where news spread, and nowhere else', () => {
    expect(lessonOf('small-world-gossip')).toBe('gossip');
    for (const { scenario } of presets) {
      if (lessonFor(scenario, false, false) === null) continue;
      expect(scenario.environment.id).toBe('facts');
      expect(scenario.architecture).toBeUndefined();
    }
  });

  it.each(['orchestrator', 'whispers', 'chain-of-command', 'job-shop'])('is not asked in %s', (id) =>
    expect(lessonOf(id)).toBeUndefined(),
  );

  it('about the duel is asked of the duel, and none of a recording', () => {
    const { scenario } = presets[0]!;
    expect(lessonFor(scenario, true, false)?.id).toBe('duel');
    expect(lessonFor(scenario, true, true)).toBeNull();
  });
});
