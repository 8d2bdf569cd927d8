import { integer, number } from '../catalog/params.ts';
import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams, shares } from './playing/params.ts';
import { largest } from './playing/pick.ts';
import type { Situation, Step } from './playing/spec.ts';
import { rowAt } from './playing/tallies.ts';
import { correct, type Table, tableOf, tableParams, type TableValues, tabular } from './tabular/table.ts';

const params = {
  ...tableParams,
  planning: integer({
    label: 'Steps of planning',
    help: 'Remembered steps gone through again in thought after each real one; 0 is Q-learning.',
    default: 10,
    min: 0,
    max: 1000,
    live: true,
  }),
  curiosity: number({
    label: 'Curiosity',
    help: 'Bonus κ√τ in thought for what has not been tried for τ steps; above 0 it is Dyna-Q+, which also thinks of what was never tried in a state it met: that such a move leads nowhere and pays nothing.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.0001,
    live: true,
  }),
  ...playingParams,
  shares: shares('experience', 'episode'),
};

const UNKNOWN = -2;
const END = -1;

interface Memory extends Table {
  /** What each action last led to: state (−1: the end; −2: not tried), reward, and when. */
  leads: Int32Array;
  pays: Float64Array;
  triedAt: Float64Array;
  /** Places tried by each agent, in the order of the first time. */
  known: number[][];
}

/** Dyna-Q: learns a model of the world beside the values, and goes through it in thought. */
export const dynaQ = learner<typeof params, Memory>({
  id: 'dyna-q',
  label: 'Dyna-Q',
  summary:
    'Remembers where each action led and learns from memory between real steps: far fewer real steps for the same path.',
  source: 'Sutton 1990; Sutton & Barto 2018, sections 8.2 and 8.3 (Dyna-Q+).',
  quantity: 'Q',
  params,
  memory(situation) {
    const table = tableOf(situation);
    const size = table.q.length;
    return {
      ...table,
      leads: new Int32Array(size).fill(UNKNOWN),
      pays: new Float64Array(size),
      triedAt: new Float64Array(size),
      known: Array.from({ length: situation.host.n }, () => []),
    };
  },
  prepare: tabular.prepare,
  choose: tabular.choose,
  improve(memory, situation, agent, step) {
    const at = note(memory, agent, step, situation.time);
    if (situation.values.curiosity > 0) imagine(memory, situation, agent, step.state);
    const written = backUp(memory, situation, agent, at, 0);
    const chance = situation.host.chance.at(agent);
    const known = memory.known[agent];
    for (let k = 0; k < situation.values.planning; k++) {
      const place = known[chance.below(known.length)];
      const { curiosity } = situation.values;
      const bonus = curiosity > 0 ? curiosity * Math.sqrt(situation.time - memory.triedAt[place]) : 0;
      backUp(memory, situation, agent, place, bonus);
    }
    return written;
  },
  absorb: (memory, situation, agent, step) =>
    backUp(memory, situation, agent, note(memory, agent, step, situation.time), 0),
  policy: tabular.policy,
  values: tabular.values,
  forget(memory, situation, agent) {
    tabular.forget(memory, situation, agent);
    const width = memory.states * memory.actions;
    memory.leads.fill(UNKNOWN, agent * width, (agent + 1) * width);
    memory.known[agent] = [];
  },
  inspect: tabular.inspect,
});

/**
 * Takes what was never tried in a state to lead back to it and to pay nothing, so that planning comes upon it and its bonus grows (Sutton &
 * Barto 2018, section 8.3, footnote on Dyna-Q+).
 */
function imagine(memory: Memory, { began }: Situation<unknown>, agent: number, state: number): void {
  const first = rowAt(memory, agent, state);
  for (let at = first; at < first + memory.actions; at++) {
    if (memory.leads[at] !== UNKNOWN) continue;
    memory.known[agent].push(at);
    memory.leads[at] = state;
    memory.pays[at] = 0;
    memory.triedAt[at] = began[agent];
  }
}

/** Writes a step into the model; answers its place. Without curiosity only what has been tried is ever gone through in thought. */
function note(
  memory: Memory,
  agent: number,
  { state, action, reward, next, done }: Step,
  time: number,
): number {
  const at = rowAt(memory, agent, state) + action;
  if (memory.leads[at] === UNKNOWN) memory.known[agent].push(at);
  memory.leads[at] = done ? END : next;
  memory.pays[at] = reward;
  memory.triedAt[at] = time;
  return at;
}

/** One correction from the model. */
function backUp(
  memory: Memory,
  situation: Situation<TableValues>,
  agent: number,
  at: number,
  bonus: number,
): number {
  const { values } = situation;
  const next = memory.leads[at];
  const discount = discountFor(situation, agent, values.gamma);
  const follows = next < 0 ? 0 : discount * largest(memory.q, rowAt(memory, agent, next), memory.actions);
  return correct(memory, values, at, memory.pays[at] + bonus + follows, agent);
}
