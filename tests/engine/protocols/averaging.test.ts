import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { degree, neighbour } from '../../../src/engine/topologies/graph.ts';

type Keys = Record<string, unknown>;
const scenario = (protocol: Keys, more: Keys = {}): Keys => ({
  version: 1,
  seed: 3,
  agents: 30,
  topology: { id: 'watts-strogatz' },
  network: { id: 'constant', meanSeconds: 0.1 },
  environment: { id: 'facts', limit: 1 },
  protocol,
  ...more,
});
const stateOf = (world: World): unknown => world.layer('protocol')?.state;
const sumOf = (x: ArrayLike<number>): number => Array.from(x).reduce((sum, value) => sum + value, 0);
const verdictOf = (world: World): { state: string; text: string } | null => {
  const layer = world.layer('protocol');
  return layer?.module.verdict?.(layer.state, layer.host, layer.values) ?? null;
};

/** Trouble of every kind, at moments and of sizes that a seed decides. */
const troubled = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  loss: fc.constantFrom(0, 0.1, 0.4),
  duplication: fc.constantFrom(0, 0.3),
  wiped: fc.constantFrom(0, 1),
  crashes: fc.boolean(),
  agents: fc.integer({ min: 2, max: 40 }),
});
const inTrouble = (protocol: Keys, { seed, loss, duplication, wiped, crashes, agents }: Keys): World =>
  new World(
    scenario(protocol, {
      seed,
      agents,
      network: { id: 'exponential', meanSeconds: 0.3, loss, duplication },
      faults: crashes
        ? [
            { id: 'crash', betweenSeconds: 2, downSeconds: 1, wiped },
            { id: 'partition', betweenSeconds: 6 },
          ]
        : [],
    }),
  );

