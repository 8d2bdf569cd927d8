import { choice, number } from '../catalog/params.ts';
import { log } from '../kernel/mathematics.ts';
import { learner } from './playing/learner.ts';
import { playingParams, shares } from './playing/params.ts';
import { anyBest } from './playing/pick.ts';
import { written } from './playing/show.ts';
import { forgetTallies, rowAt, type Tallies, tallies, tally, tallyValues } from './playing/tallies.ts';

const params = {
  width: number({
    label: 'Width of the bonus',
    help: 'Factor c under the root of the bonus √(c ln t / nₖ), t being all pulls the agent knows of and one; 2 is UCB1.',
    default: 2,
    min: 0,
    max: 20,
    step: 0.1,
    live: true,
  }),
  untried: choice({
    label: 'Untried actions',
    help: 'The order in which what has never been tried comes first.',
    default: 'in order',
    options: [
      { value: 'in order', label: 'In order' },
      { value: 'at random', label: 'At random' },
    ],
    live: true,
  }),
  ...playingParams,
  shares: shares('experience'),
};

/** Upper confidence bounds: the action whose mean and bonus for rarity are largest. */
export const ucb1 = learner<typeof params, Tallies>({
  id: 'ucb1',
  label: 'UCB1',
  summary:
    'Takes the action whose reward could still be highest: the mean so far and a bonus for what is rarely tried.',
  source: 'Auer, Cesa-Bianchi & Fischer, Machine Learning 47, 2002, figure 1.',
  quantity: 'the mean reward',
  params,
  memory: tallies,
  choose(memory, { host, values, exploiting }, agent, state) {
    const first = rowAt(memory, agent, state);
    if (exploiting[agent]) return anyBest(memory.mean, first, memory.actions, host.chance.at(agent));
    const { count, mean, actions } = memory;
    let untried = 0;
    for (let i = 0; i < actions; i++) if (count[first + i] === 0) untried += 1;
    if (untried > 0) {
      let skip = values.untried === 'at random' && untried > 1 ? host.chance.at(agent).below(untried) : 0;
      for (let i = 0; i < actions; i++) if (count[first + i] === 0 && skip-- === 0) return i;
    }
    const spread = values.width * log(memory.seen[agent * memory.states + state] + 1);
    let best = 0;
    let most = -Infinity;
    for (let i = 0; i < actions; i++) {
      const index = mean[first + i] + Math.sqrt(spread / count[first + i]);
      if (index > most) {
        most = index;
        best = i;
      }
    }
    return best;
  },
  improve: (memory, _situation, agent, step) => tally(memory, agent, step),
  values: tallyValues,
  forget: (memory, _situation, agent) => forgetTallies(memory, agent),
  inspect(memory, { values }, agent, state) {
    const first = rowAt(memory, agent, state);
    const spread = values.width * log(memory.seen[agent * memory.states + state] + 1);
    return Array.from({ length: memory.actions }, (_, i) => {
      const tried = memory.count[first + i];
      const bonus = tried > 0 ? written(Math.sqrt(spread / tried)) : '∞';
      return {
        group: 'Mean + bonus',
        label: `Action ${i + 1}`,
        value: `${written(memory.mean[first + i])} + ${bonus} (${tried} known)`,
      };
    });
  },
});
