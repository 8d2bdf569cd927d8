import { number } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { log } from '../kernel/mathematics.ts';
import { degree, neighbour } from '../topologies/graph.ts';
import { guard } from './playing/guard.ts';
import { learner } from './playing/learner.ts';
import { opposite, tellsFalsely } from './playing/lies.ts';
import { playingParams } from './playing/params.ts';
import { firstBest } from './playing/pick.ts';
import { written } from './playing/show.ts';
import type { Situation } from './playing/spec.ts';
import { forgetRows, rowAt } from './playing/tallies.ts';

const params = {
  mixing: number({
    label: 'Weight of the neighbours',
    help: 'Step κ of the consensus, P = I − κ/d·L with the graph’s Laplacian L and largest degree d; 0 listens to nobody.',
    default: 0.6,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
  }),
  deviation: number({
    label: 'Deviation of rewards',
    help: 'Standard deviation σ of rewards that the bonus reckons with; for rewards of one or nothing at most a half.',
    default: 0.5,
    min: 0.01,
    max: 100,
    scale: 'log',
    live: true,
  }),
  boldness: number({
    label: 'Boldness',
    help: 'Factor γ of the bonus; above 1 regret grows with the logarithm of time only.',
    default: 1.1,
    min: 0.1,
    max: 10,
    step: 0.1,
    live: true,
  }),
  looseness: number({
    label: 'Looseness of the bound',
    help: 'Parameter η, from 0 to below 4, of the factor 1/(1 − η²/16) on the bonus.',
    default: 1,
    min: 0,
    max: 3.9,
    step: 0.1,
    live: true,
  }),
  ...playingParams,
};
type Values = { mixing: number; deviation: number; boldness: number; looseness: number };

/** Estimates of all agents by agent, state and arm: of how often all pulled, and of what they earned, over the number of agents. */
export interface CoopMemory {
  states: number;
  actions: number;
  count: Float64Array;
  sum: Float64Array;
  /** What came of the neighbours' estimates since the latest mixing, added up, and how many told. */
  countHeard: Float64Array;
  sumHeard: Float64Array;
  told: Float64Array;
  /** Steps seen by agent and state. */
  seen: Float64Array;
  bonus: Float64Array;
}

/** What is sent to neighbours: counts, then sums, by state and arm. */
type Estimates = readonly number[];

const largestDegree = ({ n, graph }: Pick<Host, 'n' | 'graph'>): number => {
  let most = 1;
  for (let agent = 0; agent < n; agent++) most = Math.max(most, degree(graph, agent));
  return most;
};

/** Bonus of coop-UCB2: σ √((2γ/G) · (n̂ + √ln t)/(M n̂) · ln t / n̂) with G = 1 − η²/16 (Landgren et al., CDC 2016, equation 7). */
export function bonusOf(
  { deviation, boldness, looseness }: Values,
  count: number,
  agents: number,
  time: number,
): number {
  const logarithm = log(Math.max(1, time));
  const factor = (2 * boldness) / (1 - (looseness * looseness) / 16);
  return (
    deviation *
    Math.sqrt((((factor * (count + Math.sqrt(logarithm))) / (agents * count)) * logarithm) / count)
  );
}

/**
 * One step of running consensus for one agent: x ← (1 − w·k) x + w Σ x(neighbour) over the k neighbours that told, w = κ/d. Who was
 * silent leaves its weight with the agent.
 */
function mixIn(memory: CoopMemory, agent: number, weight: number): void {
  const width = memory.states * memory.actions;
  // Two tellings of one neighbour may come in one step where messages are late.
  const heard = Math.min(1, weight * memory.told[agent]);
  const own = 1 - heard;
  const each = heard / memory.told[agent];
  for (let at = agent * width; at < (agent + 1) * width; at++) {
    memory.count[at] = own * memory.count[at] + each * memory.countHeard[at];
    memory.sum[at] = own * memory.sum[at] + each * memory.sumHeard[at];
  }
  forgetRows(agent, width, memory.countHeard, memory.sumHeard);
  memory.told[agent] = 0;
}

function indices(memory: CoopMemory, situation: Situation<Values>, agent: number, state: number): void {
  const row = rowAt(memory, agent, state);
  const { host, values } = situation;
  const time = memory.seen[agent * memory.states + state];
  for (let arm = 0; arm < memory.actions; arm++) {
    const count = memory.count[row + arm];
    const mean = memory.sum[row + arm] / count;
    memory.bonus[arm] = count > 0 ? mean + bonusOf(values, count, host.n, time) : Infinity;
  }
}

