import { describe, expect, it } from 'vitest';
import { boards, mapProblem, readMap } from '../../../src/engine/environments/gridMap.ts';
import type { Returns } from '../../../src/engine/environments/playReturns.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import {
  actionValue,
  greedySteps,
  gridProcess,
  optimalValues,
  policyValues,
} from '../../../src/lab/theory/valueIteration.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const worldOf = (environment: object, learner: object, agents = 1): World =>
  new World({
    version: 1,
    seed: 9,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment,
    learner,
  });
const tableOf = (world: World): Float64Array =>
  (stateOf(world, 'learner') as Playing<{ q: Float64Array }>).memory?.q as Float64Array;
const returnsOf = (world: World): Returns => stateOf(world, 'environment') as Returns;

/** A board small enough for every action in every state to be tried often. */
const SMALL = '...G/.#.C/S...';
const gamma = 0.9;

describe('tables against exact dynamic programming', () => {
  const map = readMap(SMALL);
  const rewards = { step: -1, goal: 10, fall: -5 };
  const environment = { id: 'grid-world', board: 'own', map: SMALL, ...rewards };
  const process = gridProcess(map, rewards);

  it.each([
    ['q-learning', {}],
    ['double-q', {}],
    ['q-lambda', { lambda: 0.5 }],
    ['dyna-q', { planning: 3 }],
  ])('%s comes to the optimal values under full exploration', (id, more) => {
    const world = worldOf(environment, { id, alpha: 0.2, gamma, epsilon: 1, ...more });
    world.advance(60_000);
    const values = optimalValues(process, gamma);
    const q = tableOf(world);
    for (let state = 0; state < process.states; state++) {
      if (map.cells[state] !== 0 && state !== map.start) continue;
      for (let way = 0; way < 4; way++)
        expect(q[state * 4 + way], `${state}, ${way}`).toBeCloseTo(
          actionValue(process, values, state, way, gamma),
          3,
        );
    }
  });

  it.each([
    ['expected-sarsa', 0.2, 60_000, 1e-3],
    // Draws of the next action leave noise of about √(α/2) times the spread of targets.
    ['sarsa', 0.002, 300_000, 0.35],
    ['n-step-sarsa', 0.002, 300_000, 0.35],
  ])('%s comes to the values of walking at random', (id, alpha, steps, error) => {
    // A short horizon, or news of the goal takes a hundred times the steps to settle.
    const gamma = 0.5;
    const world = worldOf(environment, { id, alpha, gamma, epsilon: 1 });
    world.advance(steps);
    const values = policyValues(process, new Float64Array(process.states * 4).fill(0.25), gamma);
    const q = tableOf(world);
    for (let way = 0; way < 4; way++)
      expect(
        Math.abs(q[map.start * 4 + way] - actionValue(process, values, map.start, way, gamma)),
        `way ${way}`,
      ).toBeLessThan(error);
  });

  it('TD(0) finds i/6 in the random walk of example 6.2', () => {
    const world = worldOf({ id: 'random-walk' }, { id: 'q-learning', gamma: 1, alpha: 0.001 });
    world.advance(300_000);
    tableOf(world).forEach((value, i) => {
      expect(Math.abs(value - (i + 1) / 6), `state ${i + 1}`).toBeLessThan(0.04);
    });
  });
});

describe('the textbook’s boards', () => {
  it('can be walked: 13 steps along the cliff, 14 through the Dyna maze, 10 through the gap', () => {
    const steps = (Object.keys(boards) as (keyof typeof boards)[]).map((id) => {
      const map = readMap(boards[id].map);
      expect(mapProblem(boards[id].map)).toBeNull();
      const process = gridProcess(map, boards[id]);
      const values = optimalValues(process, 0.95);
      return greedySteps(process, map.start, (state, way) => actionValue(process, values, state, way, 0.95));
    });
    expect(steps).toEqual([13, 14, 10]);
  });

  it('show what the figures show: SARSA earns more than Q-learning on the cliff while both explore', () => {
    const earned = (id: string): number => {
      const world = worldOf({ id: 'grid-world', board: 'cliff' }, { id, alpha: 0.5, gamma: 1 }, 20);
      world.advance(12_000);
      const { totalReturn, episodes } = returnsOf(world);
      return totalReturn.reduce((sum, x) => sum + x, 0) / episodes.reduce((sum, x) => sum + x, 0);
    };
    expect(earned('sarsa')).toBeGreaterThan(earned('q-learning') + 10);
  });

  it('are learned in fewer real steps with more planning (figure 8.2)', () => {
    const stepsFor = (planning: number): number => {
      const world = worldOf(
        { id: 'grid-world', board: 'maze' },
        { id: 'dyna-q', alpha: 0.1, gamma: 0.95, planning },
        10,
      );
      // The first episode is a search in the dark for all; the others show what was learned from it.
      const first = new Float64Array(10);
      const sixth = new Float64Array(10);
      world.advance(40_000, Infinity, () => {
        const { episodes, totalSteps } = returnsOf(world);
        episodes.forEach((count, agent) => {
          if (count === 1) first[agent] = totalSteps[agent];
          if (count === 6) sixth[agent] = totalSteps[agent];
        });
        return episodes.every((count) => count >= 6);
      });
      return sixth.reduce((sum, x, agent) => sum + x - first[agent], 0) / 50;
    };
    expect(stepsFor(50)).toBeLessThan(40);
    expect(stepsFor(0)).toBeGreaterThan(80);
  });

  it('can be changed while they are walked, and the agents find the new way', () => {
    const gapRight = boards.blocking.map;
    const gapLeft = gapRight.replace('########.', '.########');
    const world = worldOf(
      { id: 'grid-world', board: 'own', map: gapRight },
      { id: 'dyna-q', alpha: 0.5, planning: 20 },
    );
    world.advance(3000);
    expect(returnsOf(world).lastSteps[0]).toBeLessThan(20);
    world.addCommand({ time: world.now, do: 'set', path: 'environment.map', value: gapLeft });
    world.advance(30_000);
    expect(returnsOf(world).lastSteps[0]).toBeLessThan(30);
    expect(returnsOf(world).lastSteps[0]).toBeGreaterThanOrEqual(16);
  });

  it('refuses a map that is none, in words', () => {
    expect(mapProblem('S..\n..G.')).toMatch(/row of 4 cells; expected 3/);
    expect(mapProblem('S.X')).toMatch(/sign "X"/);
    expect(mapProblem('...')).toMatch(/expected one S/);
    expect(mapProblem('S..')).toMatch(/goal/);
  });
});

