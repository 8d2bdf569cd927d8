import { integer, number } from '../catalog/params.ts';
import { log } from '../kernel/mathematics.ts';
import { discountFor, stepFor } from './playing/own.ts';
import { learner } from './playing/learner.ts';
import { opposite } from './playing/lies.ts';
import { playingParams, shareEvery, shares } from './playing/params.ts';
import { anyBest, drawn, greedyChances, largest, softmax } from './playing/pick.ts';
import { written } from './playing/show.ts';
import type { Situation } from './playing/spec.ts';
import { correct, rowOf, type Table, tableOf, tableParams, tabular } from './tabular/table.ts';

/** States of which a teacher tells at once, the latest ones. */
const STATES_TOLD = 64;

const params = {
  ...tableParams,
  students: integer({
    label: 'Students',
    help: 'Agents, the last ones, that learn nothing from rewards and all from what teachers would do.',
    default: 1,
    min: 0,
    max: 10_000,
  }),
  sharpness: number({
    label: 'Temperature of the teaching',
    help: 'Teachers tell the softmax of their values over this; low makes the best action stand out (Rusu et al.: 0.01).',
    default: 0.1,
    min: 0.001,
    max: 100,
    scale: 'log',
    live: true,
  }),
  studentStep: number({
    label: 'Step size of students',
    help: 'How far a lesson moves a student’s preferences against the gradient of the Kullback–Leibler loss.',
    default: 0.5,
    min: 0.001,
    max: 2,
    scale: 'log',
    live: true,
  }),
  ...playingParams,
  shares: { ...shares('policy'), default: 'policy' },
  shareEvery,
};

/** Values of teachers; preferences of students, whose softmax is how they act, stand in the same table. */
interface Memory extends Table {
  /** States that each agent has met since it last told, without repetition, the latest last. */
  met: number[][];
  /** Kullback–Leibler divergence of the latest lesson by agent, in nats; NaN before the first. */
  loss: Float64Array;
}

const isStudent = ({ host, values }: Situation<{ students: number }>, agent: number): boolean =>
  agent >= host.n - values.students && agent > 0;

/** Σ p ln(p/q) of two lists of chances, in nats (Rusu et al. 2016, equation 3). */
export function divergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) if (p[i] > 0) sum += p[i] * log(p[i] / q[i]);
  return sum;
}

/**
 * One lesson: moves the preferences of a state by −step × ∂KL(taught ‖ softmax θ)/∂θ = step × (taught − softmax θ). Answers the
 * divergence before it; `chances` is room for as many numbers.
 */
export function lesson(
  preference: Float64Array,
  row: number,
  taught: ArrayLike<number>,
  step: number,
  chances: Float64Array,
): number {
  softmax(preference, row, taught.length, 1, chances);
  const loss = divergence(taught, chances);
  for (let i = 0; i < taught.length; i++) preference[row + i] += step * (taught[i] - chances[i]);
  return loss;
}

/** Teachers learn by Q-learning and tell what they would do; students learn that, and never see a reward. */
export const policyDistillation = learner<typeof params, Memory>({
  ...tabular,
  id: 'policy-distillation',
  label: 'Policy distillation',
  summary:
    'Teachers learn from rewards and tell with what chances they would act in states they met; students learn to act like them.',
  source: 'Rusu et al., Policy distillation, ICLR 2016, equation 3, with tables; teachers are Q-learners.',
  quantity: 'Q',
  params,
  memory(situation) {
    const table = tableOf(situation);
    const { n } = situation.host;
    return { ...table, met: Array.from({ length: n }, () => []), loss: new Float64Array(n).fill(Number.NaN) };
  },
  choose(memory, situation, agent, state) {
    if (!isStudent(situation, agent)) return tabular.choose(memory, situation, agent, state);
    const row = rowOf(memory, agent, state);
    if (situation.exploiting[agent])
      return anyBest(memory.q, row, memory.actions, situation.host.chance.at(agent));
    softmax(memory.q, row, memory.actions, 1, memory.chances);
    return drawn(memory.chances, memory.actions, situation.host.chance.at(agent));
  },
  improve(memory, situation, agent, { state, action, reward, next, done }) {
    if (isStudent(situation, agent)) return 0;
    const met = memory.met[agent];
    const before = met.indexOf(state);
    if (before >= 0) met.splice(before, 1);
    met.push(state);
    if (met.length > STATES_TOLD) met.shift();
    const discount = discountFor(situation, agent, situation.values.gamma);
    const follows = done ? 0 : discount * largest(memory.q, rowOf(memory, agent, next), memory.actions);
    return correct(memory, situation.values, rowOf(memory, agent, state) + action, reward + follows, agent);
  },
  /** State and chances, state and chances, and so on; a liar teaches to avoid what it would do. */
  tell(memory, situation, agent, falsely) {
    if (isStudent(situation, agent)) return [];
    const told: number[] = [];
    const row = new Float64Array(memory.actions);
    const chances = new Float64Array(memory.actions);
    for (const state of memory.met[agent]) {
      const first = rowOf(memory, agent, state);
      const worth = Array.from(memory.q.subarray(first, first + memory.actions));
      row.set(falsely ? opposite(worth) : worth);
      softmax(row, 0, memory.actions, situation.values.sharpness, chances);
      told.push(state, ...chances);
    }
    memory.met[agent] = [];
    return told;
  },
  hear(memory, situation, agent, told) {
    if (!isStudent(situation, agent)) return 0;
    const step = stepFor(situation, agent, situation.values.studentStep);
    let most = 0;
    for (let at = 0; at < told.length; at += memory.actions + 1) {
      const row = rowOf(memory, agent, told[at]);
      const taught = told.slice(at + 1, at + 1 + memory.actions);
      memory.loss[agent] = lesson(memory.q, row, taught, step, memory.chances);
      most = Math.max(most, memory.loss[agent], ...memory.q.subarray(row, row + memory.actions));
    }
    return most;
  },
  policy(memory, situation, agent, state, into) {
    const row = rowOf(memory, agent, state);
    if (isStudent(situation, agent) && situation.exploiting[agent])
      greedyChances(memory.q, row, memory.actions, 0, into);
    else if (isStudent(situation, agent)) softmax(memory.q, row, memory.actions, 1, into);
    else tabular.policy(memory, situation, agent, state, into);
  },
  forget(memory, situation, agent) {
    tabular.forget(memory, situation, agent);
    memory.met[agent] = [];
    memory.loss[agent] = Number.NaN;
  },
  inspect(memory, situation, agent, state) {
    const rows = tabular.inspect(memory, situation, agent, state);
    if (!isStudent(situation, agent)) return rows;
    const loss = Number.isNaN(memory.loss[agent]) ? 'none yet' : `${written(memory.loss[agent])} nats`;
    return [
      { group: 'Distillation', label: 'Part', value: 'student' },
      { group: 'Distillation', label: 'Latest loss (KL)', value: loss },
      ...rows.map((row) => ({ ...row, group: 'Preference θ' })),
    ];
  },
});
