import { choice, number, type ValuesOf } from '../catalog/params.ts';
import { exp } from '../kernel/mathematics.ts';
import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import { drawn, greedyChances, largest, softmax } from './playing/pick.ts';
import { written } from './playing/show.ts';
import type { Situation } from './playing/spec.ts';
import { chancesFrom } from './tabular/exploration.ts';
import { correct, levelFor, rowOf, type Table, tableOf, tableParams, tables, tabular } from './tabular/table.ts';

const params = {
  ...tableParams,
  untried: choice({
    label: 'Actions never tried',
    help: 'What a state’s action is thought to be worth before it is tried there.',
    default: 'first',
    options: [
      { value: 'first', label: 'Are tried first', help: 'Worth more than any; its first reward is then believed whole (LMRL2).' },
      { value: 'value', label: 'Have the first value', help: 'As in plain Q-learning.' },
    ],
  }),
  firstValue: { ...tableParams.firstValue, when: { key: 'untried', is: ['value'] } },
  exploration: choice<string>({
    ...tableParams.exploration,
    default: 'heat',
    options: [
      {
        value: 'heat',
        label: 'By how warm a state is',
        help: 'Boltzmann at the mean temperature of the state’s actions, and no more exploring where that has cooled (LMRL2).',
      },
      ...tableParams.exploration.options,
    ],
  }),
  warmth: number({
    label: 'First temperature of an action',
    help: 'Temperature T of each action in each state before it is tried: what is hot is forgiven.',
    default: 50,
    min: 0.1,
    max: 1000,
    scale: 'log',
  }),
  cooling: number({
    label: 'Cooling',
    help: 'Factor δ on an action’s temperature each time it is taken.',
    default: 0.995,
    min: 0.5,
    max: 1,
    step: 0.001,
    live: true,
  }),
  diffusion: number({
    label: 'Diffusion of temperature',
    help: 'Share τ of an action’s temperature that is taken from the mean temperature of the state it led to.',
    default: 0.1,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  moderation: number({
    label: 'Moderation of leniency',
    help: 'Bad news about an action of temperature T is believed with chance 1 − e^(−1/(θT)): the higher θ, the more is forgiven. The climbing game asks for about 10⁷.',
    default: 1,
    min: 0.001,
    max: 1e8,
    scale: 'log',
    live: true,
  }),
  boldness: number({
    label: 'Moderation of choice',
    help: 'Factor ω on a state’s mean temperature in the choice of an action.',
    default: 1,
    min: 0.001,
    max: 100,
    scale: 'log',
    live: true,
    when: { key: 'exploration', is: ['heat'] },
  }),
  cool: number({
    label: 'Temperature of a cool state',
    help: 'Mean temperature of a state below which its best action is taken.',
    default: 2,
    min: 0,
    max: 1000,
    live: true,
    when: { key: 'exploration', is: ['heat'] },
  }),
  tables,
  ...playingParams,
};

interface Memory extends Table {
  heat: Float64Array;
  /** 1 for an action that has been tried in a state, or counts as if it had: before, its value is taken to be without bound. */
  tried: Uint8Array;
}

/** Mean temperature of the actions whose places begin at `row`. */
function meanHeat({ heat, actions }: Memory, row: number): number {
  let sum = 0;
  for (let i = 0; i < actions; i++) sum += heat[row + i];
  return sum / actions;
}

/** Chance that bad news is believed of an action of this temperature (Wei & Luke 2016, section 4: 1 − e^(−1/(θT))). */
export const beliefChance = (moderation: number, temperature: number): number =>
  1 - exp(-1 / (moderation * temperature));

/** Number of the state's actions that were never tried. */
function untriedOf({ tried, actions }: Memory, row: number): number {
  let count = 0;
  for (let i = 0; i < actions; i++) count += 1 - tried[row + i];
  return count;
}

/** Lenient Q-learning (LMRL2): bad news about an action that is still new is mostly overlooked. */
export const lenientQ = learner<typeof params, Memory>({
  id: 'lenient-q',
  label: 'Lenient Q-learning',
  summary:
    'Q-learning that at first overlooks low rewards, which may be due to partners who still learn, and grows strict with use.',
  source:
    'Wei & Luke, Lenient learning in independent-learner stochastic cooperative games, JMLR 17(84), 2016, section 4: LMRL2, first values without bound; the idea is Panait, Sullivan & Luke’s, AAMAS 2006.',
  params,
  quantity: 'Q',
  memory(situation) {
    const table = tableOf(situation);
    const { warmth, untried } = situation.values;
    return {
      ...table,
      heat: new Float64Array(table.q.length).fill(warmth),
      tried: new Uint8Array(table.q.length).fill(Number(untried === 'value')),
    };
  },
  prepare: tabular.prepare,
  choose(memory, situation, agent, state) {
    chancesOf(memory, situation, agent, state, memory.chances);
    return drawn(memory.chances, memory.actions, situation.host.chance.at(agent));
  },
  improve(memory, situation, agent, { state, action, reward, next, done }) {
    const { values, host } = situation;
    const { q, heat, tried, actions } = memory;
    const at = rowOf(memory, agent, state) + action;
    const then = rowOf(memory, agent, next);
    // What is without bound next foretells nothing: the reward alone counts.
    const follows =
      done || untriedOf(memory, then) > 0
        ? 0
        : discountFor(situation, agent, values.gamma) * largest(q, then, actions);
    const target = reward + follows;
    if (tried[at] === 0) {
      tried[at] = 1;
      q[at] = target;
    } else if (q[at] <= target || host.chance.at(agent).flip(beliefChance(values.moderation, heat[at])))
      correct(memory, values, at, target, agent);
    const after = done ? heat[at] : (1 - values.diffusion) * heat[at] + values.diffusion * meanHeat(memory, then);
    heat[at] = values.cooling * after;
    return q[at];
  },
  policy: (memory, situation, agent, state, into) => chancesOf(memory, situation, agent, state, into),
  values: tabular.values,
  forget(memory, situation, agent) {
    tabular.forget(memory, situation, agent);
    if (memory.common) return;
    const width = memory.states * memory.actions;
    const { warmth, untried } = situation.values;
    memory.heat.fill(warmth, agent * width, (agent + 1) * width);
    memory.tried.fill(Number(untried === 'value'), agent * width, (agent + 1) * width);
  },
  inspect(memory, _situation, agent, state) {
    const first = rowOf(memory, agent, state);
    return Array.from({ length: memory.actions }, (_, i) => ({
      group: 'Q and temperature',
      label: `Action ${i + 1}`,
      value: `${memory.tried[first + i] ? written(memory.q[first + i]) : 'untried'} at ${written(memory.heat[first + i])}`,
    }));
  },
});

/** Chances of the actions: what was never tried comes first; then as the values say, the bolder the warmer. */
function chancesOf(
  memory: Memory,
  situation: Situation<ValuesOf<typeof params>>,
  agent: number,
  state: number,
  into: Float64Array,
): void {
  const { q, tried, actions } = memory;
  const { values, exploiting } = situation;
  const row = rowOf(memory, agent, state);
  const untried = untriedOf(memory, row);
  if (untried === actions || (untried > 0 && !exploiting[agent])) {
    for (let i = 0; i < actions; i++) into[i] = (1 - tried[row + i]) / untried;
    return;
  }
  const warmth = values.exploration === 'heat' ? meanHeat(memory, row) : 0;
  if (exploiting[agent]) {
    const known = Float64Array.from(tried.subarray(row, row + actions), (one, i) => (one ? q[row + i] : -Infinity));
    greedyChances(known, 0, actions, 0, into);
  } else if (values.exploration !== 'heat')
    chancesFrom(values, levelFor(memory.level, situation, agent), q, row, actions, into);
  else if (warmth < values.cool) greedyChances(q, row, actions, 0, into);
  else softmax(q, row, actions, values.boldness * warmth, into);
}
