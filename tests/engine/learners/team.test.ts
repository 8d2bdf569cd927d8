import { describe, expect, it } from 'vitest';
import type { Play } from '../../../src/engine/kernel/play.ts';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { jointValue, type MixedMemory } from '../../../src/engine/learners/qmix.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import type { Table } from '../../../src/engine/learners/tabular/table.ts';
import { advantage, type ComaMemory } from '../../../src/engine/learners/team/credit.ts';
import { criticOf, indexOf, joined, partOf, without } from '../../../src/engine/learners/team/critic.ts';
import { gradient, mix, mixerOf, passOf } from '../../../src/engine/learners/team/mixer.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';
import { additiveProjection } from '../../../src/lab/theory/additiveValues.ts';
import { worldOf } from '../../helpers/worlds.ts';
import type { World } from '../../../src/engine/kernel/world.ts';
import { lesson } from '../../../src/engine/learners/policyDistillation.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';

const played = (environment: object, learner: object, agents: number, seconds: number): World => {
  const world = worldOf({
    version: 1,
    seed: 3,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.3 },
    protocol: { id: 'broadcast' },
    environment,
    learner,
  } as Scenario);
  world.advance(seconds);
  return world;
};
const memoryOf = (world: World): unknown => (stateOf(world, 'learner') as Playing<unknown>).memory;

describe('the mixing network', () => {
  const chance = new Chance(5, 'mixer');
  const mixer = mixerOf(3, 4, 6, chance);
  // Weights on both sides of 0, and units on both sides of the bend.
  for (let i = 0; i < mixer.entries.length; i++) mixer.entries[i] += chance.normal(0, 0.6);
  const features = [0, 3, 5];
  const q = Float64Array.of(1.5, -2, 0.7);

  it('rises in every member’s value', () => {
    const pass = passOf(mixer);
    for (let place = 0; place < 3; place++) {
      const before = mix(mixer, features, q, pass);
      const more = q.slice();
      more[place] += 0.5;
      expect(mix(mixer, features, more, pass)).toBeGreaterThanOrEqual(before);
    }
  });

  it('has the gradient that finite differences have', () => {
    const pass = passOf(mixer);
    const dq = new Float64Array(3);
    const dEntries = new Float64Array(mixer.block);
    mix(mixer, features, q, pass);
    const square = gradient(mixer, features, q, pass, dq, dEntries);
    const h = 1e-6;
    const slope = (set: (by: number) => void): number => {
      set(h);
      const up = mix(mixer, features, q, passOf(mixer));
      set(-2 * h);
      const down = mix(mixer, features, q, passOf(mixer));
      set(h);
      return (up - down) / (2 * h);
    };
    dq.forEach((d, place) => {
      const measured = slope((by) => {
        q[place] += by;
      });
      expect(measured).toBeCloseTo(d, 6);
    });
    for (const feature of features)
      dEntries.forEach((d, i) => {
        const measured = slope((by) => {
          mixer.entries[feature * mixer.block + i] += by;
        });
        expect(measured).toBeCloseTo(d, 6);
      });
    const length = dq.reduce((sum, d) => sum + d * d, 0) + 3 * dEntries.reduce((sum, d) => sum + d * d, 0);
    expect(square).toBeCloseTo(length, 9);
  });
});

describe('the two-step game', () => {
  const bold = { epsilon: 1, gamma: 0.99 };
  const pairs = 20;

  it('is learned by VDN up to the sum nearest to it, which leads to 7', () => {
    const table = memoryOf(
      played({ id: 'two-step-game' }, { id: 'vdn', alpha: 0.02, ...bold }, 2 * pairs, 8000),
    ) as Table;
    const value = (pair: number, state: number, a: number, b: number): number =>
      table.q[(2 * pair * 3 + state) * 2 + a] + table.q[((2 * pair + 1) * 3 + state) * 2 + b];
    const fitted = additiveProjection([
      [0, 1],
      [1, 8],
    ]);
    for (let a = 0; a < 2; a++)
      for (let b = 0; b < 2; b++) {
        let mean = 0;
        for (let pair = 0; pair < pairs; pair++) mean += value(pair, 2, a, b) / pairs;
        expect(Math.abs(mean - fitted[a][b])).toBeLessThan(0.25);
      }
    for (let pair = 0; pair < pairs; pair++)
      expect(value(pair, 0, 0, 0)).toBeGreaterThan(value(pair, 0, 1, 0));
  });

  it('is learned by QMIX exactly, which leads to 8', () => {
    const world = played(
      { id: 'two-step-game' },
      { id: 'qmix', alpha: 0.5, width: 4, ...bold },
      2 * pairs,
      6000,
    );
    const memory = memoryOf(world) as MixedMemory;
    const play = world.layer('learner')?.host.play as Play;
    const value = (team: number, state: number, a: number, b: number): number => {
      const states = new Map([state, state].map((s, i) => [team + i, s]));
      const actions = new Map([a, b].map((x, i) => [team + i, x]));
      const list = (from: Map<number, number>): number[] =>
        Array.from({ length: world.n }, (_, agent) => from.get(agent) ?? 0);
      return jointValue(memory, play, team, [team, team + 1], list(states), list(actions));
    };
    for (let team = 0; team < world.n; team += 2) {
      expect(value(team, 2, 0, 0)).toBeCloseTo(0, 1);
      expect(value(team, 2, 0, 1)).toBeCloseTo(1, 1);
      expect(value(team, 2, 1, 0)).toBeCloseTo(1, 1);
      expect(value(team, 2, 1, 1)).toBeCloseTo(8, 1);
      expect(value(team, 0, 0, 0)).toBeCloseTo(0.99 * 7, 1);
      expect(value(team, 0, 1, 1)).toBeCloseTo(0.99 * 8, 1);
    }
  });
});

