import { number, type ValuesOf } from '../../catalog/params.ts';

export const params = {
  helloSeconds: number({
    label: 'Hello every',
    help: 'Time between two waves of greetings from the root, by which the tree is kept and mended.',
    default: 5,
    min: 0.05,
    max: 600,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  patience: number({
    label: 'Patience',
    help: 'Waves that may be missed before an agent takes the root for dead.',
    default: 2.5,
    min: 1.6,
    max: 20,
    step: 0.1,
    live: true,
  }),
};

export type Values = ValuesOf<typeof params>;
