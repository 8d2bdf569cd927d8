import { describe, expect, it } from 'vitest';
import { World } from '../../../src/engine/kernel/world.ts';
import { scoreOf } from '../../../src/engine/learners/actorCritic.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import { softmax } from '../../../src/engine/learners/playing/pick.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

describe('the actor', () => {
  it('moves along the gradient of ln π, as finite differences find it', () => {
    const preference = Float64Array.of(0.3, -1.2, 0.9, 0);
    const logChance = (action: number, other: number, shift: number): number => {
      const moved = preference.slice();
      moved[other] += shift;
      const chances = new Float64Array(4);
      softmax(moved, 0, 4, 1, chances);
      return Math.log(chances[action]);
    };
    const chances = new Float64Array(4);
    softmax(preference, 0, 4, 1, chances);
    const step = 1e-5;
    for (let action = 0; action < 4; action++)
      for (let other = 0; other < 4; other++) {
        const difference = (logChance(action, other, step) - logChance(action, other, -step)) / (2 * step);
        expect(scoreOf(chances, action, other)).toBeCloseTo(difference, 8);
      }
  });

  it('comes to prefer the best arm', () => {
    const world = new World({
      version: 1,
      seed: 2,
      agents: 20,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.1 },
      protocol: { id: 'broadcast' },
      environment: { id: 'bandit', arms: [[0.9, 0.2, 0.1]] },
      learner: { id: 'actor-critic' },
    });
    world.advance(3000);
    const { preference } = (stateOf(world, 'learner') as Playing<{ preference: Float64Array }>).memory ?? {
      preference: [],
    };
    const firm = Array.from(
      { length: 20 },
      (_, agent) => preference[agent * 3] - Math.max(preference[agent * 3 + 1], preference[agent * 3 + 2]),
    );
    expect(firm.filter((lead) => lead > 1).length).toBeGreaterThanOrEqual(19);
  });
});
