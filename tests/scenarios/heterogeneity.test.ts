import { describe, expect, it } from 'vitest';
import type { Board } from '../../src/engine/architectures/team/board.ts';
import type { Value } from '../../src/engine/catalog/params.ts';
import type { Layer } from '../../src/engine/kernel/layer.ts';
import { verdictOf } from '../../src/engine/kernel/outcome.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { runOnce } from '../../src/lab/runOnce.ts';
import { withValue } from '../../src/lab/sweep.ts';
import { heterogeneity } from '../../src/scenarios/heterogeneity.ts';

const scenarioOf = (id: string): Record<string, unknown> => ({ ...heterogeneity.find((preset) => preset.id === id)?.scenario });

/** Measures at the end of a preset, with some of its values changed. */
function measured(id: string, changes: Record<string, Value> = {}): Record<string, number> {
  const scenario = Object.entries(changes).reduce((one, [path, value]) => withValue(one, path, value), scenarioOf(id));
  return runOnce({ scenario, secondsAtMost: 1e6, untilVerdict: true }).metrics;
}

/** The numbers stand in the presets' sentences. */
describe('the preset', () => {
  it('of the contract net: 75 % as with known skills, 10 % in turn, 32 messages for 8', () => {
    const net = measured('contract-net');
    const known = measured('contract-net', { 'architecture.assigning': 'skill' });
    expect(Math.round(net.success)).toBe(75);
    expect(known.success).toBe(net.success);
    expect(Math.round(measured('contract-net', { 'architecture.assigning': 'turn' }).success)).toBe(10);
    expect([net['team-messages'], known['team-messages']].map(Math.round)).toEqual([32, 8]);
  });

  it('of learned assignment: from a third to 97 % of steps to the able, 68 % right in all', () => {
    const learned = measured('learned-assignment');
    expect(Math.round(learned['best-assigned'])).toBe(97);
    expect(Math.floor(learned.success)).toBe(68);
    expect(measured('learned-assignment', { 'environment.limit': 3 })['best-assigned']).toBeLessThan(50);
  });

  it('of methods: experts hurry, novices take care, half are right at 13 % fewer tokens', () => {
    const [learned, careful, quick] = ['learned', 'careful', 'quick'].map((methods) => measured('quick-or-careful', { 'architecture.methods': methods }));
    expect(Math.round(learned.success)).toBe(50);
    expect(Math.round(careful.success)).toBe(63);
    expect(Math.round(quick.success)).toBe(26);
    expect(Math.round(100 * (1 - learned.tokens / careful.tokens))).toBe(13);
    const world = new World(scenarioOf('quick-or-careful'));
    world.advance(1e6, Infinity, () => verdictOf(world).state !== 'running');
    const { tries } = ((world.layer('architecture') as Layer).state as Board).experience;
    const { skill } = world.traits;
    const hurries = (able: number) => {
      const agents = Array.from({ length: 13 }, (_, agent) => agent).filter((agent) => agent > 0 && skill[agent] === able);
      const sum = (method: number) => agents.reduce((total, agent) => total + tries[13 * method + agent], 0);
      return sum(1) / (sum(0) + sum(1));
    };
    expect(hurries(0.95)).toBeGreaterThan(0.75);
    expect(hurries(0.6)).toBeLessThan(0.5);
  });

  it('of free riders: own reward rises as the team’s falls', () => {
    const riders = measured('free-riders');
    const best = measured('free-riders', { 'population.selfish': 0 });
    expect(Math.round(riders.effort / 10)).toBe(3);
    expect([riders, best].map(({ success }) => Math.round(success))).toEqual([17, 54]);
    expect([riders, best].map((one) => one['own-reward'].toFixed(2))).toEqual(['0.94', '0.84']);
    expect(riders['team-reward']).toBeLessThan(best['team-reward']);
  });

  it('of difference rewards: 40 % are right, 17 % for a wage, 23 % for an equal share', () => {
    const success = ['difference', 'none', 'team'].map((incentive) => measured('difference-rewards', { 'architecture.incentive': incentive }));
    expect(success.map((one) => Math.round(one.success))).toEqual([40, 17, 23]);
    expect(Math.round(success[0].effort / 10)).toBe(8);
  });

  it('of the ring of liars: nobody is right by majority, everybody by trust', () => {
    expect(measured('ring-of-liars').success).toBe(100);
    expect(measured('ring-of-liars')['trust-in-liars']).toBe(0);
    expect(measured('ring-of-liars', { 'architecture.voting': 'majority' }).success).toBe(0);
  });

  it('of experts: 83 % by majority, 96 % by reputation and by known competence', () => {
    const success = ['majority', 'beta', 'weighted'].map((voting) => Math.round(measured('experts-and-novices', { 'architecture.voting': voting }).success));
    expect(success).toEqual([83, 96, 96]);
  });
});
