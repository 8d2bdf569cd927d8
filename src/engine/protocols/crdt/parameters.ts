import { choice, type ValuesOf } from '../../catalog/params.ts';
import { mode, periodSeconds, timing } from '../epidemicTiming.ts';

export const params = {
  kind: choice({
    label: 'Replicated type',
    help: 'What every agent keeps a copy of; copies may differ for a while, and always come together.',
    default: 'or-set',
    options: [
      { value: 'g-counter', label: 'Counter that grows', help: 'Everyone may add; reads as the sum.' },
      { value: 'pn-counter', label: 'Counter up and down', help: 'Everyone may add and subtract.' },
      { value: 'g-set', label: 'Set that grows', help: 'Everyone may add elements.' },
      {
        value: 'or-set',
        label: 'Observed-remove set',
        help: 'Elements come and go; an addition wins over a removal that had not seen it.',
      },
      { value: 'lww-register', label: 'Last writer wins', help: 'One value; the latest write stands.' },
    ],
  }),
  mode,
  timing,
  periodSeconds,
};

export type Values = ValuesOf<typeof params>;
