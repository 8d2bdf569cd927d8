import { define } from '../kernel/module.ts';
import { type Field, fieldOf, foodAt, load, sow, walk } from './foraging/field.ts';
import { params, type Values } from './foraging/params.ts';
import { featuresOf, senseFrom, statesOf, writeFeatures } from './foraging/senses.ts';
import { WAY_NAMES, WAYS } from './gridMap.ts';
import { countStep, measureReturns, returnMetrics, type Returns, returnsOf } from './playReturns.ts';

/** Actions beside the four ways: stay, and load. */
const STAY = WAYS.length;
const LOAD = STAY + 1;

interface State extends Returns {
  field: Field;
  clock: number;
  /** Finished episodes; pieces taken in them, and pieces there were. */
  finished: number;
  taken: number;
  sown: number;
  takenNow: number;
  /** 1 where the agent has loaded in the latest step, 2 where it got something. */
  doing: Uint8Array;
}

/** Agents with levels gather food with levels: a piece gives way only to agents beside it whose levels add up to its own. */
export const foraging = define<typeof params, State>({
  id: 'foraging',
  label: 'Foraging by levels',
  summary:
    'Agents gather food; a piece is loaded only by agents beside it whose levels add up to its own, so some must wait for others.',
  source:
    'Albrecht & Ramamoorthy, AAMAS 2013; Papoudakis, Christianos, Schäfer & Albrecht, NeurIPS 2021 (level-based foraging).',
  params,
  channels: [
    { id: 'role', label: 'Latest step', categories: ['walks', 'loads in vain', 'has loaded food'] },
    { id: 'x', label: 'Column' },
    { id: 'y', label: 'Row' },
  ],
  metrics: [
    ...returnMetrics,
    {
      id: 'gathered',
      label: 'Food gathered',
      unit: '%',
      help: 'Share of all food of finished episodes that was taken.',
      primary: true,
    },
  ],
  warnings: ({ n }, values) =>
    n > (values.size * values.size) / 2
      ? ['environment.size: most cells would be held by agents, who block each other’s way.']
      : [],

  init(host, values) {
    const field = fieldOf(host.n, values.food);
    sow(field, host, values);
    return {
      ...returnsOf(host.n),
      field,
      clock: 0,
      finished: 0,
      taken: 0,
      sown: 0,
      takenNow: 0,
      doing: new Uint8Array(host.n),
    };
  },

  actionCount: () => LOAD + 1,
  stateCount: (_state, _host, values) => statesOf(values),
  sense: ({ field }, _host, values, agent) => senseFrom(field, values, agent, field.cell[agent]),
  featureCount: (_state, _host, values) => featuresOf(values),
  featuresAtMost: (_state, _host, values) => (values.senses === 'fellow' ? 3 : 2),
  features: (_state, _host, values, at, into) => writeFeatures(values, at, into),

  perform(state, host, values, actions, rewards, done) {
    const { field, doing } = state;
    const loads = new Uint8Array(host.n);
    const ways = new Int32Array(host.n).fill(-1);
    for (let agent = 0; agent < host.n; agent++) {
      rewards[agent] = 0;
      if (actions[agent] >= 0 && actions[agent] < STAY) ways[agent] = actions[agent];
      loads[agent] = actions[agent] === LOAD ? 1 : 0;
    }
    // Food is loaded from where agents stood when they chose to; then the others walk.
    state.takenNow += load(field, values.size, loads, rewards, values.penalty);
    walk(field, values.size, ways);
    state.clock += 1;
    const over = state.clock >= values.steps || field.food.every((cell) => cell < 0);
    for (let agent = 0; agent < host.n; agent++) {
      doing[agent] = loads[agent] ? (rewards[agent] > 0 ? 2 : 1) : 0;
      if (actions[agent] < 0) continue;
      done[agent] = over ? 1 : 0;
      countStep(state, agent, rewards[agent], over);
    }
    if (over) finish(state, values);
    if (over) sow(field, host, values);
  },

  board({ field }, host, values, agent) {
    const places = values.size * values.size;
    const states = new Int32Array(places).fill(-1);
    if (agent >= 0 && agent < host.n)
      for (let cell = 0; cell < places; cell++)
        if (foodAt(field, cell) < 0) states[cell] = senseFrom(field, values, agent, cell);
    return {
      kind: 'grid',
      width: values.size,
      height: values.size,
      cells: new Uint8Array(places),
      cellKinds: [{ name: 'floor', look: 'floor' }],
      pieces: [
        ...Array.from(field.cell, (cell, one) => ({
          agent: one,
          cell,
          look: 'agent' as const,
          mark: String(field.level[one]),
        })),
        ...Array.from(field.food, (cell, i) => ({
          agent: -1,
          cell,
          look: 'food' as const,
          mark: String(field.need[i]),
        })),
      ].filter(({ cell }) => cell >= 0),
      ways: [...WAYS, [0, 0], null],
      wayNames: [...WAY_NAMES, 'stay', 'load'],
      states,
    };
  },

  observe({ field, doing }, host, values, [role, x, y]) {
    for (let agent = 0; agent < host.n; agent++) {
      role[agent] = doing[agent];
      x[agent] = field.cell[agent] % values.size;
      y[agent] = Math.floor(field.cell[agent] / values.size);
    }
  },
  measure(state, _host, _values, into) {
    measureReturns(state, into);
    into[3] = state.sown > 0 ? (100 * state.taken) / state.sown : 0;
  },
  inspect: ({ field }, _host, values, agent) => [
    { group: 'Foraging', label: 'Level', value: String(field.level[agent]) },
    {
      group: 'Foraging',
      label: 'Cell',
      value: `column ${(field.cell[agent] % values.size) + 1}, row ${Math.floor(field.cell[agent] / values.size) + 1}`,
    },
    { group: 'Actions', label: '1 to 6', value: [...WAY_NAMES, 'stay', 'load'].join(', ') },
  ],
  sentence(state) {
    if (state.finished === 0)
      return `${state.takenNow} ${state.takenNow === 1 ? 'piece' : 'pieces'} taken so far.`;
    const share = ((100 * state.taken) / Math.max(1, state.sown)).toFixed(0);
    return `${state.finished} ${state.finished === 1 ? 'episode' : 'episodes'}; ${share} % of the food was gathered.`;
  },
});

function finish(state: State, { food }: Values): void {
  state.finished += 1;
  state.taken += state.takenNow;
  state.sown += Math.min(food, state.takenNow + state.field.food.filter((cell) => cell >= 0).length);
  state.takenNow = 0;
  state.clock = 0;
}
