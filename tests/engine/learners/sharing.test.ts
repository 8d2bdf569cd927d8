import { describe, expect, it } from 'vitest';
import { protocols } from '../../../src/engine/protocols/index.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import {
  countTeacher,
  flowsOf,
  mainTeacher,
  teachersKnown,
  teachersOf,
} from '../../../src/engine/learners/playing/teachers.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';
import { worldOf } from '../../helpers/worlds.ts';
import type { World } from '../../../src/engine/kernel/world.ts';

const scenarioOf = (environment: object, learner: object, differs: object = {}): Scenario =>
  ({
    version: 1,
    seed: 4,
    agents: 6,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.3 },
    protocol: { id: 'broadcast' },
    environment,
    learner,
    ...differs,
  }) as Scenario;
const playing = (world: World) =>
  stateOf(world, 'learner') as Playing<{ q: Float64Array; mean: Float64Array }>;
const ran = (scenario: Scenario, seconds: number): World => {
  const world = worldOf(scenario);
  world.advance(seconds);
  return world;
};

/** Every protocol that spreads what it is given; epidemics with the vigour that news needs among six. */
const sharing = [...protocols.values()].filter(({ share }) => share !== undefined).map(({ id }) => id);
const hunt = { id: 'pursuit', size: 7, senses: 'told', depth: 2 };
const kinds = {
  sensation: scenarioOf(hunt, { id: 'q-learning', shares: 'sensation' }),
  experience: scenarioOf({ id: 'bandit' }, { id: 'ucb1', shares: 'experience' }),
  episode: scenarioOf({ id: 'pursuit', size: 4 }, { id: 'q-learning', shares: 'episode' }),
  policy: scenarioOf({ id: 'pursuit', size: 4 }, { id: 'q-learning', shares: 'policy', shareEvery: 10 }),
  lessons: scenarioOf({ id: 'pursuit', size: 4 }, { id: 'policy-distillation', students: 2, shareEvery: 10 }),
};

const vigour: Record<string, object> = {
  'reed-frost': { chance: 0.6 },
  sir: { contactRate: 5 },
  sis: { contactRate: 5 },
};

/** In these an agent that has told is immune for good: where all tell in the first step, nobody is left to hear. */
const immunizing = new Set(['sir', 'reed-frost']);

describe.each(sharing)('over %s', (protocol) => {
  it.each(Object.entries(kinds))('%s are learned from others', (kind, scenario) => {
    const world = ran({ ...scenario, protocol: { id: protocol, ...vigour[protocol] } } as Scenario, 120);
    expect(world.verdict?.state ?? 'running').not.toBe('violated');
    const heard = playing(world).heard.reduce((sum, count) => sum + count, 0);
    if (kind === 'experience' && immunizing.has(protocol)) expect(heard).toBe(0);
    else expect(heard).toBeGreaterThan(0);
  });
});

describe('what hunters tell each other of what they see', () => {
  const learning = 12_000;
  /** Mean steps of the hunts after `learning` steps: four hunters, of whom two must hold the prey, on a board seen only nearby. */
  const stepsOf = (shares: string, network: object = {}, faults: object[] = []): number => {
    const world = worldOf(
      scenarioOf(
        { id: 'pursuit', senses: 'told', depth: 2, captors: 'two' },
        { id: 'q-learning', shares, alpha: 0.8, gamma: 0.9, exploration: 'boltzmann', temperature: 0.1 },
        { agents: 5, network: { id: 'constant', meanSeconds: 0.3, ...network }, faults },
      ),
    );
    const counts = (): [number, number] => {
      const { totalSteps, episodes } = stateOf(world, 'environment') as Record<string, Float64Array>;
      return [totalSteps[0], episodes[0]];
    };
    world.advance(learning);
    const [steps, hunts] = counts();
    world.advance(2 * learning);
    return (counts()[0] - steps) / (counts()[1] - hunts);
  };
  const silent = stepsOf('nothing');
  const told = stepsOf('sensation');

  it('shortens the hunt by more than half', () => {
    expect(told).toBeLessThan(silent / 2);
  });

  it('is of little use where most of it is lost, or a lie', () => {
    expect(stepsOf('sensation', { loss: 0.9 })).toBeGreaterThan(2 * told);
    expect(stepsOf('sensation', {}, [{ id: 'byzantine', liars: 3, behaviour: 'lying' }])).toBeGreaterThan(
      2 * told,
    );
  });
});

