import { choice, number } from '../catalog/params.ts';
import type { Play } from '../kernel/play.ts';
import { activate, type Active, featureCount, roomFor } from './playing/features.ts';
import { learner } from './playing/learner.ts';
import { playingParams, shares } from './playing/params.ts';
import { anyBest } from './playing/pick.ts';
import { written } from './playing/show.ts';
import type { Situation } from './playing/spec.ts';

const params = {
  rule: choice({
    label: 'Rule',
    help: 'How doubt about an action becomes a reason to try it.',
    default: 'ucb',
    options: [
      { value: 'ucb', label: 'Upper bound (LinUCB)', help: 'Estimate and α times its standard deviation.' },
      {
        value: 'thompson',
        label: 'A draw (linear Thompson sampling)',
        help: 'A normal draw about the estimate with α times its standard deviation.',
      },
    ],
    live: true,
  }),
  width: number({
    label: 'Width of doubt',
    help: 'Factor α on the standard deviation √(xᵀ A⁻¹ x) of an estimate.',
    default: 1,
    min: 0,
    max: 20,
    step: 0.1,
    live: true,
  }),
  ...playingParams,
  shares: shares('experience'),
};

interface Memory {
  actions: number;
  features: number;
  /** Numbers of A⁻¹ from one feature to the next: `features` where it is kept whole, 0 where it is its diagonal. */
  stride: number;
  /** A⁻¹ by agent and action, features × features or the diagonal: the inverse of 1 + Σ x xᵀ over the steps known. */
  inverse: Float64Array;
  /** b = Σ reward · x by agent and action. */
  earned: Float64Array;
  active: Active;
  /** Estimates and deviations of the actions in one state, and A⁻¹ x of one, worked out before each use. */
  mean: Float64Array;
  doubt: Float64Array;
  turned: Float64Array;
}

/** Features for which A⁻¹ is kept whole; with more, each state counts as its own, and A⁻¹ is diagonal. */
const FEATURES_AT_MOST = 64;

/** The world as far as its features are few enough. */
const seenBy = (play: Play): Play =>
  play.features !== null && play.features.count() <= FEATURES_AT_MOST ? play : { ...play, features: null };

const sizeOf = ({ features, stride }: Pick<Memory, 'features' | 'stride'>): number =>
  features * Math.max(1, stride);

/** A⁻¹ x of an action for the active features, into `turned`; answers xᵀ A⁻¹ x. */
function turn(memory: Memory, agent: number, action: number): number {
  const { inverse, features, stride, actions, active, turned } = memory;
  const first = (agent * actions + action) * sizeOf(memory);
  if (stride === 0) {
    const [at] = active.list;
    turned[at] = inverse[first + at];
    return turned[at];
  }
  for (let i = 0; i < features; i++) {
    turned[i] = 0;
    for (let k = 0; k < active.count; k++) turned[i] += inverse[first + i * features + active.list[k]];
  }
  let square = 0;
  for (let k = 0; k < active.count; k++) square += turned[active.list[k]];
  return square;
}

/** Ridge estimates θ̂ᵀx = bᵀA⁻¹x and their deviations √(xᵀA⁻¹x) of all actions in a state. */
function judge(memory: Memory, { play }: Situation<unknown>, agent: number, state: number): void {
  const { earned, features, stride, actions, turned, mean, doubt } = memory;
  activate(seenBy(play), state, memory.active);
  for (let action = 0; action < actions; action++) {
    doubt[action] = Math.sqrt(Math.max(0, turn(memory, agent, action)));
    mean[action] = 0;
    const first = (agent * actions + action) * features;
    if (stride === 0) mean[action] = turned[state] * earned[first + state];
    else for (let i = 0; i < features; i++) mean[action] += turned[i] * earned[first + i];
  }
}

function begin(memory: Memory, agent: number): void {
  const { inverse, earned, features, stride, actions } = memory;
  const size = sizeOf(memory);
  inverse.fill(stride === 0 ? 1 : 0, agent * actions * size, (agent + 1) * actions * size);
  earned.fill(0, agent * actions * features, (agent + 1) * actions * features);
  if (stride > 0)
    for (let action = 0; action < actions; action++)
      for (let i = 0; i < features; i++) inverse[(agent * actions + action) * size + i * stride + i] = 1;
}

/** LinUCB with disjoint models: one linear model of reward an action, over what the contexts have in common. */
export const linUcb = learner<typeof params, Memory>({
  id: 'lin-ucb',
  label: 'LinUCB',
  summary:
    'Estimates what each action earns as a sum over attributes of the context, and prefers what could still be best: what is learned in one context helps in others.',
  source:
    'Li, Chu, Langford & Schapire, WWW 2010, algorithm 1; Agrawal & Goyal, ICML 2013 (linear Thompson sampling).',
  quantity: 'the estimate',
  params,
  memory({ play, host }) {
    const actions = play.actionCount();
    const seen = seenBy(play);
    const features = featureCount(seen);
    const stride = seen.features === null ? 0 : features;
    const memory: Memory = {
      actions,
      features,
      stride,
      inverse: new Float64Array(host.n * actions * sizeOf({ features, stride })),
      earned: new Float64Array(host.n * actions * features),
      active: roomFor(seen),
      mean: new Float64Array(actions),
      doubt: new Float64Array(actions),
      turned: new Float64Array(features),
    };
    for (let agent = 0; agent < host.n; agent++) begin(memory, agent);
    return memory;
  },
  choose(memory, situation, agent, state) {
    const { values, host, exploiting } = situation;
    judge(memory, situation, agent, state);
    const { mean, doubt, actions } = memory;
    const chance = host.chance.at(agent);
    if (!exploiting[agent])
      for (let i = 0; i < actions; i++)
        mean[i] =
          values.rule === 'ucb'
            ? mean[i] + values.width * doubt[i]
            : chance.normal(mean[i], values.width * doubt[i]);
    return anyBest(mean, 0, actions, chance);
  },
  improve(memory, { play }, agent, { state, action, reward }) {
    const { inverse, earned, features, stride, actions, active, turned } = memory;
    activate(seenBy(play), state, active);
    const square = turn(memory, agent, action);
    // Sherman & Morrison: (A + x xᵀ)⁻¹ = A⁻¹ − A⁻¹x xᵀA⁻¹ / (1 + xᵀA⁻¹x).
    const first = (agent * actions + action) * sizeOf(memory);
    if (stride === 0) inverse[first + state] -= (square * square) / (1 + square);
    else
      for (let i = 0; i < features; i++)
        for (let j = 0; j < features; j++)
          inverse[first + i * features + j] -= (turned[i] * turned[j]) / (1 + square);
    let written = 0;
    for (let k = 0; k < active.count; k++) {
      const at = (agent * actions + action) * features + active.list[k];
      earned[at] += reward;
      written = earned[at];
    }
    return written;
  },
  values(memory, situation, agent, state, into) {
    judge(memory, situation, agent, state);
    into.set(memory.mean);
  },
  forget: (memory, _situation, agent) => begin(memory, agent),
  cautions: ({ features }) =>
    features !== null && features.count() > FEATURES_AT_MOST
      ? [
          `The world has ${features.count()} features, more than ${FEATURES_AT_MOST}: each state is learned by itself.`,
        ]
      : [],
  inspect(memory, situation, agent, state) {
    judge(memory, situation, agent, state);
    return Array.from({ length: memory.actions }, (_, i) => ({
      group: 'Estimate ± deviation',
      label: `Action ${i + 1}`,
      value: `${written(memory.mean[i])} ± ${written(memory.doubt[i])}`,
    }));
  },
});
