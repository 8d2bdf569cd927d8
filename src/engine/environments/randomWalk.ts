import { integer } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { walkBoard } from './boards/walkBoard.ts';
import { countStep, measureReturns, returnMetrics, type Returns, returnsOf } from './playReturns.ts';

const params = {
  states: integer({
    label: 'States',
    help: 'Places in a row between the two ends; an odd number has a middle, where each episode starts.',
    default: 5,
    min: 1,
    max: 1001,
  }),
};

interface State extends Returns {
  place: Int32Array;
}

const middle = (states: number): number => Math.floor((states - 1) / 2);

/** A walk by chance that pays only at its right end: the value of a place is the chance of ending there. */
export const randomWalk = define<typeof params, State>({
  id: 'random-walk',
  label: 'Random walk',
  summary:
    'Each agent drifts by chance over a row of states; only the right end pays, so the value of state i of n is i/(n + 1).',
  source: 'Sutton & Barto, Reinforcement Learning, 2018, example 6.2.',
  params,
  channels: [{ id: 'place', label: 'State' }],
  metrics: returnMetrics,

  init: (host, values) => ({
    ...returnsOf(host.n),
    place: new Int32Array(host.n).fill(middle(values.states)),
  }),

  actionCount: () => 1,
  stateCount: (_state, _host, values) => values.states,
  sense: ({ place }, _host, _values, agent) => place[agent],

  perform(state, host, values, actions, rewards, done) {
    for (let agent = 0; agent < host.n; agent++) {
      if (actions[agent] < 0) continue;
      const next = state.place[agent] + (host.chance.at(agent).flip(0.5) ? 1 : -1);
      const over = next < 0 || next >= values.states;
      rewards[agent] = next >= values.states ? 1 : 0;
      done[agent] = over ? 1 : 0;
      state.place[agent] = over ? middle(values.states) : next;
      countStep(state, agent, rewards[agent], over);
    }
  },

  board: ({ place }, _host, values) => walkBoard(values.states, place),
  observe: ({ place }, _host, _values, [into]) => into.set(place),
  measure: (state, _host, _values, into) => measureReturns(state, into),
  inspect: (state, host: Host, values, agent) => [
    { group: 'Walk', label: 'State', value: `${state.place[agent] + 1} of ${values.states}` },
    {
      group: 'Walk',
      label: 'True value',
      value: ((state.place[agent] + 1) / (values.states + 1)).toFixed(3),
    },
    {
      group: 'Walk',
      label: 'Episodes',
      value: `${state.episodes[agent]}${host.alive[agent] ? '' : ' (down)'}`,
    },
  ],
  sentence(state) {
    const figures = new Float64Array(3);
    measureReturns(state, figures);
    if (figures[2] === 0) return 'No walk has come to an end yet.';
    return `${(100 * figures[0]).toFixed(0)} % of the latest walks ended on the right.`;
  },
});
