import { choice, integer, number } from '../catalog/params.ts';
import { activate, type Active, featureCount, nudge, roomFor, weighed } from './playing/features.ts';
import { learner } from './playing/learner.ts';
import { discountFor, stepFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import { anyBest, drawn, greedyChances, softmax } from './playing/pick.ts';
import { rowsOf, written } from './playing/show.ts';
import type { Situation } from './playing/spec.ts';
import { scoreOf } from './actorCritic.ts';

const params = {
  actorStep: number({
    label: 'Step size of the policy',
    help: 'How far a return moves the preferences of the actions that led to it.',
    default: 0.05,
    min: 0.00001,
    max: 1,
    scale: 'log',
    live: true,
  }),
  baseline: choice({
    label: 'Baseline',
    help: 'What returns are measured against; it changes no mean, but how far they scatter.',
    default: 'state',
    options: [
      { value: 'none', label: 'None' },
      {
        value: 'state',
        label: 'Value of the state',
        help: 'Learned beside the policy from the same returns.',
      },
    ],
    live: true,
  }),
  criticStep: number({
    label: 'Step size of the baseline',
    help: 'Share of the error by which the value of a state is corrected.',
    default: 0.1,
    min: 0.0001,
    max: 1,
    scale: 'log',
    live: true,
    when: { key: 'baseline', is: ['state'] },
  }),
  gamma: number({
    label: 'Discount',
    help: 'Worth γ of a reward a step later against one now.',
    default: 0.99,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  lean: number({
    label: 'First preference of the last action',
    help: 'Over the others, before anything is learned; the chance of an action is the softmax of preferences.',
    default: 0,
    min: -10,
    max: 10,
    step: 0.1,
  }),
  longest: integer({
    label: 'Longest episode',
    help: 'An episode that goes on for so many steps is learned from as if it ended there.',
    default: 1000,
    min: 1,
    max: 100_000,
    scale: 'log',
    live: true,
  }),
  ...playingParams,
};

interface Memory {
  actions: number;
  features: number;
  /** θ by agent, feature and action; preferences are sums over the features of a state. */
  theta: Float64Array;
  /** Weights of the baseline by agent and feature. */
  baseline: Float64Array;
  /** State, action and reward of each step of the present episode, by agent. */
  episode: number[][];
  active: Active;
  preference: Float64Array;
  chances: Float64Array;
}

function preferencesOf(
  memory: Memory,
  { play }: Situation<unknown>,
  agent: number,
  state: number,
): Float64Array {
  const { theta, actions, features, active, preference } = memory;
  activate(play, state, active);
  for (let i = 0; i < actions; i++)
    preference[i] = weighed(theta, agent * features * actions, actions, i, active);
  return preference;
}

const valueOf = ({ baseline, features, active }: Memory, agent: number): number =>
  weighed(baseline, agent * features, 1, 0, active);

function begin(memory: Memory, first: number, agent: number): void {
  const { theta, actions, features } = memory;
  for (let f = 0; f < features; f++) theta[(agent * features + f) * actions + actions - 1] = first;
}

/** REINFORCE: after each episode, preferences move along the gradient of ln π by the return that followed. */
export const reinforce = learner<typeof params, Memory>({
  id: 'reinforce',
  label: 'REINFORCE',
  summary:
    'Waits for the end of an episode, and makes what it did more likely by how much better than expected it went thereafter.',
  source: 'Williams, Machine Learning 8, 1992; Sutton & Barto 2018, sections 13.3 and 13.4 (with baseline).',
  quantity: 'the preference',
  params,
  memory({ play, host, values }) {
    const actions = play.actionCount();
    const features = featureCount(play);
    const memory: Memory = {
      actions,
      features,
      theta: new Float64Array(host.n * features * actions),
      baseline: new Float64Array(host.n * features),
      episode: Array.from({ length: host.n }, () => []),
      active: roomFor(play),
      preference: new Float64Array(actions),
      chances: new Float64Array(actions),
    };
    for (let agent = 0; agent < host.n; agent++) begin(memory, values.lean, agent);
    return memory;
  },
  choose(memory, situation, agent, state) {
    const { host, exploiting } = situation;
    const preference = preferencesOf(memory, situation, agent, state);
    if (exploiting[agent]) return anyBest(preference, 0, memory.actions, host.chance.at(agent));
    softmax(preference, 0, memory.actions, 1, memory.chances);
    return drawn(memory.chances, memory.actions, host.chance.at(agent));
  },
  improve(memory, situation, agent, { state, action, reward, done }) {
    const episode = memory.episode[agent];
    episode.push(state, action, reward);
    return done || episode.length >= 3 * situation.values.longest ? learn(memory, situation, agent) : 0;
  },
  policy(memory, situation, agent, state, into) {
    const preference = preferencesOf(memory, situation, agent, state);
    if (situation.exploiting[agent]) greedyChances(preference, 0, memory.actions, 0, into);
    else softmax(preference, 0, memory.actions, 1, into);
  },
  worth(memory, { play }, agent, state) {
    activate(play, state, memory.active);
    return valueOf(memory, agent);
  },
  interrupt(memory, agent) {
    memory.episode[agent] = [];
  },
  forget(memory, { values }, agent) {
    const { theta, baseline, actions, features } = memory;
    theta.fill(0, agent * features * actions, (agent + 1) * features * actions);
    baseline.fill(0, agent * features, (agent + 1) * features);
    memory.episode[agent] = [];
    begin(memory, values.lean, agent);
  },
  inspect(memory, situation, agent, state) {
    const preference = preferencesOf(memory, situation, agent, state);
    softmax(preference, 0, memory.actions, 1, memory.chances);
    return [
      ...(situation.values.baseline === 'state'
        ? [{ group: 'Baseline', label: 'Value of the state', value: written(valueOf(memory, agent)) }]
        : []),
      ...rowsOf('Chance', memory.chances, 0, memory.actions),
      ...rowsOf('Preference θ', preference, 0, memory.actions),
    ];
  },
});

/** Learns from the episode held and lets it go: θ ← θ + α γ^t (G − v̂) ∇ln π; answers the largest preference written. */
function learn(
  memory: Memory,
  situation: Situation<{ actorStep: number; criticStep: number; baseline: string; gamma: number }>,
  agent: number,
): number {
  const { values } = situation;
  const { actions, features, theta, baseline, active, chances } = memory;
  const episode = memory.episode[agent];
  const steps = episode.length / 3;
  const discount = discountFor(situation, agent, values.gamma);
  const returns = new Float64Array(steps);
  let sum = 0;
  for (let t = steps - 1; t >= 0; t--) {
    sum = episode[3 * t + 2] + discount * sum;
    returns[t] = sum;
  }
  const step = stepFor(situation, agent, values.actorStep);
  const criticStep = stepFor(situation, agent, values.criticStep);
  let faded = 1;
  let written = 0;
  for (let t = 0; t < steps; t++) {
    const preference = preferencesOf(memory, situation, agent, episode[3 * t]);
    let error = returns[t];
    if (values.baseline === 'state') {
      error -= valueOf(memory, agent);
      nudge(baseline, agent * features, 1, 0, active, (criticStep * error) / active.count);
    }
    softmax(preference, 0, actions, 1, chances);
    for (let i = 0; i < actions; i++)
      nudge(
        theta,
        agent * features * actions,
        actions,
        i,
        active,
        step * faded * error * scoreOf(chances, episode[3 * t + 1], i),
      );
    faded *= discount;
    for (const one of preference) if (!(Math.abs(one) <= Math.abs(written))) written = one;
  }
  memory.episode[agent] = [];
  return written;
}
