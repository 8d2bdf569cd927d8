import { describe, expect, it } from 'vitest';
import { nextOtherSpeaker } from '../../src/traces/conversation.ts';
import { roleOf } from '../../src/traces/readers/magentic-one.ts';
import { fc } from './properties.ts';

describe('whom a message is for', () => {
  it('is said by an arrow, is the speaker itself for an aside, and is open otherwise', () => {
    expect(roleOf('Orchestrator (-> WebSurfer)', 'p')).toEqual({
      speaker: 'Orchestrator',
      addressee: 'WebSurfer',
    });
    expect(roleOf('Orchestrator (→ WebSurfer)', 'p')).toEqual({
      speaker: 'Orchestrator',
      addressee: 'WebSurfer',
    });
    expect(roleOf('Orchestrator (thought)', 'p')).toEqual({ speaker: 'Orchestrator', addressee: null });
    expect(roleOf('Orchestrator (termination condition)', 'p').addressee).toBeNull();
    expect(roleOf('human', 'p')).toEqual({ speaker: 'human', addressee: undefined });
    expect(roleOf('(odd)', 'p')).toEqual({ speaker: '(odd)', addressee: undefined });
  });

  it('refuses an arrow to nobody', () => {
    expect(() => roleOf('A (->)', 'history[2].role')).toThrow(
      'history[2].role: expected a name after the arrow',
    );
  });

  it('is the next other speaker where the log leaves it open, and the one before at the end', () => {
    expect(nextOtherSpeaker([0, 1, 2])).toEqual([1, 2, 1]);
    expect(nextOtherSpeaker([0, 0, 1, 1])).toEqual([1, 1, 0, 0]);
    expect(nextOtherSpeaker([3])).toEqual([3]);
    expect(nextOtherSpeaker([])).toEqual([]);
  });

  it('is never the speaker when two or more speak', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 1, maxLength: 40 }), (speakers) => {
        const next = nextOtherSpeaker(speakers);
        const several = new Set(speakers).size > 1;
        next.forEach((to, i) => expect(to !== speakers[i]).toBe(several));
      }),
    );
  });
});