describe('push-sum', () => {
  const protocol = { id: 'push-sum', initial: 'index', periodSeconds: 1 };

  it('brings every agent to the mean, and says so', () => {
    const world = new World(scenario(protocol));
    world.advance(300);
    const { s, w } = stateOf(world) as { s: Float64Array; w: Float64Array };
    for (let agent = 0; agent < world.n; agent++) expect(s[agent] / w[agent]).toBeCloseTo(14.5, 6);
    expect(verdictOf(world)?.state).toBe('converged');
  });

  it('keeps the books of its mass whatever is lost, doubled, cut or wiped', () => {
    fc.assert(
      fc.property(troubled, fc.constantFrom('rounds', 'poisson'), (trouble, timing) => {
        const world = inTrouble({ ...protocol, timing }, trouble);
        world.advance(40);
        return world.verdict === null;
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it('loses no mass where the network loses nothing, crash or not', () => {
    const commands: Command[] = [
      { time: 3.95, do: 'crash', agent: 4 },
      { time: 8.05, do: 'restart', agent: 4 },
    ];
    const world = new World(scenario(protocol), commands);
    const { s, w } = stateOf(world) as { s: Float64Array; w: Float64Array };
    world.advance(3.96);
    expect(sumOf(s)).toBeCloseTo(435, 9);
    world.advance(40.95);
    // What was sent to the agent while it was down is gone, sums and weights alike.
    expect(sumOf(w)).toBeLessThan(30);
    expect(world.verdict).toBeNull();
  });

  it('is stopped when mass appears from nowhere', () => {
    const world = new World(scenario(protocol));
    world.advance(5);
    (stateOf(world) as { s: Float64Array }).s[7] += 1e-3;
    world.advance(10);
    expect(world.verdict?.text).toMatch(/^Mass conservation/);
  });

  it('lets news ride on its messages', () => {
    const world = new World(scenario(protocol));
    world.advance(60);
    expect(world.items.reached[0]).toBe(30);
  });
});

describe('pairwise averaging', () => {
  const protocol = { id: 'pairwise-averaging', initial: 'index', periodSeconds: 1 };

  it('keeps its sum though many exchanges overlap', () => {
    const world = new World(scenario(protocol, { network: { id: 'exponential', meanSeconds: 0.2 } }));
    const state = stateOf(world) as { x: Float64Array; busy: number; waiting: Int32Array };
    world.advance(150);
    expect(state.busy).toBeGreaterThan(0);
    expect(world.verdict).toBeNull();
    expect(Math.max(...state.x) - Math.min(...state.x)).toBeLessThan(1e-3);
    expect(sumOf(state.x)).toBeCloseTo(435, 2);
  });

  it('keeps the books of half-made exchanges in all trouble', () => {
    fc.assert(
      fc.property(
        troubled,
        fc.constantFrom('ticks', 'poisson'),
        fc.constantFrom('agents', 'links'),
        (trouble, clocks, choose) => {
          const world = inTrouble({ ...protocol, clocks, choose, patienceSeconds: 2 }, trouble);
          world.advance(40);
          return world.verdict === null;
        },
      ),
      { numRuns: 40, seed: 2 },
    );
  });

  it('drifts from the mean where answers are lost, and says so', () => {
    const world = new World(
      scenario(
        { ...protocol, patienceSeconds: 1 },
        { network: { id: 'constant', meanSeconds: 0.1, loss: 0.3 } },
      ),
    );
    world.advance(1500);
    const { x, owed } = stateOf(world) as { x: Float64Array; owed: number };
    expect(Math.abs(sumOf(x) - 435)).toBeGreaterThan(1);
    expect(sumOf(x) + owed).toBeCloseTo(435, 6);
    expect(verdictOf(world)?.state).toBe('diverged');
  });

  it('uses each link equally often where links are chosen', () => {
    // Of a star every link has the hub at one end: with agents choosing, the hub calls as rarely as a leaf.
    const calls = (choose: string): number => {
      const world = new World(
        scenario(
          { ...protocol, choose, clocks: 'poisson' },
          { topology: { id: 'star' }, network: { id: 'constant', meanSeconds: 0.001 } },
        ),
      );
      world.advance(300);
      return world.received[0] / (world.wire.delivered / 2);
    };
    expect(calls('links')).toBeCloseTo(1, 1);
    expect(calls('agents')).toBeCloseTo(1, 1);
  });
});

describe('linear consensus', () => {
  const protocol = { id: 'linear-consensus', initial: 'index', periodSeconds: 1 };

  it.each(['metropolis', 'maximum-degree'])(
    'multiplies by the matrix of %s weights, round by round',
    (weights) => {
      const world = new World(scenario({ ...protocol, weights }));
      const { graph, n } = world;
      const most = Math.max(...Array.from({ length: n }, (_, i) => degree(graph, i)));
      let x = Array.from({ length: n }, (_, i) => i);
      for (let round = 0; round < 12; round++)
        x = x.map((own, i) => {
          let next = own;
          for (let k = 0; k < degree(graph, i); k++) {
            const j = neighbour(graph, i, k);
            const weight =
              weights === 'metropolis'
                ? 1 / (1 + Math.max(degree(graph, i), degree(graph, j)))
                : 1 / (1 + most);
            next += weight * (x[j] - own);
          }
          return next;
        });
      world.advance(12.05);
      (stateOf(world) as { x: Float64Array }).x.forEach((value, i) => expect(value).toBeCloseTo(x[i], 10));
    },
  );

  it('conserves its sum and stays in range in all trouble that takes whole links', () => {
    fc.assert(
      fc.property(troubled, (trouble) => {
        const world = inTrouble({ ...protocol }, trouble);
        world.advance(40);
        return world.verdict === null;
      }),
      { numRuns: 40, seed: 3 },
    );
  });

  it('takes each side of a cut to its own mean: the weight of a cut link returns to the agent', () => {
    const commands: Command[] = [9, 19].map((from) => ({ time: 0, do: 'cut', from, to: (from + 1) % 20 }));
    const world = new World(scenario(protocol, { agents: 20, topology: { id: 'ring' } }), commands);
    world.advance(600);
    (stateOf(world) as { x: Float64Array }).x.forEach((value, i) =>
      expect(value).toBeCloseTo(i < 10 ? 4.5 : 14.5, 6),
    );
  });

  it('follows a stubborn agent in the end', () => {
    const world = new World(scenario({ ...protocol, initial: 'one', high: 7, low: 0, stubborn: 1 }));
    world.advance(1500);
    for (const value of (stateOf(world) as { x: Float64Array }).x) expect(value).toBeCloseTo(7, 4);
  });

  it('stays among numbers where weights are too large', () => {
    const world = new World(
      scenario({ ...protocol, weights: 'fixed', weight: 1 }, { topology: { id: 'complete' } }),
    );
    world.advance(2000);
    expect((stateOf(world) as { x: Float64Array }).x.every(Number.isFinite)).toBe(true);
    expect(world.warnings.join()).toMatch(/swing/);
  });

  it('is stopped when a value changes by itself', () => {
    const world = new World(scenario(protocol));
    world.advance(5.5);
    (stateOf(world) as { x: Float64Array }).x[3] += 1;
    world.advance(10);
    expect(world.verdict?.text).toMatch(/^Sum conservation/);
  });
});

describe('opinion dynamics', () => {
  const protocol = { id: 'opinion-dynamics', initial: 'random', periodSeconds: 1, self: 0.4 };

  it('agrees where DeGroot foretells it: each first opinion counts by its links', () => {
    const world = new World(scenario(protocol));
    const { x, first } = stateOf(world) as { x: Float64Array; first: Float64Array };
    const links = Array.from({ length: world.n }, (_, i) => degree(world.graph, i));
    const limit = sumOf(first.map((value, i) => value * links[i])) / sumOf(links);
    world.advance(400);
    for (const value of x) expect(value).toBeCloseTo(limit, 6);
    expect(verdictOf(world)?.state).toBe('agreed');
  });

  it('rests at the fixed point of Friedkin and Johnsen, apart', () => {
    const openness = 0.8;
    const world = new World(scenario({ ...protocol, openness }));
    world.advance(300);
    const { x, first } = stateOf(world) as { x: Float64Array; first: Float64Array };
    for (let i = 0; i < world.n; i++) {
      let heard = 0;
      for (let k = 0; k < degree(world.graph, i); k++)
        heard += x[neighbour(world.graph, i, k)] / degree(world.graph, i);
      expect(x[i]).toBeCloseTo(openness * (0.4 * x[i] + 0.6 * heard) + (1 - openness) * first[i], 8);
    }
    expect(verdictOf(world)?.state).toBe('diverged');
  });
});
