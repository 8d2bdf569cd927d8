import { choice, integer, table } from '../catalog/params.ts';
import type { Play } from '../kernel/play.ts';
import { learner } from './playing/learner.ts';
import { playingParams } from './playing/params.ts';
import { drawn } from './playing/pick.ts';
import { rowsOf } from './playing/show.ts';

const params = {
  population: choice({
    label: 'Populations',
    help: 'Whom a mix of actions is measured against.',
    default: 'two',
    options: [
      { value: 'two', label: 'Two', help: 'Each side’s mix grows by its success against the other’s.' },
      { value: 'one', label: 'One', help: 'Each agent’s mix grows by its success against itself.' },
    ],
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
  substeps: integer({
    label: 'Parts of a step',
    help: 'Runge–Kutta steps that a step is cut into; one simulated second is one unit of the dynamics’ time.',
    default: 10,
    min: 1,
    max: 1000,
    scale: 'log',
  }),
  ...playingParams,
};

interface Memory {
  actions: number;
  /** Share of each action, by agent. */
  mix: Float64Array;
  /** The same as it was at the start, for one who begins again. */
  first: Float64Array;
  chances: Float64Array;
}

/** Replicator dynamics: a share grows by how much its payoff exceeds the mean, ẋᵢ = xᵢ (uᵢ − ū); acts are drawn from the mix. */
export const replicator = learner<typeof params, Memory>({
  id: 'replicator',
  label: 'Replicator dynamics',
  summary:
    'The share of an action grows by how much more than the average it earns, as in a large population that imitates success.',
  source:
    'Taylor & Jonker 1978; Hofbauer & Sigmund, Evolutionary Games and Population Dynamics, 1998, chapters 7 and 10.',
  quantity: 'the share',
  params,
  memory({ play, host, values }) {
    const actions = play.actionCount();
    const mix = new Float64Array(host.n * actions);
    for (let agent = 0; agent < host.n; agent++) {
      // Fixed pairs have the row player first.
      const rows = values.start;
      const given = rows[Math.min(agent % 2, rows.length - 1)];
      const sum = given.reduce((total, weight) => total + weight, 0);
      const fits = given.length === actions && sum > 0;
      const shares = fits
        ? given.map((weight) => weight / sum)
        : host.chance.at(agent).dirichlet(new Float64Array(actions).fill(1));
      mix.set(shares, agent * actions);
    }
    return { actions, mix, first: mix.slice(), chances: new Float64Array(actions) };
  },
  prepare(memory, { play, host, values, time, frozen }) {
    if (time === 0) return;
    const step = values.roundSeconds / values.substeps;
    for (let agent = 0; agent < host.n; agent++) {
      const partner = values.population === 'one' ? agent : (play.partner?.(agent) ?? -1);
      // A pair moves together, once.
      if (partner >= agent)
        for (let part = 0; part < values.substeps; part++) move(memory, play, agent, partner, step, frozen);
    }
  },
  choose(memory, { host }, agent) {
    memory.chances.set(memory.mix.subarray(agent * memory.actions, (agent + 1) * memory.actions));
    return drawn(memory.chances, memory.actions, host.chance.at(agent));
  },
  improve: (memory, _situation, agent, { action }) => memory.mix[agent * memory.actions + action],
  policy: (memory, _situation, agent, _state, into) =>
    into.set(memory.mix.subarray(agent * memory.actions, (agent + 1) * memory.actions)),
  forget(memory, _situation, agent) {
    const [from, to] = [agent * memory.actions, (agent + 1) * memory.actions];
    memory.mix.set(memory.first.subarray(from, to), from);
  },
  inspect: (memory, _situation, agent) => rowsOf('Share', memory.mix, agent * memory.actions, memory.actions),
  cautions: ({ payoff }) => (payoff === null ? ['No table of payoffs is known here: no share grows.'] : []),
});

/** Rates of growth of x against y for one agent. */
function rates(play: Play, agent: number, x: Float64Array, y: Float64Array): Float64Array {
  const payoffs = Float64Array.from(x, (_, a) => {
    let value = 0;
    for (let b = 0; b < y.length; b++) value += (play.payoff?.(agent, a, b) ?? 0) * y[b];
    return value;
  });
  let mean = 0;
  for (let a = 0; a < x.length; a++) mean += x[a] * payoffs[a];
  return payoffs.map((value, a) => x[a] * (value - mean));
}

const along = (x: Float64Array, rate: Float64Array, step: number): Float64Array =>
  x.map((share, a) => share + step * rate[a]);

/** One Runge–Kutta step of fourth order for an agent and its partner (or itself). */
function move(
  { mix, actions }: Memory,
  play: Play,
  agent: number,
  partner: number,
  step: number,
  frozen: Uint8Array,
): void {
  const alone = agent === partner;
  const x = mix.slice(agent * actions, (agent + 1) * actions);
  const y = alone ? x : mix.slice(partner * actions, (partner + 1) * actions);
  const slopes = (a: Float64Array, b: Float64Array): readonly [Float64Array, Float64Array] => {
    const first = rates(play, agent, a, b);
    return [first, alone ? first : rates(play, partner, b, a)];
  };
  const k1 = slopes(x, y);
  const k2 = slopes(along(x, k1[0], step / 2), along(y, k1[1], step / 2));
  const k3 = slopes(along(x, k2[0], step / 2), along(y, k2[1], step / 2));
  const k4 = slopes(along(x, k3[0], step), along(y, k3[1], step));
  const settle = (owner: number, from: Float64Array, side: 0 | 1): void => {
    if (frozen[owner]) return;
    let sum = 0;
    const moved = from.map((share, a) => {
      const slope = (k1[side][a] + 2 * k2[side][a] + 2 * k3[side][a] + k4[side][a]) / 6;
      const next = Math.max(0, share + step * slope);
      sum += next;
      return next;
    });
    for (let a = 0; a < actions; a++) mix[owner * actions + a] = moved[a] / sum;
  };
  settle(agent, x, 0);
  if (!alone) settle(partner, y, 1);
}
