import { choice, number } from '../catalog/params.ts';
import { learner } from './playing/learner.ts';
import { playingParams, shares } from './playing/params.ts';
import { anyBest } from './playing/pick.ts';
import { written } from './playing/show.ts';
import { forgetTallies, rowAt, type Tallies, tallies, tally, tallyValues } from './playing/tallies.ts';

const params = {
  belief: choice({
    label: 'Belief',
    help: 'What an agent takes the mean reward of an action to be, before and after it has tried it.',
    default: 'beta',
    options: [
      {
        value: 'beta',
        label: 'Beta',
        help: 'Beta(1, 1) at first; a reward r from 0 to 1 counts as won with chance r, and else as lost.',
      },
      {
        value: 'normal',
        label: 'Normal',
        help: 'Normal(0, wide) at first, for rewards with a normal deviation that is known.',
      },
    ],
  }),
  deviation: number({
    label: 'Deviation of rewards',
    help: 'Standard deviation of rewards that a normal belief reckons with.',
    default: 1,
    min: 0.001,
    max: 100,
    scale: 'log',
    live: true,
    when: { key: 'belief', is: ['normal'] },
  }),
  ...playingParams,
  shares: shares('experience'),
};

/** Precision of the first normal belief against that of one reward. */
const FIRST_PRECISION = 1e-2;

interface Memory extends Tallies {
  /** Times that an action counts as won, by agent, state and action. */
  won: Float64Array;
}

/** Thompson sampling: draws a mean for every action from its belief and takes the best drawn. */
export const thompson = learner<typeof params, Memory>({
  id: 'thompson',
  label: 'Thompson sampling',
  summary:
    'Draws for each action a mean from what it believes of it, and takes the action whose draw is best.',
  source: 'Thompson, Biometrika 25, 1933; Agrawal & Goyal, Analysis of Thompson sampling for the multi-armed bandit problem, COLT 2012: algorithm 1, and 2 for rewards that are neither 0 nor 1.',
  quantity: 'the mean reward',
  params,
  memory: (situation) => {
    const known = tallies(situation);
    return { ...known, won: new Float64Array(known.count.length) };
  },
  choose(memory, { host, values, exploiting }, agent, state) {
    const first = rowAt(memory, agent, state);
    const chance = host.chance.at(agent);
    if (exploiting[agent]) return anyBest(memory.mean, first, memory.actions, chance);
    let best = 0;
    let most = -Infinity;
    for (let i = 0; i < memory.actions; i++) {
      const tried = memory.count[first + i];
      const won = memory.won[first + i];
      const draw =
        values.belief === 'beta'
          ? chance.beta(1 + won, 1 + tried - won)
          : chance.normal(
              (memory.mean[first + i] * tried) / (tried + FIRST_PRECISION),
              values.deviation / Math.sqrt(tried + FIRST_PRECISION),
            );
      if (draw > most) {
        most = draw;
        best = i;
      }
    }
    return best;
  },
  improve(memory, { host }, agent, step) {
    const { reward } = step;
    // A trial by the reward (algorithm 2); draws only where it is neither 0 nor 1.
    const isWon = reward >= 1 || (reward > 0 && host.chance.at(agent).flip(reward));
    memory.won[rowAt(memory, agent, step.state) + step.action] += Number(isWon);
    return tally(memory, agent, step);
  },
  values: tallyValues,
  forget(memory, _situation, agent) {
    forgetTallies(memory, agent);
    const width = memory.states * memory.actions;
    memory.won.fill(0, agent * width, (agent + 1) * width);
  },
  inspect(memory, { values }, agent, state) {
    const first = rowAt(memory, agent, state);
    return Array.from({ length: memory.actions }, (_, i) => {
      const tried = memory.count[first + i];
      const won = memory.won[first + i];
      const value =
        values.belief === 'beta'
          ? `Beta(${written(1 + won)}, ${written(1 + tried - won)})`
          : `mean ${written(memory.mean[first + i])} of ${tried}`;
      return { group: 'Belief', label: `Action ${i + 1}`, value };
    });
  },
});
