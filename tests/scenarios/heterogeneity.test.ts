import { describe, expect, it } from 'vitest';
import type { Board } from '../../src/engine/architectures/team/board.ts';
import type { Value } from '../../src/engine/catalog/params.ts';
import type { Layer } from '../../src/engine/kernel/layer.ts';
import { verdictOf } from '../../src/engine/kernel/outcome.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { besideOf } from '../../src/engine/scenario/variant.ts';
import { runOnce } from '../../src/lab/runOnce.ts';
import { withValue } from '../../src/lab/sweep.ts';
import { heterogeneity } from '../../src/scenarios/heterogeneity.ts';

const scenarioOf = (id: string): Record<string, unknown> => ({
  ...heterogeneity.find((preset) => preset.id === id)?.scenario,
});

/** Measures at the end of a preset, with some of its values changed. */
function measured(id: string, changes: Record<string, Value> = {}): Record<string, number> {
  const scenario = Object.entries(changes).reduce(
    (one, [path, value]) => withValue(one, path, value),
    scenarioOf(id),
  );
  return runOnce({ scenario, secondsAtMost: 1e6, untilVerdict: true }).metrics;
}

/** Numbers in a sentence are rounded to a point; a point more or less would not make it untrue. */
const isNear = (value: number, told: number): void => {
  expect(Math.abs(value - told), `${value}, told as ${told}`).toBeLessThanOrEqual(1.5);
};

/** The numbers stand in the presets' sentences. */
describe('the preset', () => {
  it('of the contract net: 75 % as with known skills, 10 % in turn, 32 messages for 8', () => {
    const net = measured('contract-net');
    const known = measured('contract-net', { 'architecture.assigning': 'skill' });
    isNear(net.success, 75);
    expect(known.success).toBe(net.success);
    isNear(measured('contract-net', { 'architecture.assigning': 'turn' }).success, 10);
    expect([net['team-messages'], known['team-messages']].map(Math.round)).toEqual([32, 8]);
  });

  it('of learned assignment: from a third to 97 % of steps to the able, two of three right, one of thirteen in turn', () => {
    const learned = measured('learned-assignment');
    isNear(learned['best-assigned'], 97);
    isNear(learned.success, 66.7);
    isNear(measured('learned-assignment', { 'architecture.assigning': 'turn' }).success, 100 / 13);
    expect(measured('learned-assignment', { 'environment.limit': 3 })['best-assigned']).toBeLessThan(50);
  });

  it('of methods: experts hurry, novices take care, 43 % are right at 13 % fewer tokens', () => {
    const [learned, careful, quick] = ['learned', 'careful', 'quick'].map((methods) =>
      measured('quick-or-careful', { 'architecture.methods': methods }),
    );
    isNear(learned.success, 43);
    isNear(careful.success, 62);
    isNear(quick.success, 25);
    isNear(100 * (1 - learned.tokens / careful.tokens), 13);
    const world = new World(scenarioOf('quick-or-careful'));
    world.advance(1e6, Infinity, () => verdictOf(world).state !== 'running');
    const { tries } = ((world.layer('architecture') as Layer).state as Board).experience;
    const { skill } = world.traits;
    const hurries = (able: number) => {
      const agents = Array.from({ length: 13 }, (_, agent) => agent).filter(
        (agent) => agent > 0 && skill[agent] === able,
      );
      const sum = (method: number) => agents.reduce((total, agent) => total + tries[13 * method + agent], 0);
      return sum(1) / (sum(0) + sum(1));
    };
    expect(hurries(0.95)).toBeGreaterThan(0.75);
    expect(hurries(0.6)).toBeLessThan(0.5);
  });

  it('of free riders: own reward rises as the team’s falls', () => {
    const riders = measured('free-riders');
    const best = measured('free-riders', { 'population.selfish': 0 });
    isNear(riders.effort, 25);
    isNear(riders.success, 17);
    isNear(best.success, 54);
    expect([riders, best].map((one) => one['own-reward'].toFixed(2))).toEqual(['0.95', '0.84']);
    expect(riders['team-reward']).toBeLessThan(best['team-reward']);
  });

  it('of difference rewards: 37 % are right, 17 % for a wage, 20 % for an equal share', () => {
    const [difference, wage, share] = ['difference', 'none', 'team'].map((incentive) =>
      measured('difference-rewards', { 'architecture.incentive': incentive }),
    );
    isNear(difference.success, 37);
    isNear(wage.success, 17);
    isNear(share.success, 20);
    expect(difference.effort).toBeGreaterThan(80);
  });

  it('of the ring of liars: nobody is right by majority, everybody by trust', () => {
    expect(measured('ring-of-liars').success).toBe(100);
    expect(measured('ring-of-liars')['trust-in-liars']).toBe(0);
    expect(measured('ring-of-liars', { 'architecture.voting': 'majority' }).success).toBe(0);
  });

  it('of experts: 83 % by majority, 96 % by reputation and by known competence', () => {
    const [majority, beta, weighted] = ['majority', 'beta', 'weighted'].map(
      (voting) => measured('experts-and-novices', { 'architecture.voting': voting }).success,
    );
    isNear(majority, 83);
    isNear(beta, 96);
    expect(Math.abs(weighted - beta)).toBeLessThan(1);
  });

  it.each(heterogeneity.map(({ id }) => id))('%s runs what stands beside it, to the end', (id) => {
    const { scenario, beside } = heterogeneity.find((preset) => preset.id === id) ?? {};
    if (!scenario || !beside) throw new Error(`${id} has nothing beside it`);
    for (const variant of beside.variants) {
      const parsed = besideOf(scenario, variant);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed));
      const { verdict } = runOnce({
        scenario: withValue({ ...parsed.scenario }, 'environment.limit', 10),
        secondsAtMost: 1e6,
        untilVerdict: true,
      });
      expect(verdict.state, variant.label).toBe('done');
    }
  });
});
