import { describe, expect, it } from 'vitest';
import { cascadeChances } from '../../../src/engine/environments/analysts/cascade.ts';
import type { State } from '../../../src/engine/environments/analysts/state.ts';
import { expectedSquare, juryChance } from '../../../src/engine/environments/analysts/theory.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';

type Values = Record<string, string | number>;

const stateOf = (world: World) => world.layer('environment')?.state as State;

const scenario = (values: Values, rest: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  seed: 4,
  agents: 20,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.01 },
  protocol: { id: 'flooding' },
  environment: { id: 'analysts', thinkSeconds: 0.01, pauseSeconds: 0.01, limit: 2000, ...values },
  ...rest,
});

function finished(values: Values, rest?: Partial<Scenario>): State {
  const world = new World(scenario(values, rest), [], { checks: true });
  world.advance(1e6, 3e6);
  return stateOf(world);
}

const share = (part: number, whole: number): number => (100 * part) / whole;

describe('analysts who hear each other', () => {
  it('fall into a wrong cascade as often as the closed form says', () => {
    const { wrongCascades, cascades, closed } = finished({ precision: 0.65 });
    expect(Math.abs(share(wrongCascades, closed) - 100 * cascadeChances(0.65, 20).wrong)).toBeLessThan(3);
    expect(share(cascades, closed)).toBeGreaterThan(99);
  });

  it('are right 69 times in 100, where the same analysts by vote are right 92 times', () => {
    const sequence = finished({ precision: 0.65, order: 'sequence' });
    const vote = finished({ precision: 0.65, order: 'at-once', combine: 'equal' });
    expect(Math.abs(share(sequence.right, sequence.closed) - 69)).toBeLessThan(3);
    expect(Math.abs(share(vote.right, vote.closed) - 100 * juryChance(20, 0.65))).toBeLessThan(2);
    expect(Math.abs(100 * juryChance(20, 0.65) - 92)).toBeLessThan(1);
  });

  it('lose nothing by it where evidence is a number that can be passed on whole', () => {
    const { squares, closed } = finished({ evidence: 'normal', order: 'sequence' });
    const best = expectedSquare({ evidence: 'normal', order: 'sequence', combine: 'precision', prior: 1, noise: 1, unequal: 3, shared: 0 } as never, 20);
    expect(squares / closed / Number(best)).toBeCloseTo(1, 0.8);
  });

  it('finish though one message in five is lost and two analysts are down', () => {
    const world = new World(scenario({ limit: 200 }, { network: { id: 'constant', meanSeconds: 0.01, loss: 0.2 } }), [
      { time: 1, do: 'crash', agent: 3 },
      { time: 2, do: 'crash', agent: 0 },
    ]);
    world.advance(1e6, 1e6);
    expect(stateOf(world).closed).toBe(200);
  });
});

describe('evidence put together', () => {
  it('is worth little more than one voice where all read the same source', () => {
    const apart = finished({ precision: 0.65, order: 'at-once', shared: 0 });
    const same = finished({ precision: 0.65, order: 'at-once', shared: 0.9 });
    expect(share(same.right, same.closed)).toBeLessThan(70);
    expect(share(apart.right, apart.closed)).toBeGreaterThan(88);
  });

  it('counts most by precision, less by the mean, and the median bears liars', () => {
    const error = (combine: string, rest?: Partial<Scenario>) => {
      const { squares, closed } = finished({ evidence: 'normal', order: 'at-once', combine }, rest);
      return squares / closed;
    };
    expect(error('precision')).toBeLessThan(error('best'));
    expect(error('precision')).toBeLessThan(error('equal'));
    const liars = { population: { id: 'alike', dishonest: 0.2 } };
    expect(error('median', liars)).toBeLessThan(error('equal', liars));
  });
});

it('a question is a task to an architecture', () => {
  const { byTeam, closed, right } = finished({ limit: 40, pauseSeconds: 1 }, { agents: 6, architecture: { id: 'centralized' } });
  expect(byTeam).toBe(true);
  expect(closed).toBe(40);
  expect(right).toBeGreaterThan(0);
});
