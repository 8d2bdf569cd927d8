import { describe, expect, it } from 'vitest';
import type { GridBoard } from '../../src/engine/kernel/board.ts';
import { boardView } from '../../src/engine/kernel/boardOf.ts';
import { measures } from '../../src/engine/kernel/outcome.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { boards } from '../../src/scenarios/boards.ts';

const scenarioOf = (id: string) => {
  const preset = boards.find((one) => one.id === id);
  if (!preset) throw new Error(`no preset ${id}`);
  return preset.scenario;
};

/** The gap on the right that the walkers take, third row from the top. */
const gap = 20;

describe('the wall across the way', () => {
  it('is gone round on the right, and on the left once the gap is walled up', () => {
    const free = new World(scenarioOf('wall-across-the-way'));
    const walled = new World(scenarioOf('wall-across-the-way'), [
      { time: 60, do: 'place', cell: gap, value: 'wall' },
    ]);
    const seen = { free: new Set<number>(), walled: new Set<number>() };
    for (let time = 0; time <= 360; time += 0.5) {
      for (const [name, world] of [
        ['free', free],
        ['walled', walled],
      ] as const) {
        world.advance(time);
        if (time <= 62) continue;
        for (const { cell } of (boardView(world, 0).board as GridBoard).pieces) seen[name].add(cell);
      }
      if (time === 59.5) expect(measures(walled)['steps']).toBeLessThan(10);
    }
    expect(measures(free)['steps']).toBeLessThan(10);
    expect(seen.free.has(gap)).toBe(true);
    expect(seen.walled.has(gap)).toBe(false);
    // The other gap is the first cell of the same row.
    expect(seen.walled.has(gap - 6)).toBe(true);
    expect(measures(walled)['steps']).toBeGreaterThan(12);
    expect(measures(walled)['steps']).toBeLessThan(25);
  });
});

describe('rock, paper, scissors', () => {
  it('goes round the even mix: the product of shares of a pair stays what it was, and nobody rests', () => {
    const world = new World(scenarioOf('round-and-round'));
    const chancesAt = (time: number): Float32Array => {
      world.advance(time);
      return boardView(world, 0).mixes?.chances ?? new Float32Array(0);
    };
    // ln of all six shares of a pair is a constant of motion of a zero-sum game with an even equilibrium (Hofbauer & Sigmund 1998, 11.2).
    const constants = (chances: Float32Array): number[] =>
      [0, 1, 2, 3].map((pair) =>
        chances.subarray(pair * 6, pair * 6 + 6).reduce((sum, p) => sum + Math.log(p), 0),
      );
    const early = chancesAt(1);
    const late = chancesAt(60);
    constants(late).forEach((constant, pair) => expect(constant).toBeCloseTo(constants(early)[pair], 2));
    const moved = Array.from(late, (p, i) => Math.abs(p - early[i]));
    expect(Math.max(...moved)).toBeGreaterThan(0.1);
  });
});
