import { choice, number, type ValuesOf } from '../../catalog/params.ts';
import type { Chance } from '../../kernel/chance.ts';
import { anyBest, drawn, greedyChances, softmax } from '../playing/pick.ts';
import { fadingParams, scheduled } from '../playing/schedule.ts';

/** How an agent chooses from a table of values, and how its boldness fades. */
export const explorationParams = {
  // Of any string: a learner may add ways of its own.
  exploration: choice<string>({
    label: 'Exploration',
    help: 'How an agent chooses among actions of known values.',
    default: 'epsilon',
    options: [
      {
        value: 'epsilon',
        label: 'Once in a while at random',
        help: 'ε-greedy: at random with a small chance, else one of the best.',
      },
      {
        value: 'boltzmann',
        label: 'By value',
        help: 'Boltzmann: with chances proportional to e^(value/temperature).',
      },
    ],
    live: true,
  }),
  epsilon: number({
    label: 'Share of exploration',
    help: 'Chance ε of an action at random, at the first step.',
    default: 0.1,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
    when: { key: 'exploration', is: ['epsilon'] },
  }),
  temperature: number({
    label: 'Temperature',
    help: 'At the first step; high is at random, low is greedy.',
    default: 16,
    min: 0.001,
    max: 100_000,
    scale: 'log',
    live: true,
    when: { key: 'exploration', is: ['boltzmann'] },
  }),
  ...fadingParams,
  least: number({
    label: 'Least exploration',
    help: 'Below it neither the chance nor the temperature falls.',
    default: 0.01,
    min: 0.001,
    max: 10,
    scale: 'log',
    live: true,
  }),
};

export type ExplorationValues = ValuesOf<typeof explorationParams>;

/** The chance or temperature after `time` steps, by the schedule; a chance is 1 at the most. */
export function levelAt(values: ExplorationValues, time: number): number {
  const { exploration, epsilon, temperature, least, decay, fading, fadeSteps } = values;
  const first = exploration === 'epsilon' ? epsilon : temperature;
  const level = scheduled(fading, { first, least, span: fadeSteps, factor: decay }, time);
  return exploration === 'epsilon' ? Math.min(1, level) : level;
}

/** Chances of the `count` actions whose values stand from `first`; at level 0 only the best have any. */
export function chancesFrom(
  values: ExplorationValues,
  level: number,
  table: Float64Array,
  first: number,
  count: number,
  into: Float64Array,
): void {
  if (level === 0 || values.exploration === 'epsilon') greedyChances(table, first, count, level, into);
  else softmax(table, first, count, level, into);
}

/** An action by these chances; `scratch` holds them for the moment. */
export function explore(
  values: ExplorationValues,
  level: number,
  table: Float64Array,
  first: number,
  count: number,
  chance: Chance,
  scratch: Float64Array,
): number {
  if (values.exploration === 'epsilon')
    return chance.flip(level) ? chance.below(count) : anyBest(table, first, count, chance);
  if (level === 0) return anyBest(table, first, count, chance);
  softmax(table, first, count, level, scratch);
  return drawn(scratch, count, chance);
}
