import { choice, integer, number, type ValuesOf } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { pursuitBoard } from './boards/pursuitBoard.ts';
import { WAY_NAMES } from './gridMap.ts';
import { countStep, measureReturns, returnMetrics, type Returns, returnsOf } from './playReturns.ts';
import {
  aidedSensation,
  captured,
  huntersOf,
  offsets,
  preySeen,
  scatter,
  sensation,
  sensations,
  walked,
} from './pursuitRules.ts';

const params = {
  size: integer({
    label: 'Side of the board',
    help: 'Cells along each side.',
    default: 10,
    min: 2,
    max: 100,
  }),
  prey: integer({
    label: 'Prey',
    help: 'Agents that are prey and move by chance: the last ones. All others hunt.',
    default: 1,
    min: 1,
    max: 1000,
  }),
  captors: choice({
    label: 'Captors it takes',
    help: 'When a prey is caught.',
    default: 'one',
    options: [
      { value: 'one', label: 'One', help: 'A hunter stands on its cell.' },
      { value: 'two', label: 'Two', help: 'Two hunters stand on its cell or right beside it.' },
    ],
  }),
  depth: integer({
    label: 'Sight',
    help: 'Columns and rows that a hunter sees to each side.',
    default: 4,
    min: 1,
    max: 6,
  }),
  senses: choice({
    label: 'Senses',
    help: 'What a hunter’s state is made of.',
    default: 'prey',
    options: [
      { value: 'prey', label: 'The prey', help: 'Where the nearest prey is, if in sight.' },
      {
        value: 'both',
        label: 'The prey and a fellow',
        help: 'Where the nearest prey and the nearest fellow are, if in sight.',
      },
      {
        value: 'shared',
        label: 'What any hunter sees',
        help: 'Where the nearest prey is, if in sight of any hunter (Tan’s scouts).',
      },
      {
        value: 'told',
        label: 'What it sees or is told',
        help: 'Where prey is that it sees itself or was told of by messages, late or lost or false as they may be; learners must share what they see.',
      },
    ],
  }),
  borders: choice({
    label: 'Borders',
    help: 'What happens at the edge of the board.',
    default: 'walls',
    options: [
      { value: 'walls', label: 'Walls', help: 'A step against the wall leaves the agent where it is.' },
      { value: 'torus', label: 'None', help: 'Who leaves on one side comes in on the other.' },
    ],
  }),
  order: choice({
    label: 'Order of moves',
    help: 'Who moves first in a step.',
    default: 'in turn',
    options: [
      { value: 'in turn', label: 'Hunters, then prey', help: 'A catch is looked for after either.' },
      {
        value: 'at once',
        label: 'All at once',
        help: 'A catch is looked for at the end: those who swap places miss each other.',
      },
    ],
  }),
  catchReward: number({
    label: 'Reward of a catch',
    help: 'For each hunter that holds the prey when it is caught.',
    default: 1,
    min: -100,
    max: 100,
    step: 0.1,
    live: true,
  }),
  stepReward: number({
    label: 'Reward of any other step',
    help: 'For each hunter that holds none.',
    default: -0.1,
    min: -100,
    max: 100,
    step: 0.1,
    live: true,
  }),
};
type Values = ValuesOf<typeof params>;

interface State extends Returns {
  cells: Int32Array;
  hunters: number;
  captors: Uint8Array;
}

