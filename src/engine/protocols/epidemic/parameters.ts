import { number, type ValuesOf } from '../../catalog/params.ts';

export const params = {
  contactRate: number({
    label: 'Contacts β',
    help: 'Contacts a second that an infective agent has with random neighbours; each passes the infection on.',
    default: 0.6,
    min: 0,
    max: 100,
    step: 0.01,
    unit: '1/s',
    live: true,
  }),
  recoverySeconds: number({
    label: 'Infective for 1/γ',
    help: 'Mean time that an agent stays infective, exponentially distributed; β times this is R₀.',
    default: 5,
    min: 0.01,
    max: 1000,
    scale: 'log',
    unit: 's',
    live: true,
  }),
};

export type Values = ValuesOf<typeof params>;
