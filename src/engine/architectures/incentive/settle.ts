import type { Work } from '../team/board.ts';
import { RIGHT } from '../team/desk.ts';
import type { Team } from '../team/roles.ts';
import { countTask, learnEffort } from './effort.ts';
import { payOf } from './rewards.ts';

/**
 * Pays the members for a task that is being handed in by `closer`; selfish ones learn from it. Utility is
 * w (pay − cost of effort) + (1 − w) G, with w the weight of the own reward and G the number of right steps.
 */
export function settleRewards({ board, host, values }: Team, work: Work, closer: number): void {
  const { efforts } = board;
  const held = work.desks.get(closer)?.held;
  const reward = held ? held.reduce((sum, one) => sum + (one === RIGHT ? 1 : 0), 0) : 0;
  const { selfishness } = host.traits;
  const pay = payOf(host, work, closer, values.incentive, host.n);
  let own = 0;
  let effort = 0;
  let turns = 0;
  for (const [agent, exertion] of work.exertions) {
    const net = (pay.get(agent) ?? 0) - values.effortCost * exertion.effort * exertion.turns;
    const weight = selfishness[agent];
    if (weight > 0) learnEffort(efforts, host, agent, exertion.level, weight * net + (1 - weight) * reward);
    own += net;
    effort += exertion.effort * exertion.turns;
    turns += exertion.turns;
  }
  if (turns > 0) countTask(efforts, reward, own / work.exertions.size, effort / turns);
}
