import { choice } from '../catalog/params.ts';
import { activate, type Active, featureCount, nudge, roomFor, weighed } from './playing/features.ts';
import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams, shares } from './playing/params.ts';
import { rowsOf } from './playing/show.ts';
import type { Situation } from './playing/spec.ts';
import { chancesFrom, explore, levelAt } from './tabular/exploration.ts';
import { setPace } from './tabular/steps.ts';
import { levelFor, tableParams } from './tabular/table.ts';

const { alpha, gamma, firstValue: _none, stepSize, ...others } = tableParams;
const params = {
  target: choice({
    label: 'Learns',
    help: 'What follows a step is taken to be.',
    default: 'sarsa',
    options: [
      { value: 'sarsa', label: 'What it does (SARSA)', help: 'The value of the action it goes on with.' },
      {
        value: 'q',
        label: 'The best (Q-learning)',
        help: 'The largest value; with features that states share this may diverge, which stops the run.',
      },
      { value: 'expected', label: 'The mean (expected SARSA)', help: 'The mean over what it might do.' },
    ],
    live: true,
  }),
  alpha: {
    ...alpha,
    help: 'Share α of the error by which a value is corrected, spread evenly over the features of the state.',
  },
  stepSize: { ...stepSize, options: stepSize.options.filter(({ value }) => !value.startsWith('visits')) },
  gamma,
  ...others,
  ...playingParams,
  shares: shares('experience', 'episode'),
};
type Values = Parameters<typeof levelAt>[0] & { gamma: number };

interface Memory {
  actions: number;
  features: number;
  /** Weights by agent, feature and action. */
  weights: Float64Array;
  /** The action chosen already for the next step, or -1. */
  planned: Int32Array;
  pace: Float64Array;
  level: number;
  active: Active;
  /** Values and chances of one state, worked out before each use. */
  known: Float64Array;
  chances: Float64Array;
}

/** q̂(s, ·) = Σ of the weights of the features of s. */
function valuesOf(memory: Memory, { play }: Situation<unknown>, agent: number, state: number): Float64Array {
  const { weights, actions, features, active, known } = memory;
  activate(play, state, active);
  for (let i = 0; i < actions; i++)
    known[i] = weighed(weights, agent * features * actions, actions, i, active);
  return known;
}

function pickAction(memory: Memory, situation: Situation<Values>, agent: number, state: number): number {
  const known = valuesOf(memory, situation, agent, state);
  const level = levelFor(memory.level, situation, agent);
  return explore(
    situation.values,
    level,
    known,
    0,
    memory.actions,
    situation.host.chance.at(agent),
    memory.chances,
  );
}

/** Semi-gradient SARSA and Q-learning over the binary features that the world offers. */
export const linearTd = learner<typeof params, Memory>({
  id: 'linear-td',
  label: 'SARSA and Q-learning over features',
  summary:
    'Values are sums of weights of the features of a state, so that what is learned in one state speaks for all that look alike.',
  source: 'Sutton & Barto 2018, sections 9.4, 9.5 and 10.1 (episodic semi-gradient SARSA, linear).',
  quantity: 'q̂',
  params,
  memory(situation) {
    const { play, host, values } = situation;
    const actions = play.actionCount();
    const features = featureCount(play);
    const pace = new Float64Array(host.n);
    setPace(pace, situation);
    return {
      actions,
      features,
      weights: new Float64Array(host.n * features * actions),
      planned: new Int32Array(host.n).fill(-1),
      pace,
      level: levelAt(values, 0),
      active: roomFor(play),
      known: new Float64Array(actions),
      chances: new Float64Array(actions),
    };
  },
  prepare(memory, situation) {
    memory.level = levelAt(situation.values, situation.time);
    setPace(memory.pace, situation);
  },
  choose(memory, situation, agent, state) {
    const planned = memory.planned[agent];
    memory.planned[agent] = -1;
    return planned >= 0 ? planned : pickAction(memory, situation, agent, state);
  },
  improve(memory, situation, agent, step) {
    const { target } = situation.values;
    if (!step.done && target === 'sarsa')
      memory.planned[agent] = pickAction(memory, situation, agent, step.next);
    return correct(memory, situation, agent, step, target === 'sarsa' ? memory.planned[agent] : -1);
  },
  // What another did next is not known before it is told: the best is taken.
  absorb: (memory, situation, agent, step) => correct(memory, situation, agent, step, -1),
  policy(memory, situation, agent, state, into) {
    const known = valuesOf(memory, situation, agent, state);
    chancesFrom(situation.values, levelFor(memory.level, situation, agent), known, 0, memory.actions, into);
  },
  values(memory, situation, agent, state, into) {
    into.set(valuesOf(memory, situation, agent, state));
  },
  interrupt(memory, agent) {
    memory.planned[agent] = -1;
  },
  forget(memory, _situation, agent) {
    const width = memory.features * memory.actions;
    memory.weights.fill(0, agent * width, (agent + 1) * width);
    memory.planned[agent] = -1;
  },
  inspect: (memory, situation, agent, state) =>
    rowsOf('Q', valuesOf(memory, situation, agent, state), 0, memory.actions),
  cautions: ({ features }) =>
    features === null
      ? ['States have no features in common here: the weights are a table, one a state.']
      : [],
});

/** One semi-gradient correction, w ← w + α (r + γ q̂(s′, a′) − q̂(s, a)) ∇q̂(s, a); answers the value it leads to. */
function correct(
  memory: Memory,
  situation: Situation<Values & { target: string }>,
  agent: number,
  {
    state,
    action,
    reward,
    next,
    done,
  }: { state: number; action: number; reward: number; next: number; done: boolean },
  following: number,
): number {
  const { values, play } = situation;
  let follows = 0;
  if (!done) {
    const known = valuesOf(memory, situation, agent, next);
    if (following >= 0) follows = known[following];
    else if (values.target === 'expected') {
      chancesFrom(values, levelFor(memory.level, situation, agent), known, 0, memory.actions, memory.chances);
      for (let i = 0; i < memory.actions; i++) follows += memory.chances[i] * known[i];
    } else follows = Math.max(...known);
    follows *= discountFor(situation, agent, values.gamma);
  }
  const { weights, features, actions, active } = memory;
  const first = agent * features * actions;
  activate(play, state, active);
  const before = weighed(weights, first, actions, action, active);
  const change = memory.pace[agent] * (reward + follows - before);
  nudge(weights, first, actions, action, active, change / active.count);
  return before + change;
}
