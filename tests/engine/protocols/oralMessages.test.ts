import { describe, expect, it } from 'vitest';
import { measures, verdictOf } from '../../../src/engine/kernel/outcome.ts';
import type { World } from '../../../src/engine/kernel/world.ts';
import { messagesOf, ORDER, pathOf, relayedBy } from '../../../src/engine/protocols/oralMessages/paths.ts';
import { traitors, worldWith } from './byzantine.ts';

function settled(
  n: number,
  m: number,
  seed: number,
  rest: Record<string, unknown> = {},
  order = 'attack',
): World {
  const protocol = { id: 'oral-messages', traitorsProvidedFor: m, periodSeconds: 1, order };
  const world = worldWith(
    protocol,
    n,
    { seed, network: { id: 'constant', meanSeconds: 0.4 }, ...rest },
    { id: 'facts', limit: 1 },
  );
  world.advance(m + 3);
  return world;
}

describe('OM(m)', () => {
  it.each([
    [4, 1, 9],
    [7, 2, 156],
    [10, 3, 3609],
    [5, 0, 4],
  ])('among %i generals with m = %i sends %i messages', (n, m, count) => {
    expect(messagesOf(n, m)).toBe(count);
    expect(measures(settled(n, m, 1)).oral).toBe(count);
  });

  it.each(['silent', 'equivocating', 'lying'])(
    'brings loyal generals to one decision with m %s among more than 3m',
    (behaviour) => {
      for (const [n, m] of [
        [4, 1],
        [7, 2],
        [8, 2],
      ])
        for (const who of ['first', 'random'])
          for (let seed = 1; seed <= 10; seed++)
            expect(verdictOf(settled(n, m, seed, traitors(m, behaviour, who))).state).toBe('agreed');
    },
  );

  it('fails among three with one traitor, as Lamport, Shostak and Pease show', () => {
    const seen = Array.from(
      { length: 20 },
      (_, i) => settled(3, 1, i + 1, traitors(1, 'lying', 'random')).verdict?.text ?? '',
    );
    expect(seen.some((text) => text.startsWith('IC2'))).toBe(true);
  });

  it('takes silence for an order to retreat', () => {
    const world = settled(4, 1, 1, traitors(1, 'silent', 'first'));
    expect(verdictOf(world)).toMatchObject({ state: 'agreed', text: expect.stringContaining('retreat') });
  });
});

describe('paths', () => {
  it('are read back from their numbers', () => {
    const path = relayedBy(7, relayedBy(7, ORDER, 3), 6);
    expect(pathOf(7, path.code).relays).toEqual([3, 6]);
  });
});
