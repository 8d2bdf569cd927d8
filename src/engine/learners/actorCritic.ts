import { number } from '../catalog/params.ts';
import { learner } from './playing/learner.ts';
import { discountFor, stepFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import { anyBest, drawn, greedyChances, softmax } from './playing/pick.ts';
import { rowsOf, written } from './playing/show.ts';
import { forgetRows, rowAt } from './playing/tallies.ts';

const params = {
  actorStep: number({
    label: 'Step size of the actor',
    help: 'How far a surprise moves the preferences of actions.',
    default: 0.1,
    min: 0.0001,
    max: 1,
    scale: 'log',
    live: true,
  }),
  criticStep: number({
    label: 'Step size of the critic',
    help: 'Share of a surprise by which the value of a state is corrected.',
    default: 0.2,
    min: 0.0001,
    max: 1,
    scale: 'log',
    live: true,
  }),
  gamma: number({
    label: 'Discount',
    help: 'Worth γ of a reward a step later against one now.',
    default: 0.95,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  ...playingParams,
};

interface Memory {
  states: number;
  actions: number;
  /** θ: preferences by agent, state and action; chances are their softmax. */
  preference: Float64Array;
  /** V: values by agent and state. */
  value: Float64Array;
  chances: Float64Array;
}

/** ∂ ln π(action)/∂θ(other) of a softmax policy: 1 or 0 for the action itself, less the chance of the other. */
export const scoreOf = (chances: Float64Array, action: number, other: number): number =>
  (action === other ? 1 : 0) - chances[other];

/** One-step actor–critic: surprises of a learned value move preferences along the gradient of ln π. */
export const actorCritic = learner<typeof params, Memory>({
  id: 'actor-critic',
  label: 'Actor and critic',
  summary:
    'Learns values of states and, by how much better or worse it went than expected, preferences among actions.',
  source: 'Sutton & Barto 2018, section 13.5, with the discount of states left out as is usual.',
  quantity: 'the preference',
  params,
  memory({ play, host }) {
    const states = play.stateCount();
    const actions = play.actionCount();
    return {
      states,
      actions,
      preference: new Float64Array(host.n * states * actions),
      value: new Float64Array(host.n * states),
      chances: new Float64Array(actions),
    };
  },
  choose(memory, { host, exploiting }, agent, state) {
    if (exploiting[agent])
      return anyBest(memory.preference, rowAt(memory, agent, state), memory.actions, host.chance.at(agent));
    softmax(memory.preference, rowAt(memory, agent, state), memory.actions, 1, memory.chances);
    return drawn(memory.chances, memory.actions, host.chance.at(agent));
  },
  improve(memory, situation, agent, { state, action, reward, next, done }) {
    const { values } = situation;
    const { preference, value, chances, actions, states } = memory;
    const row = rowAt(memory, agent, state);
    const place = agent * states + state;
    const surprise = reward + (done ? 0 : discountFor(situation, agent, values.gamma) * value[agent * states + next]) - value[place];
    value[place] += stepFor(situation, agent, values.criticStep) * surprise;
    softmax(preference, row, actions, 1, chances);
    const actorStep = stepFor(situation, agent, values.actorStep);
    for (let i = 0; i < actions; i++)
      preference[row + i] += actorStep * surprise * scoreOf(chances, action, i);
    return preference[row + action];
  },
  worth: (memory, _situation, agent, state) => memory.value[agent * memory.states + state],
  policy(memory, { exploiting }, agent, state, into) {
    const row = rowAt(memory, agent, state);
    if (exploiting[agent]) greedyChances(memory.preference, row, memory.actions, 0, into);
    else softmax(memory.preference, row, memory.actions, 1, into);
  },
  forget(memory, _situation, agent) {
    forgetRows(agent, memory.states * memory.actions, memory.preference);
    forgetRows(agent, memory.states, memory.value);
  },
  inspect(memory, _situation, agent, state) {
    const chances = new Float64Array(memory.actions);
    softmax(memory.preference, rowAt(memory, agent, state), memory.actions, 1, chances);
    return [
      {
        group: 'Critic',
        label: 'Value of the state',
        value: written(memory.value[agent * memory.states + state]),
      },
      ...rowsOf('Chance', chances, 0, memory.actions),
      ...rowsOf('Preference θ', memory.preference, rowAt(memory, agent, state), memory.actions),
    ];
  },
});
