import { number } from '../catalog/params.ts';
import { exp } from '../kernel/mathematics.ts';
import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import { largest } from './playing/pick.ts';
import { written } from './playing/show.ts';
import { correct, rowOf, type Table, tableOf, tableParams, tables, tabular } from './tabular/table.ts';

const params = {
  ...tableParams,
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
    help: 'Factor on an action’s temperature each time it is taken.',
    default: 0.995,
    min: 0.5,
    max: 1,
    step: 0.001,
    live: true,
  }),
  moderation: number({
    label: 'Moderation of leniency',
    help: 'Bad news about an action of temperature T is believed with chance e^(−moderation·T).',
    default: 1,
    min: 0.001,
    max: 100,
    scale: 'log',
    live: true,
  }),
  tables,
  ...playingParams,
};

interface Memory extends Table {
  heat: Float64Array;
}

/** Lenient Q-learning: bad news about an action that is still new is mostly overlooked. */
export const lenientQ = learner<typeof params, Memory>({
  id: 'lenient-q',
  label: 'Lenient Q-learning',
  summary:
    'Q-learning that at first overlooks low rewards, which may be due to partners who still learn, and grows strict with use.',
  source: 'Panait, Sullivan & Luke, AAMAS 2006; Wei & Luke, JMLR 17, 2016, algorithm LMRL2.',
  params,
  quantity: 'Q',
  memory(situation) {
    const table = tableOf(situation);
    return { ...table, heat: new Float64Array(table.q.length).fill(situation.values.warmth) };
  },
  prepare: tabular.prepare,
  choose: tabular.choose,
  improve(memory, situation, agent, { state, action, reward, next, done }) {
    const { values, host } = situation;
    const at = rowOf(memory, agent, state) + action;
    const follows = done ? 0 : discountFor(situation, agent, values.gamma) * largest(memory.q, rowOf(memory, agent, next), memory.actions);
    const target = reward + follows;
    const strict = exp(-values.moderation * memory.heat[at]);
    if (target >= memory.q[at] || host.chance.at(agent).flip(strict)) correct(memory, values, at, target);
    memory.heat[at] *= values.cooling;
    return memory.q[at];
  },
  policy: tabular.policy,
  values: tabular.values,
  forget(memory, situation, agent) {
    tabular.forget(memory, situation, agent);
    if (memory.common) return;
    const width = memory.states * memory.actions;
    memory.heat.fill(situation.values.warmth, agent * width, (agent + 1) * width);
  },
  inspect(memory, _situation, agent, state) {
    const first = rowOf(memory, agent, state);
    return Array.from({ length: memory.actions }, (_, i) => ({
      group: 'Q and temperature',
      label: `Action ${i + 1}`,
      value: `${written(memory.q[first + i])} at ${written(memory.heat[first + i])}`,
    }));
  },
});