/** Upper confidence bounds on estimates that neighbours average while they pull. */
export const coopUcb = learner<typeof params, CoopMemory>({
  id: 'coop-ucb',
  label: 'Cooperative UCB',
  summary:
    'Agents average with their neighbours, step by step, how often each arm was pulled and what it brought, and pull the arm that could be best by these estimates.',
  source:
    'Landgren, Srivastava & Leonard, ECC 2016 and CDC 2016 (coop-UCB2), running consensus; for one context and rewards alike for all.',
  quantity: 'the estimate',
  params,
  messages: [{ id: 'estimates', label: 'Estimates', glyph: 'payload' }],
  memory({ play, host }) {
    const states = play.stateCount();
    const actions = play.actionCount();
    const size = host.n * states * actions;
    return {
      states,
      actions,
      count: new Float64Array(size),
      sum: new Float64Array(size),
      countHeard: new Float64Array(size),
      sumHeard: new Float64Array(size),
      told: new Float64Array(host.n),
      seen: new Float64Array(host.n * states),
      bonus: new Float64Array(actions),
    };
  },
  prepare(memory, { host, values }) {
    const weight = values.mixing / largestDegree(host);
    for (let agent = 0; agent < host.n; agent++) if (memory.told[agent] > 0) mixIn(memory, agent, weight);
  },
  choose(memory, situation, agent, state) {
    const row = rowAt(memory, agent, state);
    if (situation.exploiting[agent]) {
      for (let arm = 0; arm < memory.actions; arm++)
        memory.bonus[arm] = memory.sum[row + arm] / Math.max(memory.count[row + arm], 1e-9);
      return firstBest(memory.bonus, 0, memory.actions);
    }
    // The paper: each arm once by oneself, in order.
    const seen = memory.seen[agent * memory.states + state];
    if (seen < memory.actions) return seen;
    indices(memory, situation, agent, state);
    return firstBest(memory.bonus, 0, memory.actions);
  },
  improve(memory, _situation, agent, { state, action, reward }) {
    const at = rowAt(memory, agent, state) + action;
    memory.count[at] += 1;
    memory.sum[at] += reward;
    memory.seen[agent * memory.states + state] += 1;
    return memory.sum[at];
  },
  speak(memory, { host, actions, values }) {
    if (values.mixing === 0) return;
    const width = memory.states * memory.actions;
    for (let agent = 0; agent < host.n; agent++) {
      if (actions[agent] < 0 || !host.alive[agent]) continue;
      const counts = Array.from(memory.count.subarray(agent * width, (agent + 1) * width));
      const sums = Array.from(memory.sum.subarray(agent * width, (agent + 1) * width));
      const told: Estimates = Object.freeze([
        ...counts,
        ...(tellsFalsely(host, agent) ? opposite(sums) : sums),
      ]);
      for (let i = 0; i < degree(host.graph, agent); i++)
        host.send(agent, neighbour(host.graph, agent, i), 0, 0, told, told.length * 8);
    }
  },
  receive(memory, { host, time }, to, from, payload) {
    const told = payload as Estimates;
    const width = memory.states * memory.actions;
    for (let i = 0; i < width; i++) {
      memory.countHeard[to * width + i] += told[i];
      memory.sumHeard[to * width + i] += told[width + i];
      guard(host, 'Cooperative UCB', to, time, `the estimate heard from agent ${from}`, told[width + i]);
    }
    memory.told[to] += 1;
  },
  values(memory, _situation, agent, state, into) {
    const row = rowAt(memory, agent, state);
    for (let arm = 0; arm < memory.actions; arm++)
      into[arm] = memory.count[row + arm] > 0 ? memory.sum[row + arm] / memory.count[row + arm] : 0;
  },
  forget(memory, _situation, agent) {
    const width = memory.states * memory.actions;
    forgetRows(agent, width, memory.count, memory.sum, memory.countHeard, memory.sumHeard);
    forgetRows(agent, memory.states, memory.seen);
    memory.told[agent] = 0;
  },
  inspect(memory, situation, agent, state) {
    const row = rowAt(memory, agent, state);
    const time = memory.seen[agent * memory.states + state];
    return Array.from({ length: memory.actions }, (_, arm) => {
      const count = memory.count[row + arm];
      const bonus = count > 0 ? written(bonusOf(situation.values, count, situation.host.n, time)) : '∞';
      const mean = count > 0 ? written(memory.sum[row + arm] / count) : 'unknown';
      return {
        group: 'Estimates',
        label: `Arm ${arm + 1}`,
        value: `${mean} + ${bonus} (${written(count * situation.host.n)} pulls by all)`,
      };
    });
  },
});
