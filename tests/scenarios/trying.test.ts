import { describe, expect, it } from 'vitest';
import type { Returns } from '../../src/engine/environments/playReturns.ts';
import { measures } from '../../src/engine/kernel/outcome.ts';
import { describe as describeWorld } from '../../src/engine/kernel/views.ts';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { stateOf } from '../../src/lab/evidence/layerState.ts';
import { trying } from '../../src/scenarios/trying.ts';

const presetOf = (id: string) => trying.find((one) => one.id === id)?.scenario as Scenario;

describe.each(trying.map((preset) => ({ name: preset.title, preset })))('$name', ({ preset }) => {
  it('runs for a minute of watching without a broken promise, coloured by a channel that it has', () => {
    const world = new World(preset.scenario, [], { checks: true });
    world.advance(60 * world.paceSeconds, 2e5);
    expect(world.events).toBeGreaterThan(20);
    expect(world.verdict).toBeNull();
    expect(world.warnings).toEqual([]);
    if (preset.colour !== undefined)
      expect(describeWorld(world, '').channels.map(({ id }) => id)).toContain(preset.colour);
  });
});

describe('the sentences', () => {
  it('soccer: the policy learned is mixed in some states', () => {
    const world = new World(presetOf('soccer'));
    world.advance(1000);
    const { policy } = (stateOf(world, 'learner') as { memory: { policy: Float64Array } }).memory;
    const mixed = policy.filter((chance) => chance > 0.25 && chance < 0.75).length;
    expect(mixed).toBeGreaterThan(500);
  });

  it('the valley: below 200 steps after a few dozen tries, where a table needs more', () => {
    const stepsOf = (scenario: Scenario): number => {
      const world = new World(scenario);
      const { episodes, lastSteps } = stateOf(world, 'environment') as Returns;
      let sum = 0;
      const told = new Int32Array(world.n);
      world.advance(1e6, Infinity, () => {
        episodes.forEach((count, agent) => {
          if (count > told[agent]) {
            told[agent] = count;
            if (count > 60 && count <= 80) sum += lastSteps[agent] / 20 / world.n;
          }
        });
        return told.every((count) => count >= 80);
      });
      return sum;
    };
    const scenario = presetOf('valley');
    expect(stepsOf(scenario)).toBeLessThan(200);
    expect(
      stepsOf({
        ...scenario,
        learner: { id: 'sarsa', alpha: 0.5, gamma: 1, epsilon: 0, roundSeconds: 0.02 },
      } as Scenario),
    ).toBeGreaterThan(300);
  });

  it('moving arms: less than half the regret of Thompson sampling', () => {
    const regretOf = (learner: Partial<Scenario>): number => {
      const world = new World({ ...presetOf('moving-arms'), ...learner } as Scenario);
      world.advance(400);
      return measures(world).regret;
    };
    expect(regretOf({})).toBeLessThan(
      0.5 * regretOf({ learner: { id: 'thompson', roundSeconds: 0.1 } } as Partial<Scenario>),
    );
  });

  it('pennies: mixes end at the edge at an even pace, and in the middle with the other', () => {
    const distance = (pace: string): number => {
      const scenario = presetOf('pennies');
      const world = new World({
        ...scenario,
        learner: { id: 'gradient-play', step: 0.01, roundSeconds: 0.05, pace },
      } as Scenario);
      world.advance(200);
      const { mix } = (stateOf(world, 'learner') as { memory: { mix: Float64Array } }).memory;
      return mix.reduce((sum, chance) => sum + Math.abs(chance - 0.5), 0) / mix.length;
    };
    expect(distance('even')).toBeGreaterThan(0.2);
    expect(distance('wolf')).toBeLessThan(0.05);
  });
});
