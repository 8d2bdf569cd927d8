import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import {
  diverging,
  historyOf,
  latencyQuantile,
  type State,
} from '../../../src/engine/environments/records/state.ts';

function recordsWorld(
  environment: Record<string, unknown>,
  protocol: Record<string, unknown> = { id: 'raft', leaderAtStart: 0 },
  commands: Command[] = [],
): World {
  return new World(
    {
      version: 1,
      seed: 4,
      agents: 5,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.01 },
      protocol,
      environment: { id: 'records', ...environment },
    },
    commands,
  );
}

const stateOf = (world: World): State => world.layers[1].state as State;
const verdictOf = (world: World) => {
  const { module, state, host, values } = world.layers[1];
  return module.verdict?.(state, host, values);
};

describe('records', () => {
  it('orders all commands of its clients and says when all agents have them', () => {
    const world = recordsWorld({ rate: 50, limit: 200, keys: 3 });
    world.advance(10);
    expect(verdictOf(world)).toMatchObject({ state: 'agreed' });
    expect(stateOf(world)).toMatchObject({ answered: 200, arrived: 200 });
    expect(diverging(stateOf(world), world.layers[1].host, 3)).toBe(0);
    expect(latencyQuantile(stateOf(world), 0.5)).toBeGreaterThan(0.02);
    expect(latencyQuantile(stateOf(world), 0.99)).toBeLessThan(0.2);
  });

  it('commands arrive at the rate asked for, with the shares and skews asked for', () => {
    const world = recordsWorld({ rate: 100, writeShare: 0.3, keys: 8, keySkew: 1, originSkew: 1 });
    world.advance(60);
    const history = historyOf(stateOf(world));
    const share = (of: (operation: (typeof history)[number]) => boolean) =>
      history.filter(of).length / history.length;
    // 6,000 arrivals expected: four standard deviations of a Poisson count and of binomial shares.
    expect(Math.abs(history.length - 6000)).toBeLessThan(4 * Math.sqrt(6000));
    expect(Math.abs(share(({ command }) => command.write) - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / 6000));
    // Zipf with exponent 1 over 8 keys: 1 / (1 + 1/2 + … + 1/8) = 0.3679; over 5 agents: 1 / 2.2833 = 0.4380.
    expect(Math.abs(share(({ command }) => command.key === 0) - 0.3679)).toBeLessThan(
      4 * Math.sqrt(0.2326 / 6000),
    );
    expect(Math.abs(share(({ command }) => command.client === 0) - 0.438)).toBeLessThan(
      4 * Math.sqrt(0.2462 / 6000),
    );
  });

  it('a client without an answer asks another agent, and its command still acts once', () => {
    const world = recordsWorld({ rate: 0.01, timeoutSeconds: 0.5, writeShare: 1 }, undefined, [
      { time: 1, do: 'inject', agent: 4 },
      { time: 1.005, do: 'crash', agent: 4 },
    ]);
    world.advance(5);
    const [operation] = historyOf(stateOf(world));
    expect(operation.attempts).toBeGreaterThan(1);
    expect(operation.respondedAt).toBeGreaterThanOrEqual(1.5);
    expect([...stateOf(world).applied]).toEqual([1, 1, 1, 1, 0]);
  });

  it('turns commands away when too many wait', () => {
    const world = recordsWorld(
      { rate: 100, outstanding: 10 },
      undefined,
      [0, 1, 2].map((agent) => ({ time: 0, do: 'crash', agent })),
    );
    world.advance(10);
    expect(stateOf(world).open.size).toBe(10);
    expect(stateOf(world).refused).toBeGreaterThan(800);
  });

  it('says that a protocol cannot agree, where it cannot', () => {
    const world = recordsWorld({ rate: 10 }, { id: 'flooding' });
    world.advance(2);
    expect(verdictOf(world)).toMatchObject({ state: 'failed' });
  });

  it('a full history ends cleanly: later answers are not in it', () => {
    const world = recordsWorld({ rate: 50, remembered: 20 });
    world.advance(5);
    const history = historyOf(stateOf(world));
    expect(history).toHaveLength(20);
    const { fullAt } = stateOf(world);
    for (const { respondedAt } of history)
      expect(respondedAt < fullAt || respondedAt === Infinity).toBe(true);
  });
});
