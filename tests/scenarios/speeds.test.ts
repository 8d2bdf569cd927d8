import { describe, expect, it } from 'vitest';
import { boardView } from '../../src/engine/kernel/boardOf.ts';
import { measures } from '../../src/engine/kernel/outcome.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { boards } from '../../src/scenarios/boards.ts';
import { marl } from '../../src/scenarios/marl.ts';
import { playing } from '../../src/scenarios/playing.ts';
import { trying } from '../../src/scenarios/trying.ts';

const presets = [...boards, ...marl, ...playing, ...trying];

/** The world of a preset after so many seconds in front of the screen, at the speed it opens with. */
function watched(id: string, seconds: number, world?: World): World {
  const preset = presets.find((one) => one.id === id);
  if (!preset) throw new Error(`no preset ${id}`);
  const shown = world ?? new World(preset.scenario);
  shown.advance(seconds * shown.paceSeconds * (preset.speed ?? 1));
  return shown;
}

const stepsIn = (id: string, seconds: number): number => {
  const world = watched(id, seconds);
  return world.now / world.roundSeconds;
};

describe('within a minute of watching', () => {
  it('the cars need less than 200 steps', () => {
    expect(measures(watched('valley', 60))['steps']).toBeLessThan(200);
  });

  it('the walkers know their way after ten seconds', () => {
    expect(measures(watched('wall-across-the-way', 10))['steps']).toBeLessThan(10);
  });

  it('walkers on the cliff reach the goal, and soon', () => {
    expect(measures(watched('cliff-walk', 10))['episodes']).toBeGreaterThan(0);
    expect(measures(watched('cliff-walk', 50))['steps']).toBeLessThan(40);
  });

  it('the pairs have stopped falling and earn what they settled for', () => {
    const early = watched('climbing-game', 5);
    const late = watched('climbing-game', 50);
    expect(measures(late)['meanReward']).toBeGreaterThan(3);
    expect(measures(early)['meanReward']).toBeLessThan(0);
  });

  it('the best arm moves at least five times', () => {
    expect(stepsIn('moving-arms', 60) / 500).toBeGreaterThan(5);
  });

  it('soccer goes through the 20,000 steps after which policies are mixed', () => {
    expect(stepsIn('soccer', 60)).toBeGreaterThan(20_000);
  });

  it.each(['pennies', 'round-and-round'])('the mixes of “%s” go round the even one', (id) => {
    const world = watched(id, 0);
    let [turns, before] = [0, 0];
    for (let second = 1; second <= 60; second += 0.5) {
      watched(id, second, world);
      const { chances, actions } = boardView(world, 0).mixes ?? { chances: new Float32Array(0), actions: 1 };
      const at = Math.atan2(chances[actions] - 1 / actions, chances[0] - 1 / actions);
      const turned = at - before - 2 * Math.PI * Math.round((at - before) / (2 * Math.PI));
      if (second > 1) turns += turned / (2 * Math.PI);
      before = at;
    }
    expect(Math.abs(turns)).toBeGreaterThan(1.5);
    // Not so fast that nobody can follow.
    expect(Math.abs(turns)).toBeLessThan(30);
  });
});