describe('lies', () => {
  const arms = [[0.9, 0.1]];
  const mistaken = (faults: object[], population: object = { id: 'alike' }): number => {
    const world = ran(
      scenarioOf(
        { id: 'bandit', arms },
        { id: 'ucb1', shares: 'experience' },
        { agents: 8, faults, population },
      ),
      400,
    );
    // Share of all pulls that were of the worse arm.
    const { taken } = playing(world);
    let worse = 0;
    let all = 0;
    taken.forEach((count, at) => {
      all += count;
      if (at % 2 === 1) worse += count;
    });
    return worse / all;
  };

  it('of traitors turn rewards round, and mislead those who listen', () => {
    expect(mistaken([{ id: 'byzantine', liars: 5, behaviour: 'lying' }])).toBeGreaterThan(5 * mistaken([]));
  });

  it('come from agents of a population that is not honest', () => {
    expect(mistaken([], { id: 'alike', dishonest: 0.6 })).toBeGreaterThan(3 * mistaken([]));
  });

  it('in tables are their opposite', () => {
    const world = ran(
      scenarioOf(
        { id: 'bandit', arms: [[5, 1]], reward: 'gaussian' },
        { id: 'q-learning', shares: 'policy', shareEvery: 1 },
        { agents: 2, faults: [{ id: 'byzantine', liars: 1, behaviour: 'lying' }] },
      ),
      20.05,
    );
    const liar = world.byzantine.findIndex((behaviour) => behaviour > 0);
    const q = playing(world).memory?.q ?? new Float64Array();
    // What was told in the latest step is still on its way.
    for (const agent of [0, 1]) {
      const own = [...q.subarray(agent * 2, agent * 2 + 2)];
      const told = world.items.bodies.filter(
        (_, slot) => world.items.live[slot] && world.items.origin[slot] === agent,
      );
      const latest = agent === liar ? own.map((x) => -x) : own;
      expect(told).toContainEqual({ table: latest });
    }
  });
});

describe('who learned from whom', () => {
  it('is known: every agent from every other as often as it told', () => {
    const world = ran(kinds.experience, 20.9);
    const { module, state, host, values } = world.layer('learner') ?? {};
    const flows = host && module?.flows?.(state, host, values as never);
    expect(flows?.unit).toBe('steps');
    expect(flows?.from).toHaveLength(6 * 5);
    flows?.from.forEach((from, i) => {
      expect(from).not.toBe(flows.to[i]);
      expect(flows.weight[i]).toBeGreaterThanOrEqual(20);
    });
    expect(playing(world).heard[0]).toBe(5 * 21);
  });

  it('names the author, not the messenger', () => {
    const world = ran(
      { ...kinds.experience, topology: { id: 'path' }, protocol: { id: 'flooding' } } as Scenario,
      30,
    );
    expect(teachersKnown(playing(world).teachers, 0)).toBe(5);
  });

  it('keeps the most heard teachers where there are more than can be remembered', () => {
    const teachers = teachersOf(100);
    for (let round = 0; round < 50; round++) {
      countTeacher(teachers, 3, 42, 2);
      countTeacher(teachers, 3, round, 1);
    }
    expect(mainTeacher(teachers, 3)?.from).toBe(42);
    expect(mainTeacher(teachers, 3)?.times).toBeGreaterThanOrEqual(100);
    expect(teachersKnown(teachers, 3)).toBe(teachers.places);
    expect(mainTeacher(teachers, 4)).toBeNull();
    expect(flowsOf(teachersOf(0), 'steps')).toBeNull();
  });
});

describe('divergence', () => {
  const players = [
    'q-learning',
    'hysteretic-q',
    'sarsa',
    'expected-sarsa',
    'double-q',
    'dyna-q',
    'vdn',
    'qmix',
  ];
  it.each(players)('of %s by a huge step is caught: learner, agent, step, quantity', (id) => {
    const world = worldOf(
      scenarioOf(
        {
          id: 'matrix-game',
          game: 'own',
          payoffs: [
            [10, -10],
            [-10, 10],
          ],
          column: 'common',
          remembers: true,
        },
        { id, alpha: 1, gamma: 1, epsilon: 1 },
      ),
    );
    Object.assign(world.layer('learner')?.values as object, { alpha: 1e4, beta: 1e4 });
    world.advance(2000);
    expect(world.verdict?.state).toBe('violated');
    expect(world.verdict?.text).toMatch(/: agent \d, step \d+: .* came to/);
  });

  it.each([
    ['coma', { actorStep: 1e9, criticStep: 1e9 }],
    ['actor-critic', { actorStep: 1e9, criticStep: 1e9 }],
  ])('of %s too', (id, steps) => {
    const world = worldOf(
      scenarioOf(
        {
          id: 'matrix-game',
          game: 'own',
          payoffs: [
            [10, -10],
            [-10, 10],
          ],
          column: 'common',
          remembers: true,
        },
        { id, gamma: 1 },
      ),
    );
    Object.assign(world.layer('learner')?.values as object, steps);
    world.advance(2000);
    expect(world.verdict?.state).toBe('violated');
  });

  it('of what was heard names who told it', () => {
    const world = worldOf(
      scenarioOf({ id: 'bandit' }, { id: 'q-learning', shares: 'policy', shareEvery: 5 }, { agents: 2 }),
    );
    world.advance(3.5);
    playing(world).memory?.q.fill(1e13, 0, 2);
    world.advance(60);
    expect(world.verdict?.state).toBe('violated');
  });
});
