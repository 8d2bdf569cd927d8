import { number } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { corridorBoard } from './boards/corridorBoard.ts';
import { countStep, measureReturns, returnMetrics, type Returns, returnsOf } from './playReturns.ts';

/** Places before the goal, and the one where left and right are switched. */
const PLACES = 3;
const SWITCHED = 1;

const params = {
  step: number({
    label: 'Reward of a step',
    help: 'For every step, the last one included; −1 in the textbook.',
    default: -1,
    min: -10,
    max: 0,
    step: 0.1,
    live: true,
  }),
};

interface State extends Returns {
  place: Int32Array;
}

/** Mean return of an episode from the start if `right` is done with chance p everywhere: (2p − 4)/(p(1 − p)), best at p = 2 − √2. */
export const corridorReturn = (p: number): number => (2 * p - 4) / (p * (1 - p));
export const BEST_CHANCE = 2 - Math.sqrt(2);

/** A corridor whose places look all alike, and whose second one turns the agent about: only chance walks through well. */
export const corridor = define<typeof params, State>({
  id: 'corridor',
  label: 'Corridor of look-alikes',
  summary:
    'Three places look alike, and in the second one left leads right: whoever always does the same never arrives, and the best is to go right in 59 of 100 steps.',
  source: 'Sutton & Barto, Reinforcement Learning, 2018, example 13.1.',
  params,
  channels: [{ id: 'place', label: 'Place' }],
  metrics: returnMetrics,
  theory: (_host, values) => ({
    return: {
      label: 'Best mean return, going right with chance 2 − √2',
      points: [
        [0, -values.step * corridorReturn(BEST_CHANCE)],
        [1e6, -values.step * corridorReturn(BEST_CHANCE)],
      ],
    },
  }),
  init: (host) => ({ ...returnsOf(host.n), place: new Int32Array(host.n) }),
  actionCount: () => 2,
  stateCount: () => 1,
  sense: () => 0,
  perform(state, host, values, actions, rewards, done) {
    for (let agent = 0; agent < host.n; agent++) {
      if (actions[agent] < 0) continue;
      const right = (actions[agent] === 1) !== (state.place[agent] === SWITCHED);
      const next = Math.max(0, state.place[agent] + (right ? 1 : -1));
      const over = next === PLACES;
      state.place[agent] = over ? 0 : next;
      rewards[agent] = values.step;
      done[agent] = over ? 1 : 0;
      countStep(state, agent, values.step, over);
    }
  },
  board: ({ place }) => corridorBoard(PLACES, SWITCHED, place),
  observe: ({ place }, _host, _values, [into]) => into.set(place),
  measure: (state, _host, _values, into) => measureReturns(state, into),
  inspect: (state, _host, _values, agent) => [
    { group: 'Corridor', label: 'Place', value: `${state.place[agent] + 1} of ${PLACES}` },
    { group: 'Corridor', label: 'Episodes', value: String(state.episodes[agent]) },
    { group: 'Actions', label: '1, 2', value: 'left, right' },
  ],
  sentence(state) {
    const figures = new Float64Array(3);
    measureReturns(state, figures);
    if (figures[2] === 0) return 'Nobody has come through yet.';
    return `The latest ways through took ${figures[1].toFixed(1)} steps on average; 11.7 is the best that chance can do.`;
  },
});
