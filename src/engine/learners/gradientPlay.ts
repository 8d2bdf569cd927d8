import { choice, number, table } from '../catalog/params.ts';
import type { Play } from '../kernel/play.ts';
import { solveZeroSum } from './games/zeroSum.ts';
import { learner } from './playing/learner.ts';
import { stepFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import { drawn } from './playing/pick.ts';
import { rowsOf } from './playing/show.ts';
import { mixFrom, projected } from './games/mixes.ts';

const params = {
  step: number({
    label: 'Step size',
    help: 'How far η a mix moves along the gradient of what it earns in a step.',
    default: 0.01,
    min: 0.00001,
    max: 1,
    scale: 'log',
    live: true,
  }),
  pace: choice({
    label: 'Pace',
    help: 'Whether steps depend on how it goes.',
    default: 'even',
    options: [
      {
        value: 'even',
        label: 'Even',
        help: 'Infinitesimal gradient ascent; it may go round and round (Singh, Kearns & Mansour 2000).',
      },
      {
        value: 'wolf',
        label: 'Win or learn fast',
        help: 'Four times the step while it earns less than its safe mix would: it settles (Bowling & Veloso 2002).',
      },
    ],
    live: true,
  }),
  start: table({
    label: 'First mix',
    help: 'Weights of the actions at the start: the first row for row players, the last for column players; where they do not fit the game, a mix is drawn evenly.',
    default: [[0]],
    min: 0,
    max: 1e6,
    maxRows: 2,
    maxColumns: 12,
  }),
  ...playingParams,
};

/** Steps while losing are so many times those while winning. */
const FASTER = 4;

interface Memory {
  actions: number;
  /** Chance of each action, by agent. */
  mix: Float64Array;
  chances: Float64Array;
}

/** Gradient play: everyone knows the table and the other's mix, and moves its own the way it earns more. */
export const gradientPlay = learner<typeof params, Memory>({
  id: 'gradient-play',
  label: 'Gradient play',
  summary:
    'Moves a mix of actions along the gradient of what it earns against the other’s present mix: in matching pennies both go round and round.',
  source:
    'Singh, Kearns & Mansour, UAI 2000 (IGA); Bowling & Veloso, Artificial Intelligence 136, 2002 (WoLF-IGA).',
  quantity: 'the chance',
  params,
  memory({ play, host, values }) {
    const actions = play.actionCount();
    const mix = new Float64Array(host.n * actions);
    for (let agent = 0; agent < host.n; agent++)
      mix.set(mixFrom(values.start, agent, actions, host.chance.at(agent)), agent * actions);
    return { actions, mix, chances: new Float64Array(actions) };
  },
  prepare(memory, situation) {
    const { play, host, values, time, frozen } = situation;
    if (time === 0) return;
    // All move at once from where the others were.
    const before = memory.mix.slice();
    const { actions } = memory;
    for (let agent = 0; agent < host.n; agent++) {
      const partner = play.partner?.(agent) ?? -1;
      if (partner < 0 || frozen[agent]) continue;
      const own = before.subarray(agent * actions, (agent + 1) * actions);
      const earns = earningsOf(play, agent, before.subarray(partner * actions, (partner + 1) * actions));
      const factor = values.pace === 'wolf' && isLosing(play, agent, own, earns) ? FASTER : 1;
      memory.mix.set(climbed(own, earns, stepFor(situation, agent, values.step) * factor), agent * actions);
    }
  },
  choose(memory, { host }, agent) {
    memory.chances.set(memory.mix.subarray(agent * memory.actions, (agent + 1) * memory.actions));
    return drawn(memory.chances, memory.actions, host.chance.at(agent));
  },
  improve: (memory, _situation, agent, { action }) => memory.mix[agent * memory.actions + action],
  policy: (memory, _situation, agent, _state, into) =>
    into.set(memory.mix.subarray(agent * memory.actions, (agent + 1) * memory.actions)),
  forget({ mix, actions }, { values, host }, agent) {
    mix.set(mixFrom(values.start, agent, actions, host.chance.at(agent)), agent * actions);
  },
  inspect: (memory, _situation, agent) =>
    rowsOf('Chance', memory.mix, agent * memory.actions, memory.actions),
  cautions: ({ payoff }) => (payoff === null ? ['No table of payoffs is known here: no mix moves.'] : []),
});

/** What each action earns against a mix. */
const earningsOf = (play: Play, agent: number, other: Float64Array): Float64Array =>
  other.map((_, a) => other.reduce((sum, chance, b) => sum + chance * (play.payoff?.(agent, a, b) ?? 0), 0));

const dot = (x: Float64Array, y: Float64Array): number => x.reduce((sum, value, i) => sum + value * y[i], 0);

/** Whether the mix earns less against the other's than the one that makes sure of the most. */
function isLosing(play: Play, agent: number, own: Float64Array, earns: Float64Array): boolean {
  const { length } = own;
  const payoffs = Float64Array.from(
    { length: length * length },
    (_, at) => play.payoff?.(agent, Math.floor(at / length), at % length) ?? 0,
  );
  return dot(own, earns) < dot(solveZeroSum(payoffs, length, length).row, earns);
}

/** The mix moved by `step` times the gradient within the simplex, scaled so that of two actions the first moves by step · (u₁ − u₂). */
function climbed(own: Float64Array, earns: Float64Array, step: number): Float64Array {
  const { length } = own;
  if (length < 2) return own.slice();
  const mean = earns.reduce((sum, value) => sum + value, 0) / length;
  return projected(own.map((chance, i) => chance + (step * (earns[i] - mean) * length) / (length - 1)));
}
