import { describe, expect, it } from 'vitest';
import { World } from '../../../src/engine/kernel/world.ts';

type Keys = Record<string, unknown>;
const worldOf = (protocol: Keys, more: Keys = {}): World =>
  new World({
    version: 1,
    seed: 9,
    agents: 5,
    topology: { id: 'complete' },
    network: { id: 'exponential', meanSeconds: 0.05 },
    environment: { id: 'facts', limit: 1 },
    protocol: { id: 'partial-quorum', periodSeconds: 2, ...protocol },
    ...more,
  });
const readsOf = (world: World): { reads: number; stale: number } =>
  world.layer('protocol')?.state as { reads: number; stale: number };

describe('partial quorums', () => {
  it('read stale as often as the closed form says', () => {
    const world = worldOf({ read: 2, write: 2 });
    world.advance(20_000);
    const { reads, stale } = readsOf(world);
    expect(reads).toBeGreaterThan(9900);
    expect(Math.abs(stale / reads - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / reads));
  });

  it('never read stale where the quorums meet, whoever crashes and whatever is lost', () => {
    const world = worldOf(
      { read: 3, write: 3 },
      {
        network: { id: 'exponential', meanSeconds: 0.2, loss: 0.1 },
        faults: [
          { id: 'crash', betweenSeconds: 5, downSeconds: 3 },
          { id: 'partition', betweenSeconds: 10 },
        ],
      },
    );
    world.advance(4000);
    expect(readsOf(world).reads).toBeGreaterThan(100);
    expect(readsOf(world).stale).toBe(0);
    expect(world.verdict).toBeNull();
  });

  it('are stopped when a replica forgets what it acknowledged', () => {
    const world = worldOf({ read: 3, write: 3 });
    const { version } = world.layers[0].state as { version: Float64Array };
    for (let second = 1; second < 400 && world.verdict === null; second++) {
      world.advance(second * 0.1);
      version.fill(0);
    }
    expect(world.verdict?.text).toMatch(/^Quorum intersection/);
  });
});
