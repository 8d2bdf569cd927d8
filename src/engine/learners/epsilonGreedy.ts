import { number, type ValuesOf } from '../catalog/params.ts';
import { learner } from './playing/learner.ts';
import { playingParams, shares } from './playing/params.ts';
import { anyBest, greedyChances } from './playing/pick.ts';
import { rowsOf } from './playing/show.ts';
import { fadingParams, scheduled } from './playing/schedule.ts';
import { ageOf, type Situation } from './playing/spec.ts';
import { forgetTallies, rowAt, type Tallies, tallies, tally, tallyValues } from './playing/tallies.ts';

const params = {
  epsilon: number({
    label: 'Share of exploration',
    help: 'Chance ε of an action at random, each equally likely; otherwise one of the best so far.',
    default: 0.1,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  ...fadingParams,
  least: number({
    label: 'Least exploration',
    help: 'Below it the chance does not fall.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.001,
    live: true,
  }),
  ...playingParams,
  shares: shares('experience'),
};

interface Memory extends Tallies {
  level: number;
}

const levelAfter = ({ epsilon, least, decay, fading, fadeSteps }: ValuesOf<typeof params>, steps: number): number =>
  scheduled(fading, { first: epsilon, least, span: fadeSteps, factor: decay }, steps);

function levelOf(memory: Memory, situation: Situation<ValuesOf<typeof params>>, agent: number): number {
  if (situation.exploiting[agent]) return 0;
  return situation.began[agent] === 0 ? memory.level : levelAfter(situation.values, ageOf(situation, agent));
}

/** ε-greedy on mean rewards: what has not been tried counts as 0, ties are broken evenly. */
export const epsilonGreedy = learner<typeof params, Memory>({
  id: 'epsilon-greedy',
  label: 'Greedy with exploration (ε)',
  summary: 'Takes what has earned most on average, and once in a while anything.',
  source: 'Sutton & Barto, Reinforcement Learning, 2018, section 2.4.',
  quantity: 'the mean reward',
  params,
  memory: (situation) => ({ ...tallies(situation), level: situation.values.epsilon }),
  prepare(memory, { values, time }) {
    memory.level = levelAfter(values, time);
  },
  choose(memory, situation, agent, state) {
    const chance = situation.host.chance.at(agent);
    if (chance.flip(levelOf(memory, situation, agent))) return chance.below(memory.actions);
    return anyBest(memory.mean, rowAt(memory, agent, state), memory.actions, chance);
  },
  improve: (memory, _situation, agent, step) => tally(memory, agent, step),
  values: tallyValues,
  policy: (memory, situation, agent, state, into) =>
    greedyChances(
      memory.mean,
      rowAt(memory, agent, state),
      memory.actions,
      levelOf(memory, situation, agent),
      into,
    ),
  forget: (memory, _situation, agent) => forgetTallies(memory, agent),
  inspect: (memory, _situation, agent, state) =>
    rowsOf('Mean reward', memory.mean, rowAt(memory, agent, state), memory.actions),
});
