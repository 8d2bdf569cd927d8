import { describe, expect, it } from 'vitest';
import { measures, verdictOf } from '../../../src/engine/kernel/outcome.ts';
import type { World } from '../../../src/engine/kernel/world.ts';
import type { State } from '../../../src/engine/protocols/benOr/state.ts';
import { stateOf, traitors, worldWith } from './byzantine.ts';

const facts = { id: 'facts', limit: 1 };

function settled(
  protocol: Record<string, unknown>,
  agents: number,
  seed: number,
  rest: Record<string, unknown> = {},
): World {
  const world = worldWith(protocol, agents, { seed, ...rest }, facts);
  world.advance(600, 1e6, () => verdictOf(world).state !== 'running');
  return world;
}

const seeds = Array.from({ length: 25 }, (_, i) => i + 1);

describe.each([
  { name: 'Ben-Or against traitors', protocol: { id: 'ben-or', variant: 'byzantine' }, n: 11, f: 2 },
  { name: 'Bracha', protocol: { id: 'bracha-agreement' }, n: 7, f: 2 },
])('$name', ({ protocol, n, f }) => {
  it.each(['silent', 'equivocating', 'delaying', 'lying'])('agrees although f are %s', (behaviour) => {
    for (const seed of seeds.slice(0, 8))
      expect(verdictOf(settled(protocol, n, seed, traitors(f, behaviour, 'random'))).state).toBe('agreed');
  });

  it('decides what all propose, in the first round', () => {
    for (const ones of [0, 1]) {
      const world = settled({ ...protocol, ones }, n, 1, traitors(f, 'lying', 'random'));
      expect(measures(world)).toMatchObject({ round: 1, ones });
    }
  });

  it('agrees although messages are lost, doubled and overtaken', () => {
    const network = { id: 'exponential', meanSeconds: 0.05, loss: 0.1, duplication: 0.1, reordering: 0.2 };
    for (const seed of seeds.slice(0, 5))
      expect(verdictOf(settled(protocol, n, seed, { network })).state).toBe('agreed');
  });

  it('is broken by more traitors than it bears, which the check sees', () => {
    const found = seeds.map(
      (seed) => settled(protocol, n, seed, traitors(2 * f + 1, 'equivocating', 'random')).verdict?.state,
    );
    expect(found).toContain('violated');
  });
});

describe('Ben-Or against crashes', () => {
  it('agrees with nearly half of the agents down, and keeps what was decided', () => {
    for (const seed of seeds.slice(0, 10))
      expect(
        verdictOf(settled({ id: 'ben-or', variant: 'crash', coin: 'common' }, 7, seed, traitors(3, 'silent')))
          .state,
      ).toBe('agreed');
  });

  it('waits for ever, and says so, when too many are down', () => {
    const world = settled({ id: 'ben-or', variant: 'crash' }, 7, 1, traitors(4, 'silent'));
    expect(verdictOf(world)).toMatchObject({
      state: 'stalled',
      text: expect.stringContaining('only 3 honest ones'),
    });
  });
});

describe('one coin for all', () => {
  it('ends a split vote sooner than coins of their own', () => {
    const rounds = (coin: string) => {
      let sum = 0;
      for (const seed of seeds) {
        const world = settled({ id: 'ben-or', variant: 'crash', coin }, 9, seed, {
          network: { id: 'constant', meanSeconds: 0.1 },
        });
        sum += stateOf<State>(world).choices.decidedIn.reduce((most, one) => Math.max(most, one), 0);
      }
      return sum / seeds.length;
    };
    expect(rounds('common')).toBeLessThan(3);
    expect(rounds('local')).toBeGreaterThan(rounds('common'));
  });
});