describe('the critic of what all do', () => {
  it.each([
    ['exactly', 4, 3, 1, 3],
    ['by a hash', 50, 4, 2, 6],
  ])(
    'finds a joint place %s, and the same after a member was taken out and put back',
    (_, states, actions, teams, members) => {
      const critic = criticOf(states, actions, teams, members);
      const parts = Array.from({ length: members }, (_part, i) =>
        partOf(critic, teams - 1, i, (7 * i) % states, i % actions),
      );
      const place = parts.reduce((sum, part) => joined(critic, sum, part), 0);
      const elsewhere = without(critic, place, parts[1]);
      expect(joined(critic, elsewhere, parts[1])).toBe(place);
      expect(joined(critic, elsewhere, partOf(critic, teams - 1, 1, 0, 0))).not.toBe(place);
      expect(indexOf(critic, teams - 1, place)).toBeLessThan(critic.value.length);
    },
  );

  it('credits by the gradient of what the team may expect: finite differences, three agents', () => {
    const [states, actions, members] = [1, 2, 3];
    const critic = criticOf(states, actions, 1, members);
    critic.value.set([1, -2, 0.5, 4, -1, 3, 2, -3]);
    const memory: ComaMemory = {
      states,
      actions,
      common: false,
      preference: Float64Array.of(0.3, -0.2, 0.8, 0.1, -0.5, 0.4),
      critic,
      waiting: new Int32Array(1),
      reward: new Float64Array(1),
      discount: new Float64Array(1),
      chances: new Float64Array(actions),
    };
    const chance = (agent: number, action: number): number => {
      const [a, b] = memory.preference.subarray(agent * 2, agent * 2 + 2);
      return Math.exp(action === 0 ? a : b) / (Math.exp(a) + Math.exp(b));
    };
    const joint = Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, (i >> 2) & 1]);
    const placeOf = (actionsDone: number[]): number =>
      actionsDone.reduce((sum, action, agent) => joined(critic, sum, partOf(critic, 0, agent, 0, action)), 0);
    const weight = (done: number[]): number =>
      done.reduce((product, action, agent) => product * chance(agent, action), 1);
    const expected = (): number =>
      joint.reduce((sum, done) => sum + weight(done) * critic.value[indexOf(critic, 0, placeOf(done))], 0);
    for (let agent = 0; agent < members; agent++)
      for (let i = 0; i < actions; i++) {
        // E[advantage × ∂ ln π/∂θ] over all joint actions.
        let analytic = 0;
        for (const done of joint) {
          const credit = advantage(memory, 0, placeOf(done), {
            agent,
            place: agent,
            state: 0,
            action: done[agent],
          });
          analytic += weight(done) * credit * ((done[agent] === i ? 1 : 0) - chance(agent, i));
        }
        const h = 1e-5;
        memory.preference[agent * 2 + i] += h;
        const up = expected();
        memory.preference[agent * 2 + i] -= 2 * h;
        const down = expected();
        memory.preference[agent * 2 + i] += h;
        expect((up - down) / (2 * h)).toBeCloseTo(analytic, 7);
      }
  });

  it('teaches pairs the one good equilibrium of a game with a common reward that has only one', () => {
    const environment = {
      id: 'matrix-game',
      game: 'own',
      column: 'common',
      payoffs: [
        [1, 0],
        [0, 0],
      ],
    };
    for (const credit of ['counterfactual', 'surprise']) {
      const world = played(environment, { id: 'coma', credit }, 20, 3000);
      const last = stateOf(world, 'learner') as Playing<ComaMemory>;
      expect([...last.actions].filter((action) => action === 0).length, credit).toBeGreaterThanOrEqual(18);
    }
  });
});

