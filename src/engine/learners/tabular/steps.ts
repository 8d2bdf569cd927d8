import { choice, integer, number, type ValuesOf } from '../../catalog/params.ts';
import { stepFor } from '../playing/own.ts';
import { type Schedule, scheduled, schedules } from '../playing/schedule.ts';
import { ageOf, type Situation } from '../playing/spec.ts';

type Steps = Schedule | 'visits' | 'visits-root';

/** How corrections become smaller with time or experience. */
export const stepParams = {
  stepSize: choice<Steps>({
    label: 'Step size over time',
    help: 'Whether corrections become smaller with experience.',
    default: 'constant',
    options: [
      ...schedules,
      {
        value: 'visits',
        label: 'One over visits',
        help: 'The inverse of the number of corrections of the value so far: plain averaging. Slow where values rest on other values.',
      },
      {
        value: 'visits-root',
        label: 'One over the root of visits',
        help: 'The inverse of the root of the number of corrections of the value so far: forgets what was first believed sooner.',
      },
    ],
    live: true,
  }),
  stepDecay: number({
    label: 'Decay of the step size',
    help: 'Factor on the step size from step to step; 1 keeps it.',
    default: 0.999,
    min: 0.9,
    max: 1,
    step: 0.0001,
    live: true,
    when: { key: 'stepSize', is: ['exponential'] },
  }),
  stepSpan: integer({
    label: 'Span of the step size',
    help: 'In a straight line: steps until the least size. As 1/t: steps until half. As 1/√t: a third of the steps until half.',
    default: 1000,
    min: 1,
    max: 1e6,
    scale: 'log',
    live: true,
    when: { key: 'stepSize', is: ['linear', 'harmonic', 'root'] },
  }),
  leastStep: number({
    label: 'Least step size',
    help: 'Below it the step size does not fall with time.',
    default: 0.001,
    min: 0,
    max: 1,
    step: 0.001,
    live: true,
    when: { key: 'stepSize', is: ['linear', 'harmonic', 'root', 'exponential'] },
  }),
};

export type StepValues = ValuesOf<typeof stepParams> & { alpha: number };

export const countsVisits = ({ stepSize }: StepValues): boolean =>
  stepSize === 'visits' || stepSize === 'visits-root';

/** Step size after so many corrections of one value, where it goes by these. */
export const shareAfter = ({ stepSize }: StepValues, visits: number): number =>
  1 / (stepSize === 'visits' ? visits : Math.sqrt(visits));

/** The present step size of every agent, by schedule, its own age and its trait; where visits count, the factor on their share. */
export function setPace(pace: Float64Array, situation: Situation<StepValues>): void {
  const { stepSize, alpha, leastStep, stepSpan, stepDecay } = situation.values;
  const fall = { first: alpha, least: leastStep, span: stepSpan, factor: stepDecay };
  for (let agent = 0; agent < pace.length; agent++) {
    const step =
      stepSize === 'visits' || stepSize === 'visits-root'
        ? 1
        : scheduled(stepSize, fall, ageOf(situation, agent));
    pace[agent] = stepFor(situation, agent, step);
  }
}
