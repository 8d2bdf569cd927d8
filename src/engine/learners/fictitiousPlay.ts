import { number } from '../catalog/params.ts';
import { learner } from './playing/learner.ts';
import { playingParams } from './playing/params.ts';
import { anyBest, drawn, greedyChances, softmax } from './playing/pick.ts';
import { rowsOf } from './playing/show.ts';
import type { Situation } from './playing/spec.ts';
import { rowAt } from './playing/tallies.ts';

const params = {
  weight: number({
    label: 'First belief',
    help: 'Times that each of the partner’s actions counts as seen before play begins.',
    default: 1,
    min: 0.001,
    max: 1000,
    scale: 'log',
  }),
  temperature: number({
    label: 'Temperature',
    help: '0 takes a best reply; above it, replies are drawn with chances proportional to e^(value/temperature) (smooth fictitious play).',
    default: 0,
    min: 0,
    max: 100,
    step: 0.1,
    live: true,
  }),
  ...playingParams,
};

interface Memory {
  states: number;
  actions: number;
  /** How often the partner has done what in a state, with the first belief. */
  counts: Float64Array;
  expected: Float64Array;
  chances: Float64Array;
}

/** Fictitious play: the best reply to the mix of actions that the partner has shown so far; the table of the game is known. */
export const fictitiousPlay = learner<typeof params, Memory>({
  id: 'fictitious-play',
  label: 'Fictitious play',
  summary: 'Knows the table, counts what the partner has done, and replies as if it went on like that.',
  source: 'Brown 1951; Fudenberg & Levine, The Theory of Learning in Games, 1998, chapters 2 and 4 (smooth).',
  quantity: 'the count',
  params,
  memory({ play, host, values }) {
    const states = play.stateCount();
    const actions = play.actionCount();
    return {
      states,
      actions,
      counts: new Float64Array(host.n * states * actions).fill(values.weight),
      expected: new Float64Array(actions),
      chances: new Float64Array(actions),
    };
  },
  choose(memory, situation, agent, state) {
    const { values, host } = situation;
    const chance = host.chance.at(agent);
    replyValues(memory, situation, agent, state, memory.expected);
    if (values.temperature === 0 || situation.exploiting[agent]) return anyBest(memory.expected, 0, memory.actions, chance);
    softmax(memory.expected, 0, memory.actions, values.temperature, memory.chances);
    return drawn(memory.chances, memory.actions, chance);
  },
  improve(memory, { play, actions }, agent, { state }) {
    const partner = play.partner?.(agent) ?? -1;
    const other = partner < 0 ? -1 : actions[partner];
    if (other < 0) return 0;
    const at = rowAt(memory, agent, state) + other;
    memory.counts[at] += 1;
    return memory.counts[at];
  },
  values: (memory, situation, agent, state, into) => replyValues(memory, situation, agent, state, into),
  policy(memory, situation, agent, state, into) {
    const expected = new Float64Array(memory.actions);
    replyValues(memory, situation, agent, state, expected);
    if (situation.values.temperature === 0 || situation.exploiting[agent]) greedyChances(expected, 0, memory.actions, 0, into);
    else softmax(expected, 0, memory.actions, situation.values.temperature, into);
  },
  forget(memory, { values }, agent) {
    const width = memory.states * memory.actions;
    memory.counts.fill(values.weight, agent * width, (agent + 1) * width);
  },
  inspect(memory, situation, agent, state) {
    const expected = new Float64Array(memory.actions);
    replyValues(memory, situation, agent, state, expected);
    return [
      ...rowsOf('Value of a reply', expected, 0, memory.actions),
      ...rowsOf('Times the partner did', memory.counts, rowAt(memory, agent, state), memory.actions),
    ];
  },
  cautions: ({ payoff }) =>
    payoff === null ? ['No table of payoffs is known here: all actions look alike.'] : [],
});

function replyValues(
  memory: Memory,
  { play }: Situation<unknown>,
  agent: number,
  state: number,
  into: Float64Array,
): void {
  const row = rowAt(memory, agent, state);
  let sum = 0;
  for (let b = 0; b < memory.actions; b++) sum += memory.counts[row + b];
  for (let a = 0; a < memory.actions; a++) {
    let value = 0;
    for (let b = 0; b < memory.actions; b++)
      value += (play.payoff?.(agent, a, b) ?? 0) * memory.counts[row + b];
    into[a] = value / sum;
  }
}
