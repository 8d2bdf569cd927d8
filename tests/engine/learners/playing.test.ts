import { describe, expect, it } from 'vitest';
import { environments } from '../../../src/engine/environments/index.ts';
import { save } from '../../../src/engine/kernel/snapshot.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { fingerprint, look, resumed, worldOf } from '../../helpers/worlds.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const players = [
  'epsilon-greedy',
  'ucb1',
  'thompson',
  'exp3',
  'q-learning',
  'sarsa',
  'expected-sarsa',
  'double-q',
  'n-step-sarsa',
  'q-lambda',
  'dyna-q',
  'actor-critic',
  'joint-action',
  'hysteretic-q',
  'lenient-q',
  'wolf-phc',
  'replicator',
  'fictitious-play',
  'vdn',
  'qmix',
  'coma',
  'policy-distillation',
  'coop-ucb',
];
const games = [...environments.values()].filter(({ perform }) => perform !== undefined).map(({ id }) => id);

const scenarioOf = (environment: object, learner: object, differs: Partial<Scenario> = {}): Scenario =>
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

const playingOf = (world: World) => stateOf(world, 'learner') as Playing<unknown>;

describe.each(players)('%s', (id) => {
  it('plays every game there is: alike each time, on from a snapshot, with numbers to show', () => {
    for (const game of games) {
      const scenario = scenarioOf({ id: game }, { id });
      const world = worldOf(scenario, [
        { time: 10.2, do: 'crash', agent: 2 },
        { time: 20.2, do: 'restart', agent: 2 },
      ]);
      world.advance(15);
      const snapshot = save(world);
      world.advance(40);
      expect(world.verdict, game).toBeNull();
      expect(playingOf(world).time, game).toBe(41);
      expect(look(world).filter(Number.isNaN), game).toEqual([]);
      const on = resumed(scenario, snapshot);
      on.advance(40);
      expect(fingerprint(on), game).toBe(fingerprint(world));
    }
  });

  it('says that there is nothing to play where news is to be spread', () => {
    const world = new World(scenarioOf({ id: 'facts' }, { id }));
    world.advance(5);
    expect(world.notes.some(({ kind }) => kind === 'no game')).toBe(true);
    // Already before the start, with what would fit.
    expect(world.warnings.join(' ')).toMatch(/has nothing to play here.*choose a bandit.*federated averaging/);
    const apt = new World(scenarioOf({ id: 'bandit' }, { id }));
    expect(apt.warnings.join(' ')).not.toContain('nothing to play');
  });
});

describe('sharing', () => {
  const heard = (learner: object, protocol: string, differs: Partial<Scenario> = {}): Float64Array => {
    const world = new World(
      scenarioOf({ id: 'bandit', arms: [[0.7, 0.5]] }, learner, {
        protocol: { id: protocol },
        ...differs,
      } as Partial<Scenario>),
    );
    world.advance(19.9);
    return playingOf(world).heard;
  };

  it('brings every step of every other agent by broadcast, once', () => {
    const expected = 5 * 20;
    expect([...heard({ id: 'ucb1', shares: 'experience' }, 'broadcast')]).toEqual(
      new Array(6).fill(expected),
    );
  });

  it('goes over whatever protocol there is', () => {
    for (const protocol of ['gossip', 'flooding', 'plumtree'])
      for (const steps of heard({ id: 'q-learning', shares: 'experience' }, protocol))
        expect(steps, protocol).toBeGreaterThan(10);
  });

  it('brings a tenth where nine tenths are lost, and nothing where nobody tells', () => {
    const lossy = { network: { id: 'constant', meanSeconds: 0.3, loss: 0.9 } } as Partial<Scenario>;
    const all = heard({ id: 'ucb1', shares: 'experience' }, 'broadcast', lossy).reduce(
      (sum, x) => sum + x,
      0,
    );
    // Of 600 tellings 60 are expected; the deviation is √54.
    expect(Math.abs(all - 60)).toBeLessThan(4 * Math.sqrt(54));
    expect([...heard({ id: 'ucb1' }, 'broadcast')]).toEqual(new Array(6).fill(0));
  });

  it('of policies draws tables together', () => {
    const spread = (learner: object): number => {
      const world = new World(scenarioOf({ id: 'bandit', arms: [[5, 1]], reward: 'gaussian' }, learner));
      world.advance(200.9);
      const { q } = playingOf(world).memory as { q: Float64Array };
      const first = [0, 2, 4, 6, 8, 10].map((at) => q[at]);
      return Math.max(...first) - Math.min(...first);
    };
    const learner = { id: 'q-learning', alpha: 0.5, epsilon: 0.5 };
    expect(spread({ ...learner, shares: 'policy', shareEvery: 1 })).toBeLessThan(spread(learner) / 2);
  });
});

describe('divergence', () => {
  it('is caught and named: learner, agent, step, quantity', () => {
    const payoffs = [
      [1e6, 1e6],
      [1e6, 1e6],
    ];
    const environment = { id: 'matrix-game', game: 'own', payoffs, column: 'common', remembers: true };
    // Worth without discount grows for ever where an episode never ends.
    const world = new World(
      scenarioOf(environment, { id: 'dyna-q', gamma: 1, alpha: 1, planning: 1000, firstValue: 1000 }),
    );
    for (let k = 0; k < 40 && world.verdict === null; k++) world.advance(world.now + 500);
    expect(world.verdict?.state).toBe('violated');
    expect(world.verdict?.text).toMatch(/Dyna-Q: agent \d+, step \d+: Q of action \d in state \d+ came to/);
  });

  it('of memory is refused before it happens, by the field that causes it', () => {
    const big = scenarioOf(
      { id: 'pursuit', senses: 'both', depth: 6 },
      { id: 'q-learning' },
      { agents: 5000 },
    );
    expect(() => new World(big)).toThrow(/^agents: 5000 agents .*; expected at most \d+$/);
  });
});
