import { describe, expect, it } from 'vitest';
import { twoStepGame } from '../../../src/engine/environments/twoStepGame.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Play } from '../../../src/engine/kernel/play.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';

const worldOf = (agents: number, learner: object = { id: 'q-learning' }): World =>
  new World({
    version: 1,
    seed: 2,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant' },
    protocol: { id: 'broadcast' },
    environment: { id: 'two-step-game' },
    learner,
  } as Scenario);

describe('the two-step game', () => {
  it('lets the first of a pair choose, then pays both by the table chosen', () => {
    const world = worldOf(4);
    const play = world.layer('learner')?.host.play as Play;
    const rewards = new Float64Array(4);
    const done = new Uint8Array(4);
    const step = (...actions: number[]): number[] => {
      play.perform(Int32Array.from(actions), rewards, done);
      return [...rewards];
    };
    expect(step(0, 1, 1, 0)).toEqual([0, 0, 0, 0]);
    expect([...done]).toEqual([0, 0, 0, 0]);
    expect([0, 1, 2, 3].map(play.sense)).toEqual([1, 1, 2, 2]);
    expect(step(1, 0, 1, 1)).toEqual([7, 7, 8, 8]);
    expect([...done]).toEqual([1, 1, 1, 1]);
    expect([0, 1, 2, 3].map(play.sense)).toEqual([0, 0, 0, 0]);
    step(1, 0, 1, 0);
    expect(step(0, 0, 1, 0)).toEqual([0, 0, 1, 1]);
  });

  it('lets one without a partner sit out, and one whose partner is away wait', () => {
    const world = worldOf(3);
    const play = world.layer('learner')?.host.play as Play;
    expect(play.sense(2)).toBe(-1);
    expect(play.partner?.(2)).toBe(-1);
    const done = new Uint8Array(3);
    play.perform(Int32Array.of(1, -1, -1), new Float64Array(3), done);
    expect(play.sense(0)).toBe(0);
    expect([...done]).toEqual([0, 0, 0]);
  });

  it('warns of an odd number', () => {
    expect(twoStepGame.warnings?.({ n: 3 } as never, {} as never)).toHaveLength(1);
    expect(twoStepGame.warnings?.({ n: 4 } as never, {} as never)).toEqual([]);
  });
});
