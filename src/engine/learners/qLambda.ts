import { number } from '../catalog/params.ts';
import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import { largest } from './playing/pick.ts';
import { forgetRows, rowAt } from './playing/tallies.ts';
import { stepAt, type Table, tableOf, tableParams, tabular } from './tabular/table.ts';

const params = {
  ...tableParams,
  lambda: number({
    label: 'Persistence of traces',
    help: 'Factor λ, beside the discount, on how much of a correction each earlier step takes.',
    default: 0.9,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  ...playingParams,
};

/** Traces fainter than this are dropped. */
const FAINTEST = 1e-4;

interface Memory extends Table {
  /** Eligibility by agent, state and action, and the places where it is not 0, by agent. */
  traces: Float64Array;
  marked: number[][];
}

/** Watkins's Q(λ): corrections run back along the steps of the episode, until the first one that was not greedy. */
export const qLambda = learner<typeof params, Memory>({
  id: 'q-lambda',
  label: 'Q(λ) of Watkins',
  summary:
    'Q-learning whose corrections run back along the way it came, fading, until the last step of exploration.',
  source: 'Watkins 1989; Sutton & Barto 2018, section 12.10 (replacing traces).',
  quantity: 'Q',
  params,
  memory(situation) {
    const table = tableOf(situation);
    return {
      ...table,
      traces: new Float64Array(table.q.length),
      marked: Array.from({ length: situation.host.n }, () => []),
    };
  },
  prepare: tabular.prepare,
  choose: tabular.choose,
  improve(memory, situation, agent, { state, action, reward, next, done }) {
    const { values } = situation;
    const discount = discountFor(situation, agent, values.gamma);
    const row = rowAt(memory, agent, state);
    const at = row + action;
    // An exploring step breaks the run: what came before it does not speak for the greedy policy.
    if (memory.q[at] < largest(memory.q, row, memory.actions)) wipe(memory, agent);
    const follows = done ? 0 : discount * largest(memory.q, rowAt(memory, agent, next), memory.actions);
    const error = reward + follows - memory.q[at];
    if (memory.traces[at] === 0) memory.marked[agent].push(at);
    memory.traces[at] = 1;
    const step = stepAt(memory, values, at, agent);
    const kept: number[] = [];
    for (const place of memory.marked[agent]) {
      memory.q[place] += step * error * memory.traces[place];
      memory.traces[place] *= discount * values.lambda;
      if (memory.traces[place] >= FAINTEST) kept.push(place);
      else memory.traces[place] = 0;
    }
    memory.marked[agent] = kept;
    if (done) wipe(memory, agent);
    return memory.q[at];
  },
  policy: tabular.policy,
  values: tabular.values,
  forget(memory, situation, agent) {
    tabular.forget(memory, situation, agent);
    forgetRows(agent, memory.states * memory.actions, memory.traces);
    memory.marked[agent] = [];
  },
  interrupt: wipe,
  inspect: tabular.inspect,
});

function wipe({ traces, marked }: Memory, agent: number): void {
  for (const place of marked[agent]) traces[place] = 0;
  marked[agent] = [];
}
