import type { Theory } from '../kernel/frame.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { playingParams } from '../learners/playing/params.ts';
import {
  armsAt,
  attributesOf,
  changeMeans,
  grudged,
  type Machines,
  machinesOf,
  pulled,
  retable,
} from './bandit/machines.ts';
import { params, type Values } from './bandit/params.ts';
import { exp3Bound, learnsAlone, lowerBound, ucbBound, ucbRegretBound } from './banditTheory.ts';
import { armsBoard } from './boards/armsBoard.ts';

interface State extends Machines {
  /** The table as it was before it was last changed by hand. */
  table: Values['arms'];
  steps: number;
  pulls: number;
  best: number;
  /** Sum of gaps of the arms pulled, by agent: pseudo-regret. */
  regret: Float64Array;
  /** Sums of the means of each arm, and of the arms pulled, by agent, where there is one context. */
  offered: Float64Array;
  taken: Float64Array;
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
    {
      id: 'weakRegret',
      label: 'Regret against one arm',
      unit: '',
      help: 'What the one arm that was best over all steps would have earned on average, less what was earned, averaged over agents; where there is one context.',
    },
  ],
  theory: ({ n }, values, scenario): Readonly<Record<string, Theory>> => {
    if (values.reward !== 'bernoulli' || values.arms.length > 1 || values.spread > 0) return {};
    const learner = scenario?.learner;
    const stepSeconds = Number(learner?.roundSeconds ?? playingParams.roundSeconds.default);
    const [arms] = values.arms;
    const found: Record<string, Theory> = {
      weakRegret: { label: 'EXP3 bound, its γ tuned to the step', points: exp3Bound(arms.length, stepSeconds) },
    };
    if (values.change !== 'none') return found;
    found.regretBound = { label: 'UCB1 bound', points: ucbBound(arms, stepSeconds) };
    if (learnsAlone(learner, n))
      found.regret = { label: 'Lai–Robbins lower bound, asymptotic', points: lowerBound(arms, stepSeconds) };
    return found;
  },
  warnings: (_host, values) =>
    values.reward === 'bernoulli' && values.arms.some((row) => row.some((mean) => mean < 0 || mean > 1))
      ? ['environment.arms: means outside 0 to 1 act as 0 or 1 where rewards are one or nothing.']
      : [],

  init: (host, values) => {
    const machines = machinesOf(host, values);
    return {
      ...machines,
      table: values.arms,
      steps: 0,
      pulls: 0,
      best: 0,
      regret: new Float64Array(host.n),
      offered: new Float64Array(machines.contexts === 1 ? host.n * machines.arms : 0),
      taken: new Float64Array(host.n),
    };
  },

  actionCount: ({ arms }) => arms,
  stateCount: ({ contexts }) => contexts,
  sense: ({ context }, _host, _values, agent) => context[agent],
  featureCount: ({ contexts }, _host, values) =>
    values.contexts === 'bits' ? 1 + attributesOf(values) : contexts,
  featuresAtMost: (_state, _host, values) => 1 + attributesOf(values),
  features(_state, _host, values, at, into) {
    if (values.contexts === 'rows') {
      into[0] = at;
      return 1;
    }
    let count = 0;
    into[count++] = 0;
    for (let k = 0; k < attributesOf(values); k++) if ((at >> k) & 1) into[count++] = k + 1;
    return count;
  },

  perform(state, host, values, actions, rewards, done) {
    const { arms, means, regret, offered, taken } = state;
    for (let agent = 0; agent < host.n; agent++) {
      const arm = actions[agent];
      if (arm < 0) continue;
      const first = armsAt(state, agent);
      const spoiled = grudged(state, agent);
      let most = -Infinity;
      for (let i = 0; i < arms; i++) {
        const mean = i === spoiled ? 0 : means[first + i];
        most = Math.max(most, mean);
        if (offered.length > 0) offered[agent * arms + i] += mean;
      }
      const mean = arm === spoiled ? 0 : means[first + arm];
      rewards[agent] = drawReward(host, values, agent, mean);
      done[agent] = 1;
      regret[agent] += most - mean;
      taken[agent] += mean;
      state.pulls += 1;
      if (mean === most) state.best += 1;
      pulled(state, host, agent, arm);
    }
    state.steps += 1;
    changeMeans(state, host, values, state.steps);
  },

  changed(state, host, values, key) {
    if (key !== 'arms') return;
    if (retable(state, values, state.table)) {
      state.table = values.arms;
      host.note('arms', 'The arms have changed.', undefined, 'command');
    } else
      host.note(
        'arms',
        'The new table has another shape; it takes effect from the next start.',
        undefined,
        'bad',
      );
  },

  board({ means, stride, context }, _host, values, agent) {
    const own =
      stride === 0 ? means : means.subarray(Math.max(0, agent) * stride, (Math.max(0, agent) + 1) * stride);
    return armsBoard({ means: own, context }, values, agent);
  },
  observe(state, _host, _values, [regret]) {
    regret.set(state.regret);
  },
  measure(state, host, values, into) {
    let sum = 0;
    for (const one of state.regret) sum += one;
    into[0] = sum / host.n;
    into[1] =
      state.steps > 0 && values.arms.length === 1 && values.change === 'none'
        ? ucbRegretBound(values.arms[0], state.steps)
        : 0;
    into[2] = state.pulls > 0 ? (100 * state.best) / state.pulls : 0;
    into[3] = weakRegret(state, host.n);
  },
  inspect: (state, _host, values, agent) => [
    { group: 'Bandit', label: 'Regret', value: state.regret[agent].toFixed(2) },
    ...values.arms[0].map((_, arm) => ({
      group: 'Bandit',
      label: `Mean of arm ${arm + 1}`,
      value: state.means[armsAt(state, agent) + arm].toFixed(3),
    })),
  ],
  sentence(state) {
    if (state.pulls === 0) return 'No arm has been pulled yet.';
    return `${((100 * state.best) / state.pulls).toFixed(0)} % of all pulls were of a best arm.`;
  },
});

function drawReward(host: Host, values: Values, agent: number, mean: number): number {
  const chance = host.chance.at(agent);
  return values.reward === 'bernoulli' ? Number(chance.flip(mean)) : chance.normal(mean, values.deviation);
}

/** What the best arm of each agent offered over all steps, less what it took, averaged over agents. */
function weakRegret({ offered, taken, arms }: State, n: number): number {
  if (offered.length === 0) return 0;
  let sum = 0;
  for (let agent = 0; agent < n; agent++) {
    let most = -Infinity;
    for (let i = 0; i < arms; i++) most = Math.max(most, offered[agent * arms + i]);
    sum += most - taken[agent];
  }
  return sum / n;
}
