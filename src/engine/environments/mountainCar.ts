import { integer } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { cos } from '../kernel/mathematics.ts';
import { valleyBoard } from './boards/valleyBoard.ts';
import { countStep, measureReturns, returnMetrics, type Returns, returnsOf } from './playReturns.ts';
import { type Tiling, tileCount, tilesOf } from './tiles.ts';

/** Where the valley ends, and how fast the car may go. */
const LEFT = -1.2;
const TOP = 0.5;
const FASTEST = 0.07;
/** Cells of position and of speed that a state stands for; tiles of 8 tilings have their edges on them. */
const CELLS = 64;
const TILINGS = 8;
const tiling: Tiling = { width: CELLS, height: CELLS, tilings: TILINGS };

const params = {
  longest: integer({
    label: 'Longest episode',
    help: 'A car that has not come up after so many steps begins anew.',
    default: 5000,
    min: 100,
    max: 1e6,
    scale: 'log',
  }),
};

interface State extends Returns {
  position: Float64Array;
  speed: Float64Array;
}

const cellOf = (x: number, from: number, to: number): number =>
  Math.min(CELLS - 1, Math.max(0, Math.floor(((x - from) / (to - from)) * CELLS)));

const stateOf = (position: number, speed: number): number =>
  cellOf(speed, -FASTEST, FASTEST) * CELLS + cellOf(position, LEFT, TOP);

/** A car too weak for the hill: it must first drive away from the goal to get up speed. */
export const mountainCar = define<typeof params, State>({
  id: 'mountain-car',
  label: 'Car in a valley',
  summary:
    'A car too weak for the slope must swing back and forth to get out of the valley; position and speed are finely graded, so states must be told apart by features.',
  source:
    'Sutton & Barto 2018, example 10.1; Moore 1990. Position and speed are sensed to one part in 64; 8 tilings of 8 × 8 tiles.',
  params,
  channels: [
    { id: 'position', label: 'Position', domain: [LEFT, TOP] },
    { id: 'speed', label: 'Speed', domain: [-FASTEST, FASTEST] },
  ],
  metrics: returnMetrics,
  init(host) {
    const state: State = {
      ...returnsOf(host.n),
      position: new Float64Array(host.n),
      speed: new Float64Array(host.n),
    };
    for (let agent = 0; agent < host.n; agent++)
      state.position[agent] = host.chance.at(agent).uniform() * 0.2 - 0.6;
    return state;
  },
  actionCount: () => 3,
  stateCount: () => CELLS * CELLS,
  sense: ({ position, speed }, _host, _values, agent) => stateOf(position[agent], speed[agent]),
  featureCount: () => tileCount(tiling),
  featuresAtMost: () => TILINGS,
  features: (_state, _host, _values, at, into) => tilesOf(tiling, at, into),

  perform(state, host, values, actions, rewards, done) {
    const { position, speed, steps } = state;
    for (let agent = 0; agent < host.n; agent++) {
      if (actions[agent] < 0) continue;
      const push = actions[agent] - 1;
      const faster = speed[agent] + 0.001 * push - 0.0025 * cos(3 * position[agent]);
      speed[agent] = Math.min(FASTEST, Math.max(-FASTEST, faster));
      position[agent] += speed[agent];
      if (position[agent] < LEFT) {
        position[agent] = LEFT;
        speed[agent] = 0;
      }
      const over = position[agent] >= TOP || steps[agent] + 1 >= values.longest;
      rewards[agent] = -1;
      done[agent] = over ? 1 : 0;
      countStep(state, agent, -1, over);
      if (!over) continue;
      position[agent] = host.chance.at(agent).uniform() * 0.2 - 0.6;
      speed[agent] = 0;
    }
  },

  board: ({ position, speed }) =>
    valleyBoard(
      CELLS,
      Int32Array.from(position, (x, car) => stateOf(x, speed[car])),
    ),
  observe(state, _host, _values, [position, speed]) {
    position.set(state.position);
    speed.set(state.speed);
  },
  measure: (state, _host, _values, into) => measureReturns(state, into),
  inspect: (state, _host, _values, agent) => [
    { group: 'Car', label: 'Position', value: `${state.position[agent].toFixed(3)} (the top is at ${TOP})` },
    { group: 'Car', label: 'Speed', value: state.speed[agent].toFixed(4) },
    { group: 'Car', label: 'Episodes', value: String(state.episodes[agent]) },
    { group: 'Actions', label: '1, 2, 3', value: 'back, nothing, forward' },
  ],
  sentence(state) {
    const figures = new Float64Array(3);
    measureReturns(state, figures);
    if (figures[2] === 0) return 'No car has come out of the valley yet.';
    return `The latest ways out of the valley took ${figures[1].toFixed(0)} steps on average.`;
  },
});
