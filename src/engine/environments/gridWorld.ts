import { choice, number, text, type ValuesOf } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import {
  boards,
  CLIFF,
  GOAL,
  type GridMap,
  mapProblem,
  readMap,
  type Rewards,
  stepOn,
  WALL,
  WAY_NAMES,
} from './gridMap.ts';
import { gridWorldBoard, isBlocked, mapWith } from './boards/gridWorldBoard.ts';
import { countStep, measureReturns, returnMetrics, type Returns, returnsOf } from './playReturns.ts';

import { tileCount, tilesOf } from './tiles.ts';

/** Tilings of 2 × 2 cells, for learners that generalize over cells. */
const TILINGS = 2;

type BoardId = keyof typeof boards;
const boardIds = Object.keys(boards) as BoardId[];
const own = { key: 'board', is: ['own'] };

const params = {
  board: choice<BoardId | 'own'>({
    label: 'Board',
    help: 'Where agents walk, each for itself; changed while it runs, agents must learn anew.',
    default: 'cliff',
    options: [
      ...boardIds.map((id) => ({ value: id, label: boards[id].label, help: boards[id].help })),
      { value: 'own', label: 'Own map' },
    ],
  }),
  map: text({
    label: 'Map',
    help: 'Rows from the top, separated by strokes or line ends: . free, # wall, S start, G goal, C cliff.',
    default: '........G/........./........./.########/........./...S.....',
    maxLength: 4000,
    check: mapProblem,
    live: true,
    when: own,
  }),
  step: number({
    label: 'Reward of a step',
    help: 'For a step that reaches neither goal nor cliff.',
    default: 0,
    min: -100,
    max: 100,
    step: 0.1,
    live: true,
    when: own,
  }),
  goal: number({
    label: 'Reward of the goal',
    help: 'For the step that reaches a goal.',
    default: 1,
    min: -1000,
    max: 1000,
    step: 0.1,
    live: true,
    when: own,
  }),
  fall: number({
    label: 'Reward of a fall',
    help: 'For a step into the cliff, which leads back to the start.',
    default: -100,
    min: -1000,
    max: 1000,
    step: 1,
    live: true,
    when: own,
  }),
  slip: number({
    label: 'Slipperiness',
    help: 'Chance that a step goes a random way.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
};
type Values = ValuesOf<typeof params>;

interface State extends Returns {
  map: GridMap;
  cell: Int32Array;
  falls: number;
}

/** The map and rewards that the values name. */
export function boardOf(values: Values): { map: GridMap; rewards: Rewards } {
  if (values.board !== 'own')
    return { map: readMap(boards[values.board].map), rewards: boards[values.board] };
  return { map: readMap(values.map), rewards: values };
}

/** Boards of cells on which each agent walks alone from a start to a goal. */
export const gridWorld = define<typeof params, State>({
  id: 'grid-world',
  label: 'Grid world',
  summary:
    'Each agent walks by itself over a board from start to goal, episode after episode; walls block and cliffs hurt.',
  source: 'Sutton & Barto, Reinforcement Learning, 2018, examples 6.6, 8.1 and 8.2.',
  params,
  channels: [
    { id: 'place', label: 'Place', categories: ['on its way', 'at the start', 'beside the cliff'] },
    { id: 'x', label: 'Column' },
    { id: 'y', label: 'Row' },
  ],
  metrics: [
    ...returnMetrics,
    { id: 'falls', label: 'Falls', unit: '', help: 'Steps into the cliff, all agents together.' },
  ],

  init(host, values) {
    const { map } = boardOf(values);
    return { ...returnsOf(host.n), map, cell: new Int32Array(host.n).fill(map.start), falls: 0 };
  },

  actionCount: () => WAY_NAMES.length,
  stateCount: ({ map }) => map.cells.length,
  sense: ({ cell }, _host, _values, agent) => cell[agent],
  featureCount: ({ map }) => tileCount({ ...map, tilings: TILINGS }),
  featuresAtMost: () => TILINGS,
  features: ({ map }, _host, _values, at, into) => tilesOf({ ...map, tilings: TILINGS }, at, into),

  perform(state, host, values, actions, rewards, done) {
    const { map } = state;
    const worth = values.board === 'own' ? values : boards[values.board];
    for (let agent = 0; agent < host.n; agent++) {
      if (actions[agent] < 0) continue;
      const chance = host.chance.at(agent);
      const way =
        values.slip > 0 && chance.flip(values.slip) ? chance.below(WAY_NAMES.length) : actions[agent];
      const result = stepOn(map, worth, state.cell[agent], way);
      if (result.next === map.start && result.reward === worth.fall && besideCliff(map, state.cell[agent]))
        state.falls += 1;
      state.cell[agent] = result.done ? map.start : result.next;
      rewards[agent] = result.reward;
      done[agent] = result.done ? 1 : 0;
      countStep(state, agent, result.reward, result.done);
    }
  },

  changed(state, host, values, key) {
    if (key !== 'map' || values.board !== 'own') return;
    const { map } = boardOf(values);
    if (map.width !== state.map.width || map.height !== state.map.height) {
      host.note(
        'map',
        'The new map has another size; it takes effect from the next start.',
        undefined,
        'bad',
      );
      return;
    }
    state.map = map;
    for (let agent = 0; agent < host.n; agent++)
      if (map.cells[state.cell[agent]] === WALL) state.cell[agent] = map.start;
    host.note('map', 'The board has changed.', undefined, 'command');
  },

  board: ({ map, cell }) => gridWorldBoard(map, cell),
  place(state, host, _values, at, kind) {
    const map = mapWith(state.map, at, kind);
    const where = `column ${(at % state.map.width) + 1}, row ${Math.floor(at / state.map.width) + 1}`;
    if (typeof map === 'string') {
      host.note('place', map, undefined, 'bad');
      return;
    }
    state.map = map;
    for (let agent = 0; agent < host.n; agent++)
      if (isBlocked(map, state.cell[agent])) state.cell[agent] = map.start;
    host.note('place', `A ${kind} now at ${where}.`, undefined, 'command');
  },

  observe({ map, cell }, host, _values, [place, x, y]) {
    for (let agent = 0; agent < host.n; agent++) {
      place[agent] = cell[agent] === map.start ? 1 : besideCliff(map, cell[agent]) ? 2 : 0;
      x[agent] = cell[agent] % map.width;
      y[agent] = Math.floor(cell[agent] / map.width);
    }
  },
  measure(state, _host, _values, into) {
    measureReturns(state, into);
    into[3] = state.falls;
  },
  inspect: (state, _host, _values, agent) => [
    {
      group: 'Board',
      label: 'Cell',
      value: `column ${(state.cell[agent] % state.map.width) + 1}, row ${Math.floor(state.cell[agent] / state.map.width) + 1}`,
    },
    { group: 'Board', label: 'Episodes', value: String(state.episodes[agent]) },
    {
      group: 'Board',
      label: 'Latest return',
      value: state.episodes[agent] > 0 ? String(Number(state.lastReturn[agent].toPrecision(6))) : 'none yet',
    },
    { group: 'Actions', label: '1, 2, 3, 4', value: WAY_NAMES.join(', ') },
  ],
  sentence(state, host) {
    const figures = new Float64Array(3);
    measureReturns(state, figures);
    if (figures[2] === 0) return 'Nobody has reached the goal yet.';
    const who = host.n === 1 ? 'The latest way' : 'The latest ways of all agents';
    return `${who} to the goal took ${figures[1].toFixed(1)} steps${host.n === 1 ? '' : ' on average'}.`;
  },
});

function besideCliff(map: GridMap, cell: number): boolean {
  const x = cell % map.width;
  return (
    map.cells[cell + map.width] === CLIFF ||
    map.cells[cell - map.width] === CLIFF ||
    (x > 0 && map.cells[cell - 1] === CLIFF) ||
    (x + 1 < map.width && map.cells[cell + 1] === CLIFF)
  );
}

/** The cells on which an episode ends. */
export const goalsOf = ({ cells }: GridMap): number[] =>
  Array.from(cells.keys()).filter((cell) => cells[cell] === GOAL);
