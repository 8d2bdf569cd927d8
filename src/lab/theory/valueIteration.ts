import { type GridMap, type Rewards, stepOn, WAYS } from '../../engine/environments/gridMap.ts';

/** What may follow an action: with `chance` it pays `reward` and leads to `next`, -1 being the end. */
export interface Consequence {
  chance: number;
  next: number;
  reward: number;
}

/** A finite Markov decision process by what may follow each action in each state. */
export interface DecisionProcess {
  states: number;
  actions: number;
  follows(state: number, action: number): readonly Consequence[];
}

/** Sweeps after which an improper process (no way to its end) is given up. */
const SWEEPS_AT_MOST = 100_000;

/** What an action is worth by the values of what follows. */
export function actionValue(
  process: DecisionProcess,
  values: Float64Array,
  state: number,
  action: number,
  gamma: number,
): number {
  let value = 0;
  for (const { chance, next, reward } of process.follows(state, action))
    value += chance * (reward + (next < 0 ? 0 : gamma * values[next]));
  return value;
}

/** Best values of all states, by sweeps until no value moves by more than `accuracy` (Bellman 1957; Sutton & Barto 2018, section 4.4). */
export function optimalValues(process: DecisionProcess, gamma: number, accuracy = 1e-12): Float64Array {
  return sweep(process, accuracy, (values, state) => {
    let best = -Infinity;
    for (let action = 0; action < process.actions; action++)
      best = Math.max(best, actionValue(process, values, state, action, gamma));
    return best;
  });
}

/** Values of all states where action a is taken in state s with chance policy[s × actions + a] (the same, section 4.1). */
export function policyValues(
  process: DecisionProcess,
  policy: Float64Array,
  gamma: number,
  accuracy = 1e-12,
): Float64Array {
  return sweep(process, accuracy, (values, state) => {
    let mean = 0;
    for (let action = 0; action < process.actions; action++) {
      const chance = policy[state * process.actions + action];
      if (chance > 0) mean += chance * actionValue(process, values, state, action, gamma);
    }
    return mean;
  });
}

function sweep(
  process: DecisionProcess,
  accuracy: number,
  better: (values: Float64Array, state: number) => number,
): Float64Array {
  const values = new Float64Array(process.states);
  for (let count = 0; count < SWEEPS_AT_MOST; count++) {
    let moved = 0;
    for (let state = 0; state < process.states; state++) {
      const value = better(values, state);
      moved = Math.max(moved, Math.abs(value - values[state]));
      values[state] = value;
    }
    if (moved <= accuracy) return values;
  }
  throw new RangeError(
    `values still move after ${SWEEPS_AT_MOST} sweeps; expected a discount below 1 or a way to the end from everywhere`,
  );
}

/** The decision process of a grid world; `slip` is the chance that a step goes a random way. */
export function gridProcess(map: GridMap, rewards: Rewards, slip = 0): DecisionProcess {
  return {
    states: map.cells.length,
    actions: WAYS.length,
    follows: (state, action) =>
      WAYS.map((_, way) => {
        const { next, reward, done } = stepOn(map, rewards, state, way);
        return {
          chance: slip / WAYS.length + (way === action ? 1 - slip : 0),
          next: done ? -1 : next,
          reward,
        };
      }).filter(({ chance }) => chance > 0),
  };
}

/** Steps from the start to the end by the first best of each state's action values, or Infinity if they go round. */
export function greedySteps(
  process: DecisionProcess,
  start: number,
  valueOf: (state: number, action: number) => number,
): number {
  let state = start;
  for (let steps = 1; steps <= process.states; steps++) {
    let best = 0;
    for (let action = 1; action < process.actions; action++)
      if (valueOf(state, action) > valueOf(state, best)) best = action;
    const next = process.follows(state, best)[0].next;
    if (next < 0) return steps;
    state = next;
  }
  return Infinity;
}
