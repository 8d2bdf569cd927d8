import { choice, integer, number, table, type ValuesOf } from '../catalog/params.ts';
import type { Theory } from '../kernel/frame.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { armsBoard } from './boards/armsBoard.ts';
import { lowerBound, ucbBound, ucbRegretBound } from './banditTheory.ts';

const params = {
  arms: table({
    label: 'Mean rewards of the arms',
    help: 'One column an arm; several rows are contexts, of which an agent sees a random one before each pull.',
    default: [[0.9, 0.6]],
    min: -100,
    max: 100,
    maxRows: 20,
    maxColumns: 50,
  }),
  reward: choice({
    label: 'Rewards',
    help: 'How the reward of a pull is drawn from the mean of its arm.',
    default: 'bernoulli',
    options: [
      {
        value: 'bernoulli',
        label: 'One or nothing',
        help: 'One with the mean as its chance (taken from 0 to 1), else nothing (Bernoulli).',
      },
      { value: 'gaussian', label: 'Gaussian', help: 'The mean and a normal deviation.' },
    ],
  }),
  deviation: number({
    label: 'Deviation of rewards',
    help: 'Standard deviation of a Gaussian reward.',
    default: 1,
    min: 0,
    max: 100,
    step: 0.1,
    live: true,
    when: { key: 'reward', is: ['gaussian'] },
  }),
  change: choice({
    label: 'Change of the arms',
    help: 'Whether the means stay, drift, or are moved by an adversary.',
    default: 'none',
    options: [
      { value: 'none', label: 'None' },
      { value: 'drift', label: 'Drift', help: 'Each mean walks at random by normal steps.' },
      {
        value: 'rotate',
        label: 'Rotation',
        help: 'The means move on by one arm every so many steps, the same for all agents.',
      },
    ],
  }),
  drift: number({
    label: 'Drift a step',
    help: 'Standard deviation of the step by which each mean walks (Sutton & Barto 2018, exercise 2.5: 0.01).',
    default: 0.01,
    min: 0,
    max: 10,
    live: true,
    when: { key: 'change', is: ['drift'] },
  }),
  every: integer({
    label: 'Steps between rotations',
    help: 'After so many steps every arm takes the mean of its neighbour.',
    default: 500,
    min: 1,
    max: 1e6,
    scale: 'log',
    live: true,
    when: { key: 'change', is: ['rotate'] },
  }),
};
type Values = ValuesOf<typeof params>;

interface State {
  /** Means at present, contexts × arms. */
  means: Float64Array;
  /** Context that each agent sees. */
  context: Int32Array;
  steps: number;
  pulls: number;
  best: number;
  /** Sum of gaps of the arms pulled, by agent: pseudo-regret. */
  regret: Float64Array;
}

