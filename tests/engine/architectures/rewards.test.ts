import { describe, expect, it } from 'vitest';
import { contributions, payOf, standing } from '../../../src/engine/architectures/incentive/rewards.ts';
import { sampledShapley, shapleyValues } from '../../../src/engine/architectures/incentive/shapley.ts';
import type { Work } from '../../../src/engine/architectures/team/board.ts';
import { deskOf, MADE_RIGHT, put, RIGHT } from '../../../src/engine/architectures/team/desk.ts';
import { openWork } from '../../../src/engine/architectures/team/board.ts';
import { eigenTrust } from '../../../src/engine/architectures/trust/eigenTrust.ts';
import { average, averageBallot } from '../../../src/engine/architectures/trust/numbers.ts';
import { expected, logOdds } from '../../../src/engine/architectures/trust/reputation.ts';
import { type Ballot, decide } from '../../../src/engine/architectures/trust/tally.ts';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import type { Host } from '../../../src/engine/kernel/host.ts';
import { eigenTrust as theory } from '../../../src/lab/theory/eigenTrust.ts';

const host = { n: 4, seed: 1, now: 0, dice: new Chance(1, 'test') } as unknown as Host;

/** A task of steps with the given needs, all right in the hands of agent 0, and who made each right. */
function answered(needs: readonly (readonly number[])[], makers: readonly (readonly number[])[]): Work {
  const steps = needs.map((before) => ({
    needs: before,
    skill: 0,
    difficulty: 0,
    work: 1,
    tools: 1,
    evidence: 1,
  }));
  const work = openWork(host, { serial: 0, arrivedAt: 0, deadline: Infinity, value: 1, ambiguity: 0, steps });
  makers.forEach((own, step) => {
    put(deskOf(work, 0), step, RIGHT, -1);
    for (const agent of own) deskOf(work, agent).made[step] = MADE_RIGHT;
  });
  return work;
}

const payments = (work: Work, how: 'team' | 'difference' | 'shapley'): number[] => {
  const pay = payOf(host, work, 0, how, 4);
  return [1, 2, 3].map((agent) => pay.get(agent) ?? 0);
};

describe('what members are paid', () => {
  it('is a share of the whole, what would be lost without them, or their Shapley value', () => {
    const apart = answered([[], [], []], [[1], [1], [2]]);
    expect(payments(apart, 'team')).toEqual([0.75, 0.75, 0]);
    expect(payments(apart, 'difference')).toEqual([2, 1, 0]);
    expect(payments(apart, 'shapley')).toEqual([2, 1, 0]);
  });

  it('counts all that rests on a step for difference rewards, which may come to more than the whole', () => {
    const chain = answered([[], [0], [1]], [[1], [2], [3]]);
    expect(payments(chain, 'difference')).toEqual([3, 2, 1]);
    // The Shapley value shares each step among those it rests on: 1 + 1/2 + 1/3, 1/2 + 1/3, 1/3.
    const [first, second, third] = payments(chain, 'shapley');
    expect(first).toBeCloseTo(11 / 6, 12);
    expect(second).toBeCloseTo(5 / 6, 12);
    expect(third).toBeCloseTo(1 / 3, 12);
  });

  it('is nothing for what somebody else has done as well, in difference rewards, and half of it by Shapley', () => {
    const twice = answered([[]], [[1, 2]]);
    expect(payments(twice, 'difference')).toEqual([0, 0, 0]);
    expect(payments(twice, 'shapley')).toEqual([0.5, 0.5, 0]);
    expect(standing(twice, contributions(twice, 0), () => false)).toBe(0);
  });

  it('is the same by sampled orders as by all, within the error of sampling', () => {
    const worth = (present: (player: number) => boolean): number =>
      (present(0) && present(1) ? 1 : 0) + (present(2) ? 2 : 0);
    const exact = shapleyValues(3, (coalition) => worth((player) => (coalition & (1 << player)) !== 0));
    const sampled = sampledShapley(new Chance(3, 'orders'), 3, 4000, (present) =>
      worth((player) => present[player] === 1),
    );
    // Each value is a mean of 4,000 draws of at most 1.
    exact.forEach((value, player) => {
      expect(Math.abs(sampled[player] - value)).toBeLessThan(4 * (0.5 / Math.sqrt(4000)));
    });
    expect(sampled.reduce((sum, one) => sum + one, 0)).toBeCloseTo(3, 9);
  });
});

describe('a vote', () => {
  const right = (from: number): Ballot => ({ from, isRight: true, flaw: -1 });
  const wrong = (from: number, flaw: number): Ballot => ({ from, isRight: false, flaw });

  it('goes to the first of equals, and to the heavier where weights differ', () => {
    expect(decide([wrong(0, 0), right(1)], 1000)?.isRight).toBe(false);
    expect(decide([wrong(0, 0), right(1)], 1000, ({ from }) => from)?.isRight).toBe(true);
    expect(decide([], 1000)).toBeNull();
  });

  it('lets wrong results agree where only two are possible', () => {
    const ballots = [wrong(0, 0), wrong(1, 1), wrong(2, 2), right(3), right(4)];
    expect(decide(ballots, 2)?.isRight).toBe(false);
    expect(decide(ballots, 1000)?.isRight).toBe(true);
  });

  it('counts alike where no weight says anything, and turns round the word of who is known to err', () => {
    expect(decide([right(0), right(1), wrong(2, 0)], 2, () => 0)?.isRight).toBe(true);
    expect(decide([wrong(0, 0), right(1), right(2)], 2, ({ from }) => (from === 0 ? -1 : -2))?.isRight).toBe(
      false,
    );
  });
});

describe('numbers', () => {
  const liars = (count: number): Ballot[] =>
    Array.from({ length: 10 }, (_, from) => ({ from, isRight: from >= count, flaw: 0 }));
  const isRight = (count: number, how: 'mean' | 'median' | 'trimmed') =>
    averageBallot(liars(count), how)?.isRight;

  it('break down by one liar in the mean, beyond a fifth in the trimmed mean, and at half in the median', () => {
    expect([0, 1].map((count) => isRight(count, 'mean'))).toEqual([true, false]);
    expect([2, 3].map((count) => isRight(count, 'trimmed'))).toEqual([true, false]);
    expect([4, 5].map((count) => isRight(count, 'median'))).toEqual([true, false]);
  });

  it('are averaged as told', () => {
    const values = [100, 1, 2, 3, 4];
    expect(average(values, 'mean')).toBe(22);
    expect(average(values, 'trimmed')).toBe(3);
    expect(average(values, 'median')).toBe(3);
    expect(average([1, 2, 3, 10], 'median')).toBe(2.5);
  });
});

describe('trust', () => {
  it('comes to the same by EigenTrust as the laboratory’s own iteration, with peers that trust nobody', () => {
    const local = [
      [0, 4, 1, 0, 0],
      [3, 0, 2, 0, 1],
      [0, 5, 0, 1, 0],
      [0, 0, 0, 0, 0],
      [1, 0, 0, 6, 0],
    ];
    const told = new Map(local.map((row, peer) => [peer, row]));
    const ours = eigenTrust(5, told, [0, 1], 0.1);
    theory(local, [0, 1], 0.1).forEach((value, peer) => {
      expect(ours[peer]).toBeCloseTo(value, 9);
    });
  });

  it('is the mean of the beta law after right and wrong results, and even before the first', () => {
    expect(expected(0, 0)).toBe(0.5);
    expect(expected(8, 2)).toBe(0.75);
    expect(logOdds(0.5)).toBe(0);
    expect(logOdds(0.9)).toBeCloseTo(Math.log(9), 12);
  });
});
