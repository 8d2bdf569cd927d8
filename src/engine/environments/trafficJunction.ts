import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { countStep, measureReturns, returnMetrics, type Returns, returnsOf } from './playReturns.ts';
import { type Cars, carsOf, cellOf, markHits, pathsFor, senseCar, statesOf } from './trafficJunction/cars.ts';
import { params, type Values } from './trafficJunction/params.ts';
import { armNames, ARMS, roadOf, routeNames, ROUTES } from './trafficJunction/roads.ts';

const BRAKE = 0;
const STRAIGHT = 1;

interface State extends Returns {
  cars: Cars;
  /** Steps of the present episode, and whether anybody has collided in it. */
  clock: number;
  crashed: boolean;
  finished: number;
  failed: number;
  collisions: number;
  through: number;
  stepsThrough: number;
}

/** Cars on a junction without lights, each an agent that drives or brakes; they must learn to give way. */
export const trafficJunction = define<typeof params, State>({
  id: 'traffic-junction',
  label: 'Traffic junction',
  summary:
    'Cars come from four sides of a junction without lights; each drives or brakes, and collisions cost much more than time.',
  source:
    'Sukhbaatar, Szlam & Fergus, Learning multiagent communication with backpropagation, NIPS 2016, section 4.3.',
  params,
  channels: [
    { id: 'role', label: 'Where', categories: ['waits outside', 'drives', 'has collided'] },
    { id: 'x', label: 'Column' },
    { id: 'y', label: 'Row' },
  ],
  metrics: [
    ...returnMetrics,
    {
      id: 'collisions',
      label: 'Collisions a step',
      unit: '',
      help: 'Cars that shared a cell with another, summed over all steps so far, over the number of cars and steps on the road.',
    },
    {
      id: 'failed',
      label: 'Failed episodes',
      unit: '%',
      help: 'Share of finished episodes of the junction in which anybody collided: the failure rate of the paper.',
      primary: true,
      once: 'episodes',
    },
    {
      id: 'through',
      label: 'Time through',
      unit: 'steps',
      help: 'Steps that a car took from its arrival to the end of its route, averaged over all that got there.',
      primary: true,
      once: 'episodes',
    },
  ],

  init: (host, values) => ({
    ...returnsOf(host.n),
    cars: carsOf(host.n, Number(values.size)),
    clock: 0,
    crashed: false,
    finished: 0,
    failed: 0,
    collisions: 0,
    through: 0,
    stepsThrough: 0,
  }),
  begin: (state, host, values) => arrive(state.cars, host, values),

  actionCount: () => 2,
  stateCount: ({ cars }, _host, values) => statesOf(cars.size, values),
  sense: ({ cars }, _host, values, agent) => senseCar(cars, values, agent),

  perform(state, host, values, actions, rewards, done) {
    const { cars } = state;
    const paths = pathsFor(cars.size);
    const left = new Uint8Array(host.n);
    for (let agent = 0; agent < host.n; agent++) {
      if (cars.path[agent] < 0) continue;
      cars.age[agent] += 1;
      // An agent that is down stands where it is.
      if (actions[agent] < 0 || actions[agent] === BRAKE) continue;
      cars.at[agent] += 1;
      if (cars.at[agent] < paths[cars.path[agent]].length) continue;
      left[agent] = 1;
      cars.path[agent] = -1;
      state.through += 1;
      state.stepsThrough += cars.age[agent];
    }
    const hits = markHits(cars);
    state.collisions += hits;
    state.crashed ||= hits > 0;
    state.clock += 1;
    const over = state.clock >= values.steps;
    for (let agent = 0; agent < host.n; agent++) {
      if (actions[agent] < 0) continue;
      rewards[agent] = values.time * cars.age[agent] + (cars.hit[agent] ? values.collision : 0);
      done[agent] = left[agent] || over ? 1 : 0;
      countStep(state, agent, rewards[agent], done[agent] === 1);
    }
    if (over) clear(state);
    arrive(cars, host, values);
  },

  board({ cars }, host, values, agent) {
    const paths = pathsFor(cars.size);
    const pieces = [];
    for (let one = 0; one < host.n; one++)
      if (cars.path[one] >= 0)
        pieces.push({
          agent: one,
          cell: cellOf(cars, paths, one),
          look: 'car' as const,
          holds: cars.hit[one] === 1,
        });
    return {
      kind: 'grid',
      width: cars.size,
      height: cars.size,
      cells: roadOf(cars.size),
      cellKinds: [
        { name: 'grass', look: 'grass' },
        { name: 'road', look: 'road' },
      ],
      pieces,
      ways: [[0, 0], null],
      wayNames: ['brake', 'drive'],
      states: statesAlong(cars, values, paths, agent),
    };
  },

  observe({ cars }, host, _values, [role, x, y]) {
    const paths = pathsFor(cars.size);
    for (let agent = 0; agent < host.n; agent++) {
      const cell = cellOf(cars, paths, agent);
      role[agent] = cell < 0 ? 0 : cars.hit[agent] ? 2 : 1;
      x[agent] = cell < 0 ? -1 : cell % cars.size;
      y[agent] = cell < 0 ? -1 : Math.floor(cell / cars.size);
    }
  },
  measure(state, _host, _values, into) {
    measureReturns(state, into);
    const steps = totalSteps(state);
    into[3] = steps > 0 ? state.collisions / steps : 0;
    into[4] = state.finished > 0 ? (100 * state.failed) / state.finished : 0;
    into[5] = state.through > 0 ? state.stepsThrough / state.through : 0;
  },
  inspect({ cars }, _host, _values, agent) {
    const path = cars.path[agent];
    if (path < 0) return [{ group: 'Junction', label: 'Where', value: 'waits outside' }];
    return [
      {
        group: 'Junction',
        label: 'Comes from',
        value: `${armNames[Math.floor(path / ROUTES)]}, goes ${routeNames[path % ROUTES]}`,
      },
      { group: 'Junction', label: 'Cells gone', value: String(cars.at[agent]) },
      { group: 'Junction', label: 'Steps since it came', value: String(cars.age[agent]) },
      { group: 'Actions', label: '1, 2', value: 'brake, drive' },
    ];
  },
  sentence(state) {
    const { through, finished, failed } = state;
    const cars = `${through} ${through === 1 ? 'car has' : 'cars have'} come through`;
    if (finished === 0) return `${cars}.`;
    return `${cars}; somebody collided in ${((100 * failed) / finished).toFixed(0)} % of ${finished} ${finished === 1 ? 'episode' : 'episodes'}.`;
  },
});

