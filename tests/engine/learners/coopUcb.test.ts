import { describe, expect, it } from 'vitest';
import { bonusOf, type CoopMemory } from '../../../src/engine/learners/coopUcb.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const worldOf = (differs: object, learner: object = {}): World =>
  new World({
    version: 1,
    seed: 1,
    agents: 10,
    topology: { id: 'ring' },
    network: { id: 'constant', meanSeconds: 0.3 },
    protocol: { id: 'broadcast' },
    environment: { id: 'bandit', arms: [[0.8, 0.7, 0.6, 0.5, 0.4]] },
    learner: { id: 'coop-ucb', ...learner },
    ...differs,
  } as Scenario);
const memoryOf = (world: World): CoopMemory =>
  (stateOf(world, 'learner') as Playing<CoopMemory>).memory as CoopMemory;

describe('running consensus', () => {
  it('is P(x + new) with P = I − κ/d·L: a ring of four, by hand', () => {
    const world = worldOf({ agents: 4, environment: { id: 'bandit', arms: [[1, 0]] } }, { mixing: 0.5 });
    const { count } = memoryOf(world);
    // All have pulled arm 1, arm 2 and arm 1 again: alike everywhere, which averaging leaves so.
    world.advance(2.9);
    for (let agent = 0; agent < 4; agent++)
      expect([...count.subarray(2 * agent, 2 * agent + 2)]).toEqual([2, 1]);
    // Now one agent knows of four pulls more: mixing keeps half of it, and gives a quarter to each neighbour.
    count[0] += 4;
    // The round at 3 mixes what was told at 2, before the change, and each pulls once; the round at 4 mixes what is told at 3.
    world.advance(3.9);
    const told = Array.from({ length: 4 }, (_, agent) => count[2 * agent]);
    world.advance(4.05);
    const pulls = Array.from({ length: 4 }, (_, agent) =>
      (stateOf(world, 'learner') as Playing<CoopMemory>).actions[agent] === 0 ? 1 : 0,
    );
    for (let agent = 0; agent < 4; agent++) {
      const mixed = 0.5 * told[agent] + 0.25 * (told[(agent + 1) % 4] + told[(agent + 3) % 4]);
      expect(count[2 * agent]).toBeCloseTo(mixed + pulls[agent], 9);
    }
  });

  it('keeps the sum of all estimates where no message is lost: it is what all pulled', () => {
    const world = worldOf({});
    world.advance(200.9);
    const { count } = memoryOf(world);
    expect(count.reduce((sum, x) => sum + x, 0)).toBeCloseTo(10 * 201, 6);
  });

  it('has the bonus of coop-UCB2', () => {
    const values = { mixing: 0.5, deviation: 2, boldness: 1.5, looseness: 2 };
    const logarithm = Math.log(50);
    const expected =
      2 * Math.sqrt(((2 * 1.5) / (1 - 4 / 16)) * ((7 + Math.sqrt(logarithm)) / (10 * 7)) * (logarithm / 7));
    expect(bonusOf(values, 7, 10, 50)).toBeCloseTo(expected, 12);
  });

  it('regrets far less with neighbours than without, on a ring as on a complete graph', () => {
    const regretOf = (topology: object, mixing: number): number => {
      let sum = 0;
      for (let seed = 1; seed <= 8; seed++) {
        const world = worldOf({ topology, seed }, { mixing });
        world.advance(1000);
        const { regret } = stateOf(world, 'environment') as { regret: Float64Array };
        sum += regret.reduce((all, one) => all + one, 0) / 10 / 8;
      }
      return sum;
    };
    const alone = regretOf({ id: 'ring' }, 0);
    expect(regretOf({ id: 'ring' }, 0.6)).toBeLessThan(alone / 2);
    expect(regretOf({ id: 'complete' }, 0.6)).toBeLessThan(alone / 2);
  });

  it('goes on where messages are lost or late, and forgets by hand', () => {
    const world = worldOf({ network: { id: 'exponential', meanSeconds: 2, loss: 0.3 } });
    world.advance(300);
    const { count, sum } = memoryOf(world);
    expect([...count, ...sum].every((x) => Number.isFinite(x) && x >= 0)).toBe(true);
    expect(world.verdict).toBeNull();
    world.addCommand({ time: 300, do: 'forget', agent: 3 });
    world.advance(300.2);
    expect(count.subarray(15, 20).reduce((all, x) => all + x, 0)).toBeLessThanOrEqual(1);
  });
});
