import { choice, integer, number } from '../../catalog/params.ts';
import { pow } from '../../kernel/mathematics.ts';

/** How a number falls with the steps made. */
export type Schedule = 'constant' | 'linear' | 'harmonic' | 'root' | 'exponential';

export const schedules: readonly { value: Schedule; label: string; help: string }[] = [
  { value: 'constant', label: 'Stays', help: 'The same at every step.' },
  { value: 'linear', label: 'In a straight line', help: 'Falls evenly to its least value, and stays there.' },
  { value: 'harmonic', label: 'As 1/t', help: 'First value over 1 + t/span.' },
  { value: 'root', label: 'As 1/√t', help: 'First value over √(1 + t/span).' },
  {
    value: 'exponential',
    label: 'By a factor',
    help: 'First value times factor to the power of t; a factor of 1 keeps it.',
  },
];

export interface Fall {
  first: number;
  least: number;
  /** Steps that the linear, harmonic and root schedules are measured by, and the factor of the exponential one. */
  span: number;
  factor: number;
}

/** The number after so many steps; never below the least, but for one that was first set below it: that stays what it is. */
export function scheduled(schedule: Schedule, { first, least, span, factor }: Fall, steps: number): number {
  const floor = Math.min(first, least);
  switch (schedule) {
    case 'constant':
      return first;
    case 'linear':
      return first + (floor - first) * Math.min(1, steps / span);
    case 'harmonic':
      return Math.max(floor, first / (1 + steps / span));
    case 'root':
      return Math.max(floor, first / Math.sqrt(1 + steps / span));
    case 'exponential':
      return factor === 1 ? first : Math.max(floor, first * pow(factor, steps));
  }
}

/** How exploration falls: shared by all that explore by a chance or a temperature. */
export const fadingParams = {
  fading: choice<Schedule>({
    label: 'Exploration over time',
    help: 'How the chance or temperature falls from step to step.',
    default: 'exponential',
    options: schedules,
    live: true,
  }),
  decay: number({
    label: 'Decay of exploration',
    help: 'Factor on the chance or the temperature from step to step; 1 keeps it.',
    default: 1,
    min: 0.9,
    max: 1,
    step: 0.0001,
    live: true,
    when: { key: 'fading', is: ['exponential'] },
  }),
  fadeSteps: integer({
    label: 'Span of the fall',
    help: 'In a straight line: steps until the least value. As 1/t: steps until half of the first value. As 1/√t: a third of the steps until half.',
    default: 1000,
    min: 1,
    max: 1e6,
    scale: 'log',
    live: true,
    when: { key: 'fading', is: ['linear', 'harmonic', 'root'] },
  }),
};