describe('a team of whom one is frozen', () => {
  const game = (payoffs: number[][]): object => ({ id: 'matrix-game', game: 'own', column: 'common', payoffs });

  it.each(['vdn', 'qmix'])('goes on reckoning with the frozen one: %s', (id) => {
    const world = played(game([[5, 5], [5, 5]]), { id, alpha: 0.2, epsilon: 0 }, 2, 300);
    world.addCommand({ time: 300.5, do: 'freeze', agent: 0 });
    world.advance(301.2);
    const { q } = memoryOf(world) as Table;
    const before = [...q];
    expect(Math.max(...before)).toBeGreaterThan(0);
    world.advance(900);
    // All that could be foretold was: nothing is put on the one who still learns.
    [...q].forEach((value, i) => expect(value).toBeCloseTo(before[i], 3));
  });

  it('has a critic that tells apart what the frozen one does: COMA', () => {
    const payoffs = [
      [4, -2],
      [1, -1],
    ];
    const world = played(game(payoffs), { id: 'coma', criticStep: 0.5, actorStep: 0.0001 }, 2, 0.5);
    world.addCommand({ time: 0.6, do: 'freeze', agent: 0 });
    world.advance(400);
    const { critic } = memoryOf(world) as ComaMemory;
    for (const a of [0, 1])
      for (const b of [0, 1]) {
        const place = joined(critic, partOf(critic, 0, 0, 0, a), partOf(critic, 0, 1, 0, b));
        expect(critic.value[indexOf(critic, 0, place)]).toBeCloseTo(payoffs[a][b], 6);
      }
  });

  it.each([
    ['exactly', 2, 2],
    ['by a hash', 50, 6],
  ])('keeps who is away apart from who is there, %s', (_, states, members) => {
    const critic = criticOf(states, 2, 1, members);
    const there = joined(critic, partOf(critic, 0, 0, 0, 0), partOf(critic, 0, 1, 0, 0));
    expect(there).not.toBe(partOf(critic, 0, 0, 0, 0));
    expect(there).not.toBe(partOf(critic, 0, 1, 0, 0));
  });
});

describe('parameter sharing', () => {
  const learners = [
    'q-learning',
    'sarsa',
    'expected-sarsa',
    'n-step-sarsa',
    'double-q',
    'hysteretic-q',
    'lenient-q',
  ];
  it.each(learners)('teaches all agents by one table, sooner than each alone: %s', (id) => {
    const finished = (tables: string): number => {
      const world = played({ id: 'grid-world', board: 'maze' }, { id, tables, alpha: 0.5, exploration: 'epsilon' }, 10, 500);
      const { episodes } = stateOf(world, 'environment') as { episodes: Float64Array };
      return episodes.reduce((sum, count) => sum + count, 0);
    };
    expect(finished('common')).toBeGreaterThan(1.3 * finished('own'));
  });
});

describe('policy distillation', () => {
  it('teaches students who see no reward to act like their teacher', () => {
    const world = played(
      { id: 'grid-world', board: 'maze' },
      { id: 'policy-distillation', students: 2, alpha: 0.5, epsilon: 0.2, sharpness: 0.01 },
      4,
      4000,
    );
    const { totalSteps, episodes } = stateOf(world, 'environment') as Record<string, Float64Array>;
    const before = [2, 3].map((student) => [totalSteps[student], episodes[student]]);
    world.advance(8000);
    // The shortest way takes 14 steps; at random it is hundreds.
    [2, 3].forEach((student, i) => {
      expect((totalSteps[student] - before[i][0]) / (episodes[student] - before[i][1])).toBeLessThan(60);
    });
  });

  it('teaches nothing where nothing is told', () => {
    const world = played(
      { id: 'grid-world', board: 'maze' },
      { id: 'policy-distillation', students: 2, shares: 'nothing' },
      4,
      500,
    );
    expect([...(memoryOf(world) as { loss: Float64Array }).loss].every(Number.isNaN)).toBe(true);
  });

  it('moves along the gradient of the Kullback–Leibler loss, as finite differences find it', () => {
    const taught = [0.7, 0.2, 0.1];
    const loss = (preference: Float64Array): number =>
      lesson(preference.slice(), 0, taught, 0, new Float64Array(3));
    const preference = Float64Array.of(0.4, -0.3, 1.1);
    const moved = preference.slice();
    lesson(moved, 0, taught, 1, new Float64Array(3));
    for (let i = 0; i < 3; i++) {
      const [up, down] = [1e-6, -1e-6].map((by) => {
        const near = preference.slice();
        near[i] += by;
        return loss(near);
      });
      expect(preference[i] - moved[i]).toBeCloseTo((up - down) / 2e-6, 6);
    }
  });
});

describe('traits', () => {
  it.each([
    ['vdn', 'q'],
    ['qmix', 'q'],
    ['coma', 'preference'],
    ['policy-distillation', 'q'],
  ])('of an agent act on its part of %s: without a step size it keeps what it had', (id, table) => {
    const world = worldOf({
      version: 1,
      seed: 3,
      agents: 2,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.3 },
      protocol: { id: 'broadcast' },
      environment: { id: 'two-step-game' },
      learner: { id },
    } as Scenario);
    world.traits.stepSize[1] = 0;
    world.advance(100);
    const learned = (memoryOf(world) as Record<string, Float64Array>)[table];
    const half = learned.length / 2;
    expect(learned.subarray(0, half).some((x) => x !== 0)).toBe(true);
    expect([...learned.subarray(half)]).toEqual(new Array(half).fill(0));
  });
});
