import { number } from '../catalog/params.ts';
import { learner } from './playing/learner.ts';
import { discountFor, stepFor } from './playing/own.ts';
import { playingParams, shares } from './playing/params.ts';
import { largest } from './playing/pick.ts';
import { rowOf, stepAt, type Table, tableOf, tableParams, tables, tabular } from './tabular/table.ts';

const params = {
  ...tableParams,
  beta: number({
    label: 'Step size of bad news',
    help: 'Share β of the error by which a value is lowered; below α, the agent is patient with others who explore.',
    default: 0.01,
    min: 0,
    max: 1,
    step: 0.001,
    live: true,
  }),
  tables,
  ...playingParams,
  shares: shares('experience'),
};

/** Hysteretic Q-learning: good news counts for more than bad, which may be a partner's exploration. */
export const hystereticQ = learner<typeof params, Table>({
  ...tabular,
  id: 'hysteretic-q',
  label: 'Hysteretic Q-learning',
  summary:
    'Q-learning that raises values faster than it lowers them, so that a partner’s slips don’t drive it from the best joint action.',
  source: 'Matignon, Laurent & Le Fort-Piat, IROS 2007, equation 6.',
  params,
  memory: tableOf,
  improve(table, situation, agent, { state, action, reward, next, done }) {
    const { values } = situation;
    const at = rowOf(table, agent, state) + action;
    const follows = done ? 0 : discountFor(situation, agent, values.gamma) * largest(table.q, rowOf(table, agent, next), table.actions);
    const error = reward + follows - table.q[at];
    table.q[at] += (error >= 0 ? stepAt(table, values, at, agent) : stepFor(situation, agent, values.beta)) * error;
    return table.q[at];
  },
});
