import { describe, expect, it } from 'vitest';
import { exp3Gamma, exp3RegretBound, laiRobbinsConstant } from '../../../src/engine/environments/banditTheory.ts';
import { measures } from '../../../src/engine/kernel/outcome.ts';
import { describe as infoOf } from '../../../src/engine/kernel/views.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const worldOf = (environment: object, learner: object, agents = 50, seed = 9): World =>
  new World({
    version: 1,
    seed,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment: { id: 'bandit', ...environment },
    learner,
  });
const regretAfter = (environment: object, learner: object, steps: number, metric = 'regret'): number => {
  const world = worldOf(environment, learner);
  world.advance(steps - 0.5);
  return measures(world)[metric];
};

describe('the theory of bandits', () => {
  const arms = [[0.7, 0.5, 0.5, 0.4]];
  const theoryOf = (learner: object, agents = 12) => {
    const world = worldOf({ arms }, learner, agents);
    return Object.fromEntries(infoOf(world, '').metrics.map(({ id, theory }) => [id, theory]));
  };

  it('is told in seconds of simulated time, from the first step on and closer at first', () => {
    const second = theoryOf({ id: 'ucb1' }).regret?.points ?? [];
    const tenth = theoryOf({ id: 'ucb1', roundSeconds: 0.1 }).regret?.points ?? [];
    expect(second[0]).toEqual([1, 0]);
    expect(second[second.length - 1][0]).toBeGreaterThanOrEqual(5000);
    expect(second.filter(([time]) => time <= 80).length).toBeGreaterThan(20);
    second.forEach(([time, value], i) => {
      expect(tenth[i][0]).toBeCloseTo(time / 10, 9);
      expect(tenth[i][1]).toBe(value);
      expect(value).toBeCloseTo(laiRobbinsConstant(arms[0]) * Math.log(time), 9);
      if (i > 0) expect(time).toBeGreaterThan(second[i - 1][0]);
    });
  });

  it('bounds from below only who learns alone: twelve that share come out under it', () => {
    expect(theoryOf({ id: 'ucb1' }).regret).toBeDefined();
    expect(theoryOf({ id: 'q-learning', tables: 'common' }, 1).regret).toBeDefined();
    for (const learner of [
      { id: 'ucb1', shares: 'experience' },
      { id: 'q-learning', tables: 'common' },
      { id: 'coop-ucb' },
    ]) {
      const { regret, regretBound } = theoryOf(learner);
      expect(regret, learner.id).toBeUndefined();
      expect(regretBound, learner.id).toBeDefined();
    }
  });
});

describe('the bandit', () => {
  it('with differences between agents is the 10-armed testbed: the best of ten normal means is 1.54 on average', () => {
    const world = worldOf(
      { arms: [new Array(10).fill(0)], spread: 1, reward: 'gaussian' },
      { id: 'epsilon-greedy' },
      4000,
    );
    const { means, stride } = stateOf(world, 'environment') as { means: Float64Array; stride: number };
    expect(stride).toBe(10);
    let sum = 0;
    for (let agent = 0; agent < 4000; agent++)
      sum += Math.max(...means.subarray(agent * 10, agent * 10 + 10));
    // E[max of 10] = 1.5388, deviation 0.587.
    expect(Math.abs(sum / 4000 - 1.5388)).toBeLessThan((4 * 0.587) / Math.sqrt(4000));
  });

  it('adds up what attributes bring', () => {
    const world = worldOf(
      {
        arms: [
          [0.1, 0.5],
          [0.2, 0],
          [0.4, -0.3],
        ],
        contexts: 'bits',
        reward: 'gaussian',
      },
      { id: 'lin-ucb' },
    );
    const { means } = stateOf(world, 'environment') as { means: Float64Array };
    expect([...means].map((x) => Number(x.toFixed(9)))).toEqual([0.1, 0.5, 0.3, 0.5, 0.5, 0.2, 0.7, 0.2]);
  });

  it('with an adversary pays nothing for what one pulls most of late', () => {
    const world = worldOf({ arms: [[1, 1]], change: 'spite' }, { id: 'epsilon-greedy', epsilon: 0 }, 1);
    world.advance(50.5);
    // At first untried arms tie; then whatever is preferred stops paying at once.
    expect(measures(world).meanReward).toBeLessThan(0.7);
    expect(measures(world).weakRegret).toBeGreaterThan(0);
  });
});

