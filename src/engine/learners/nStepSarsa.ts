import { integer } from '../catalog/params.ts';
import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import type { Situation, Step } from './playing/spec.ts';
import { correct, rowOf, type Table, tableOf, tableParams, tables, type TableValues, tabular } from './tabular/table.ts';

const params = {
  ...tableParams,
  stepsBack: integer({
    label: 'Steps looked ahead',
    help: 'Rewards n that a correction adds up before it trusts a value; 1 is SARSA.',
    default: 4,
    min: 1,
    max: 100,
    scale: 'log',
  }),
  tables,
  ...playingParams,
};

interface Memory extends Table {
  planned: Int32Array;
  /** The last n steps of each agent as a ring: places of their values, and their rewards; and how many are held. */
  places: Int32Array;
  rewards: Float64Array;
  held: Int32Array;
  oldest: Int32Array;
}

/** n-step SARSA: corrections over several real rewards and one value. */
export const nStepSarsa = learner<typeof params, Memory>({
  id: 'n-step-sarsa',
  label: 'N-step SARSA',
  summary:
    'Corrects a value by the next n rewards and the value after them: news of a reward travels n steps back at once.',
  source: 'Sutton & Barto 2018, section 7.2.',
  quantity: 'Q',
  params,
  memory(situation) {
    const { host, values } = situation;
    const room = host.n * values.stepsBack;
    return {
      ...tableOf(situation),
      planned: new Int32Array(host.n).fill(-1),
      places: new Int32Array(room),
      rewards: new Float64Array(room),
      held: new Int32Array(host.n),
      oldest: new Int32Array(host.n),
    };
  },
  prepare: tabular.prepare,
  choose(memory, situation, agent, state) {
    const planned = memory.planned[agent];
    memory.planned[agent] = -1;
    // Without a plan, the agent has been away: what it held is no run of steps any more.
    if (planned < 0) memory.held[agent] = 0;
    return planned >= 0 ? planned : tabular.choose(memory, situation, agent, state);
  },
  improve(memory, situation, agent, step) {
    hold(memory, situation.values.stepsBack, agent, step);
    if (step.done) return settleAll(memory, situation, agent);
    memory.planned[agent] = tabular.choose(memory, situation, agent, step.next);
    if (memory.held[agent] < situation.values.stepsBack) return 0;
    return settle(
      memory,
      situation,
      agent,
      memory.q[rowOf(memory, agent, step.next) + memory.planned[agent]],
    );
  },
  policy: tabular.policy,
  values: tabular.values,
  forget(memory, situation, agent) {
    tabular.forget(memory, situation, agent);
    memory.planned[agent] = -1;
    memory.held[agent] = 0;
  },
  interrupt(memory, agent) {
    memory.planned[agent] = -1;
    memory.held[agent] = 0;
  },
  inspect: tabular.inspect,
});

function hold(memory: Memory, n: number, agent: number, { state, action, reward }: Step): void {
  const at = agent * n + ((memory.oldest[agent] + memory.held[agent]) % n);
  memory.places[at] = rowOf(memory, agent, state) + action;
  memory.rewards[at] = reward;
  memory.held[agent] += 1;
}

/** Corrects the oldest value held by the rewards held since and what follows them, and lets it go. */
function settle(
  memory: Memory,
  situation: Situation<TableValues & { stepsBack: number }>,
  agent: number,
  follows: number,
): number {
  const { values } = situation;
  const discount = discountFor(situation, agent, values.gamma);
  const n = values.stepsBack;
  const { held, oldest, rewards, places } = memory;
  let target = follows;
  for (let k = held[agent] - 1; k >= 0; k--)
    target = rewards[agent * n + ((oldest[agent] + k) % n)] + discount * target;
  const place = places[agent * n + oldest[agent]];
  oldest[agent] = (oldest[agent] + 1) % n;
  held[agent] -= 1;
  return correct(memory, values, place, target, agent);
}

function settleAll(
  memory: Memory,
  situation: Situation<TableValues & { stepsBack: number }>,
  agent: number,
): number {
  let written = 0;
  while (memory.held[agent] > 0) written = settle(memory, situation, agent, 0);
  return written;
}