describe('games', () => {
  const mixOf = (learner: object, game: string, seconds: number, key: string): number[] => {
    const world = worldOf({ id: 'matrix-game', game }, learner, 2);
    world.advance(seconds);
    const memory = (stateOf(world, 'learner') as Playing<Record<string, Float64Array>>).memory;
    return [...(memory?.[key] ?? [])];
  };

  it('matching pennies: replicator shares go round for ever, WoLF-PHC settles on the even mix', () => {
    const start = [
      [0.8, 0.2],
      [0.5, 0.5],
    ];
    const [x, , y] = mixOf({ id: 'replicator', start, roundSeconds: 0.05 }, 'matching-pennies', 50, 'mix');
    expect(x * (1 - x) * y * (1 - y)).toBeCloseTo(0.8 * 0.2 * 0.25, 8);
    const settled = mixOf(
      { id: 'wolf-phc', winning: 0.0005, losing: 0.002, alpha: 0.05 },
      'matching-pennies',
      60_000,
      'policy',
    );
    for (const chance of settled) expect(Math.abs(chance - 0.5)).toBeLessThan(0.15);
  });

  it('rock, paper, scissors: what fictitious play has seen comes near to a third each', () => {
    const counts = mixOf({ id: 'fictitious-play' }, 'rock-paper-scissors', 20_000, 'counts');
    for (const count of counts) expect(Math.abs(count / 20_000 - 1 / 3)).toBeLessThan(0.05);
  });

  it('Dyna-Q+ thinks of what it never tried too, and tries it for its bonus; Dyna-Q does not', () => {
    // Greedy and content: the first way it took pays, and only the bonus makes it try the other.
    const tried = (curiosity: number): number => {
      const world = worldOf(
        { id: 'bandit', arms: [[1, 1]], reward: 'bernoulli' },
        { id: 'dyna-q', epsilon: 0, least: 0.001, curiosity, planning: 5 },
        1,
      );
      world.advance(400);
      const { taken } = stateOf(world, 'learner') as Playing<unknown>;
      return Math.min(taken[0], taken[1]);
    };
    expect(tried(0)).toBe(0);
    expect(tried(0.5)).toBeGreaterThan(0);
  });

  it('Thompson sampling counts a reward between 0 and 1 as won by its chance (Agrawal & Goyal 2012, algorithm 2)', () => {
    const world = worldOf(
      { id: 'matrix-game', game: 'own', column: 'common', payoffs: [[0.3]] },
      { id: 'thompson' },
      200,
    );
    world.advance(199.5);
    const { memory } = stateOf(world, 'learner') as Playing<{ won: Float64Array }>;
    const won = [...(memory?.won ?? [])];
    expect(won.every(Number.isInteger)).toBe(true);
    const share = won.reduce((sum, one) => sum + one, 0) / (200 * 200);
    expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 40_000));
  });

  it('climbing: hysteretic and lenient learners reach the top more often than independent ones (Matignon 2007, Wei & Luke 2016)', () => {
    const schedule = { exploration: 'boltzmann', temperature: 16, decay: 0.995, least: 0.05 };
    const top = (learner: object): number => {
      const world = worldOf({ id: 'matrix-game' }, { ...schedule, ...learner }, 200);
      world.advance(3000);
      const into = new Float64Array(3);
      const layer = world.layer('environment');
      layer?.module.measure?.(layer.state, layer.host, layer.values, into);
      return into[0];
    };
    const independent = top({ id: 'q-learning' });
    expect(top({ id: 'hysteretic-q', beta: 0.001 })).toBeGreaterThan(independent + 30);
    expect(top({ id: 'lenient-q' })).toBeGreaterThan(independent + 30);
  });
});