/** Machines with unknown mean rewards; every agent pulls one arm a step. */
export const bandit = define<typeof params, State>({
  id: 'bandit',
  label: 'Bandit',
  summary:
    'Every agent pulls one of several arms a step and earns a random reward; which arm is best must be found by pulling.',
  source:
    'Lai & Robbins 1985; Auer, Cesa-Bianchi & Fischer, Machine Learning 47, 2002; Sutton & Barto 2018, chapter 2.',
  params,
  channels: [{ id: 'regret', label: 'Regret' }],
  metrics: [
    {
      id: 'regret',
      label: 'Regret an agent',
      unit: '',
      help: 'Sum over steps of the best arm’s mean less the mean of the arm pulled, averaged over agents (pseudo-regret).',
      primary: true,
    },
    {
      id: 'regretBound',
      label: 'Regret bound',
      unit: '',
      help: 'What UCB1 may regret at most, 8 Σ ln t/Δ + (1 + π²/3) Σ Δ, for fixed arms with rewards from 0 to 1.',
    },
    {
      id: 'optimal',
      label: 'Best arm',
      unit: '%',
      help: 'Share of all pulls so far that were of a best arm.',
    },
  ],
  theory: (_host, values): Readonly<Record<string, Theory>> => {
    const fixed = values.change === 'none' && values.reward === 'bernoulli' && values.arms.length === 1;
    if (!fixed) return {};
    return {
      regret: {
        label: 'Lai–Robbins lower bound, asymptotic, at a step a second',
        points: lowerBound(values.arms[0], 5000),
      },
      regretBound: { label: 'UCB1 bound, at a step a second', points: ucbBound(values.arms[0], 5000) },
    };
  },
  warnings: (_host, values) =>
    values.reward === 'bernoulli' && values.arms.some((row) => row.some((mean) => mean < 0 || mean > 1))
      ? ['environment.arms: means outside 0 to 1 act as 0 or 1 where rewards are one or nothing.']
      : [],

  init(host, values) {
    const state: State = {
      means: Float64Array.from(values.arms.flat(), (mean) => limited(values, mean)),
      context: new Int32Array(host.n),
      steps: 0,
      pulls: 0,
      best: 0,
      regret: new Float64Array(host.n),
    };
    if (values.arms.length > 1)
      for (let agent = 0; agent < host.n; agent++)
        state.context[agent] = host.chance.at(agent).below(values.arms.length);
    return state;
  },

  actionCount: (_state, _host, values) => values.arms[0].length,
  stateCount: (_state, _host, values) => values.arms.length,
  sense: (state, _host, _values, agent) => state.context[agent],

  perform(state, host, values, actions, rewards, done) {
    const contexts = values.arms.length;
    const arms = values.arms[0].length;
    const best = Float64Array.from({ length: contexts }, (_, row) =>
      Math.max(...state.means.subarray(row * arms, (row + 1) * arms)),
    );
    for (let agent = 0; agent < host.n; agent++) {
      const arm = actions[agent];
      if (arm < 0) continue;
      const context = state.context[agent];
      const mean = state.means[context * arms + arm];
      const gap = best[context] - mean;
      rewards[agent] = drawReward(host, values, agent, mean);
      done[agent] = 1;
      state.regret[agent] += gap;
      state.pulls += 1;
      if (gap === 0) state.best += 1;
      if (contexts > 1) state.context[agent] = host.chance.at(agent).below(contexts);
    }
    state.steps += 1;
    change(state, host, values, arms);
  },

  board: (state, _host, values, agent) => armsBoard(state, values, agent),
  observe(state, _host, _values, [regret]) {
    regret.set(state.regret);
  },
  measure(state, host, values, into) {
    let sum = 0;
    for (const one of state.regret) sum += one;
    into[0] = sum / host.n;
    into[1] = state.steps > 0 && values.arms.length === 1 ? ucbRegretBound(values.arms[0], state.steps) : 0;
    into[2] = state.pulls > 0 ? (100 * state.best) / state.pulls : 0;
  },
  inspect: (state, _host, values, agent) => [
    { group: 'Bandit', label: 'Regret', value: state.regret[agent].toFixed(2) },
    ...values.arms[0].map((_, arm) => ({
      group: 'Bandit',
      label: `Mean of arm ${arm + 1}`,
      value: state.means[state.context[agent] * values.arms[0].length + arm].toFixed(3),
    })),
  ],
  sentence(state) {
    if (state.pulls === 0) return 'No arm has been pulled yet.';
    return `${((100 * state.best) / state.pulls).toFixed(0)} % of all pulls were of a best arm.`;
  },
});

const limited = (values: Values, mean: number): number =>
  values.reward === 'bernoulli' ? Math.min(1, Math.max(0, mean)) : mean;

function drawReward(host: Host, values: Values, agent: number, mean: number): number {
  const chance = host.chance.at(agent);
  return values.reward === 'bernoulli' ? Number(chance.flip(mean)) : chance.normal(mean, values.deviation);
}

function change(state: State, host: Host, values: Values, arms: number): void {
  const { means } = state;
  if (values.change === 'drift' && values.drift > 0)
    for (let i = 0; i < means.length; i++)
      means[i] = limited(values, host.dice.normal(means[i], values.drift));
  if (values.change === 'rotate' && state.steps % values.every === 0)
    for (let first = 0; first < means.length; first += arms) {
      const last = means[first + arms - 1];
      means.copyWithin(first + 1, first, first + arms - 1);
      means[first] = last;
    }
}