/** Hunters who learn to catch prey that moves by chance, on a board seen only nearby. */
export const pursuit = define<typeof params, State>({
  id: 'pursuit',
  label: 'Hunters and prey',
  summary:
    'Hunters with short sight learn to catch prey that moves by chance; episodes start at random places and end with a catch.',
  source: 'M. Tan, Multi-agent reinforcement learning: independent vs. cooperative agents, ICML 1993.',
  params,
  channels: [
    { id: 'role', label: 'Part', categories: ['hunter', 'prey', 'hunter that sees prey'] },
    { id: 'x', label: 'Column' },
    { id: 'y', label: 'Row' },
  ],
  metrics: [
    ...returnMetrics,
    {
      id: 'meanSteps',
      label: 'Mean steps to a catch',
      unit: '',
      help: 'Steps of all finished episodes over their number.',
      primary: true,
    },
  ],
  warnings: ({ n }, values) => {
    const found: string[] = [];
    if (n < 2) found.push('agents: a hunt takes at least one hunter and one prey.');
    else if (values.prey > n - 1)
      found.push('environment.prey: more prey than agents but one; one agent hunts.');
    if (values.captors === 'two' && n - values.prey < 2)
      found.push('environment.captors: it takes two hunters to catch, and there are not two.');
    return found;
  },

  init(host, values) {
    const cells = new Int32Array(host.n);
    scatter(values, host, cells);
    return {
      ...returnsOf(host.n),
      cells,
      hunters: huntersOf(host.n, values),
      captors: new Uint8Array(host.n),
    };
  },

  actionCount: () => WAY_NAMES.length,
  stateCount: (_state, _host, values) => sensations(values),
  sense: ({ cells, hunters }, _host, values, agent) =>
    agent < hunters ? sensation(values, cells, hunters, agent) : -1,
  sightCount: (_state, _host, values) => values.size * values.size,
  sighting: ({ cells, hunters }, _host, values, agent) => preySeen(values, cells, hunters, agent),
  senseWith: ({ cells, hunters }, _host, values, agent, told) =>
    agent >= hunters
      ? -1
      : values.senses === 'told'
        ? aidedSensation(values, cells, hunters, agent, told)
        : sensation(values, cells, hunters, agent),

  perform(state, host, values, actions, rewards, done) {
    const { cells, hunters, captors } = state;
    for (let agent = 0; agent < hunters; agent++)
      if (actions[agent] >= 0) cells[agent] = walked(values, cells[agent], actions[agent]);
    let caught = values.order === 'in turn' && captured(values, cells, hunters, captors);
    if (!caught) {
      for (let agent = hunters; agent < host.n; agent++)
        if (host.alive[agent])
          cells[agent] = walked(values, cells[agent], host.chance.at(agent).below(WAY_NAMES.length));
      caught = captured(values, cells, hunters, captors);
    }
    for (let agent = 0; agent < hunters; agent++) {
      rewards[agent] = caught && captors[agent] ? values.catchReward : values.stepReward;
      done[agent] = caught ? 1 : 0;
      countStep(state, agent, rewards[agent], caught);
    }
    if (caught) scatter(values, host, cells);
  },

  board: ({ cells, hunters }, _host, values, agent) => pursuitBoard(values, cells, hunters, agent),
  observe({ cells, hunters }, host, values, [role, x, y]) {
    for (let agent = 0; agent < host.n; agent++) {
      role[agent] = agent >= hunters ? 1 : sees(values, cells, hunters, agent) ? 2 : 0;
      x[agent] = cells[agent] % values.size;
      y[agent] = Math.floor(cells[agent] / values.size);
    }
  },
  measure(state, host, _values, into) {
    measureReturns(state, into);
    // Prey has no episodes of its own.
    into[2] *= host.n / Math.max(1, state.hunters);
    into[3] = state.episodes[0] > 0 ? state.totalSteps[0] / state.episodes[0] : 0;
  },
  inspect: (state, _host, values, agent) => [
    { group: 'Hunt', label: 'Part', value: agent < state.hunters ? 'hunter' : 'prey' },
    {
      group: 'Hunt',
      label: 'Cell',
      value: `column ${(state.cells[agent] % values.size) + 1}, row ${Math.floor(state.cells[agent] / values.size) + 1}`,
    },
    { group: 'Actions', label: '1, 2, 3, 4', value: WAY_NAMES.join(', ') },
  ],
  sentence(state) {
    const [episodes, steps] = [state.episodes[0], state.totalSteps[0]];
    if (episodes === 0)
      return `The hunt goes on for ${state.steps[0]} ${state.steps[0] === 1 ? 'step' : 'steps'}.`;
    return `${episodes} ${episodes === 1 ? 'catch' : 'catches'} so far, the latest in ${state.lastSteps[0]} steps; ${(steps / episodes).toFixed(1)} on average.`;
  },
});

function sees(values: Values, cells: Int32Array, hunters: number, agent: number): boolean {
  for (let prey = hunters; prey < cells.length; prey++) {
    const [dx, dy] = offsets(values, cells[agent], cells[prey]);
    if (Math.abs(dx) <= values.depth && Math.abs(dy) <= values.depth) return true;
  }
  return false;
}