describe('learners for changing and contextual bandits', () => {
  /** Garivier & Moulines 2011, section 5.1: the third arm is the best for a while. */
  const switchingRegret = (learner: object): number => {
    const arms = (third: number) => [[0.5, 0.3, third]];
    const world = worldOf({ arms: arms(0.4) }, learner);
    world.addCommand({ time: 2999.5, do: 'set', path: 'environment.arms', value: arms(0.9) });
    world.addCommand({ time: 4999.5, do: 'set', path: 'environment.arms', value: arms(0.4) });
    world.advance(9999.5);
    return measures(world).regret;
  };

  it.each([
    ['discount', { discount: 0.99, width: 0.1 }, 0.92],
    ['window', { window: 1214 }, 0.6],
  ])(
    'UCB that forgets by %s regrets less than UCB1 where the best arm changes twice',
    (memory, more, factor) => {
      const forgetful = switchingRegret({ id: 'discounted-ucb', memory, ...more });
      expect(forgetful).toBeLessThan(factor * switchingRegret({ id: 'ucb1' }));
    },
  );

  it('a window as long as the run forgets nothing', () => {
    const world = worldOf(
      { arms: [[0.7, 0.2]] },
      { id: 'discounted-ucb', memory: 'window', window: 1000 },
      3,
    );
    world.advance(300.5);
    const { memory } = stateOf(world, 'learner') as { memory: { weight: Float64Array } };
    for (let agent = 0; agent < 3; agent++)
      expect(memory.weight[2 * agent] + memory.weight[2 * agent + 1]).toBe(301);
  });

  const contextual = {
    arms: [
      [0.5, 0.5],
      [0.3, -0.3],
      [-0.2, 0.2],
      [0.1, -0.1],
      [-0.1, 0.1],
      [0.05, -0.05],
    ],
    contexts: 'bits',
  };

  it.each(['ucb', 'thompson'])(
    'LinUCB (%s) learns 32 contexts from six features sooner than UCB1 learns each',
    (rule) => {
      const linear = regretAfter(contextual, { id: 'lin-ucb', rule, width: 0.5 }, 1000);
      expect(linear).toBeLessThan(0.4 * regretAfter(contextual, { id: 'ucb1' }, 1000));
    },
  );

  it('LinUCB’s estimates are ridge regression, by Sherman and Morrison', () => {
    const world = worldOf({ ...contextual, reward: 'gaussian', deviation: 0 }, { id: 'lin-ucb' }, 1);
    world.advance(400.5);
    const layer = world.layer('learner');
    const view = layer?.module.policy?.(
      layer.state,
      layer.host,
      layer.values,
      0,
      Int32Array.from({ length: 32 }, (_, s) => s),
    );
    const { means } = stateOf(world, 'environment') as { means: Float64Array };
    view?.values?.forEach((value, at) => {
      // Without noise only the pull of the ridge towards 0 is left.
      expect(Math.abs(value - means[at])).toBeLessThan(0.2);
    });
  });

  it('EXP3 stays below its bound against the adversary', () => {
    const steps = 2000;
    const learner = { id: 'exp3', gamma: exp3Gamma(3, steps) };
    expect(
      regretAfter({ arms: [[1, 0.8, 0.8]], change: 'spite' }, learner, steps, 'weakRegret'),
    ).toBeLessThan(exp3RegretBound(3, steps));
  });
});

describe('a table of arms changed by hand', () => {
  it.each([
    ['epsilon-greedy', { epsilon: 0.2 }],
    ['ucb1', {}],
    ['thompson', {}],
    ['exp3', { gamma: 0.2 }],
    ['discounted-ucb', {}],
    ['lin-ucb', {}],
    ['q-learning', { epsilon: 0.2 }],
    ['actor-critic', {}],
    ['reinforce', {}],
  ])('is learned anew by %s', (id, more) => {
    const world = worldOf({ arms: [[0.8, 0.2]] }, { id, ...more });
    world.advance(150.5);
    const pulls = () => {
      const { taken } = stateOf(world, 'learner') as { taken: Float64Array };
      return taken.reduce((sum, count, at) => sum + (at % 2 === 1 ? count : 0), 0);
    };
    const early = pulls();
    world.advance(200.5);
    const rate = (pulls() - early) / 50 / 50;
    world.addCommand({ time: world.now, do: 'set', path: 'environment.arms', value: [[0.2, 0.8]] });
    world.advance(2200.5);
    const before = pulls();
    world.advance(2250.5);
    const after = (pulls() - before) / 50 / 50;
    expect(rate).toBeLessThan(0.45);
    expect(after).toBeGreaterThan(0.6);
  });

  it('must keep its shape', () => {
    const world = worldOf({ arms: [[0.8, 0.2]] }, { id: 'ucb1' }, 2);
    world.advance(5.5);
    world.addCommand({ time: 5.6, do: 'set', path: 'environment.arms', value: [[0.2, 0.8, 0.5]] });
    world.advance(9.5);
    expect(world.verdict).toBeNull();
    expect(world.notes.some(({ text }) => text.includes('another shape'))).toBe(true);
  });
});