/** A car at each end of the roads by chance, driven by an agent drawn from those outside; none where its cell is taken. */
function arrive(cars: Cars, host: Host, values: Values): void {
  const paths = pathsFor(cars.size);
  const outside: number[] = [];
  for (let agent = 0; agent < host.n; agent++)
    if (cars.path[agent] < 0 && host.alive[agent]) outside.push(agent);
  for (let arm = 0; arm < ARMS; arm++) {
    if (!host.dice.flip(values.arrival) || outside.length === 0) continue;
    const route = values.routes === 'straight' ? STRAIGHT : host.dice.below(ROUTES);
    const entry = paths[arm * ROUTES][0];
    if (cars.path.some((_, agent) => cellOf(cars, paths, agent) === entry)) continue;
    const [agent] = outside.splice(host.dice.below(outside.length), 1);
    cars.path[agent] = arm * ROUTES + route;
    cars.at[agent] = 0;
    cars.age[agent] = 0;
  }
}

function clear(state: State): void {
  state.finished += 1;
  if (state.crashed) state.failed += 1;
  state.crashed = false;
  state.clock = 0;
  state.cars.path.fill(-1);
  state.cars.hit.fill(0);
}

function totalSteps({ totalSteps: finished, steps }: State): number {
  let sum = 0;
  for (let agent = 0; agent < steps.length; agent++) sum += finished[agent] + steps[agent];
  return sum;
}

/** What the agent's car would sense on each cell of its path if nobody else were there. */
function statesAlong(cars: Cars, values: Values, paths: readonly Int32Array[], agent: number): Int32Array {
  const states = new Int32Array(cars.size * cars.size).fill(-1);
  const path = cars.path[agent] ?? -1;
  if (path < 0) return states;
  for (const [at, cell] of paths[path].entries()) {
    const alone = { ...carsOf(1, cars.size), path: Int32Array.of(path), at: Int32Array.of(at) };
    states[cell] = senseCar(alone, values, 0);
  }
  return states;
}
