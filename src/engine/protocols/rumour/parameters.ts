import { choice, integer, toggle, type ValuesOf } from '../../catalog/params.ts';
import { contactLoss, mode, periodSeconds, timing } from '../epidemicTiming.ts';

/** What can be chosen of rumour mongering: the variations of Demers et al. 1987, section 1.4. */
export const params = {
  mode: { ...mode, default: 'push' as const },
  response: choice({
    label: 'Loses interest',
    help: 'With feedback, a sender tires only of contacts that knew already; blind, of every contact.',
    default: 'feedback',
    options: [
      { value: 'feedback', label: 'By feedback' },
      { value: 'blind', label: 'Blindly' },
    ],
    live: true,
  }),
  tiring: choice({
    label: 'By',
    help: 'A coin ends interest with chance 1/k each time; a counter ends it the k-th time.',
    default: 'counter',
    options: [
      { value: 'counter', label: 'Counter' },
      { value: 'coin', label: 'Coin' },
    ],
    live: true,
  }),
  k: integer({
    label: 'Patience k',
    help: 'How many tiring contacts it takes, for certain (counter) or on average (coin).',
    default: 2,
    min: 1,
    max: 50,
    live: true,
  }),
  reset: toggle({
    label: 'Counter starts anew',
    help: 'A contact that needed the rumour sets the counter back to 0.',
    default: true,
    live: true,
    when: { key: 'tiring', is: ['counter'] },
  }),
  judged: choice({
    label: 'Feedback judged',
    help: 'By the state at the start of the round, two who tell the same agent were both useful; by the state at hand, only the first.',
    default: 'round',
    options: [
      { value: 'round', label: 'At the start of the round' },
      { value: 'live', label: 'At hand' },
    ],
    live: true,
    when: { key: 'timing', is: ['rounds'] },
  }),
  fanout: integer({
    label: 'Fan-out',
    help: 'Partners that an agent contacts in a round.',
    default: 1,
    min: 1,
    max: 16,
    live: true,
  }),
  connectionLimit: integer({
    label: 'Connection limit',
    help: 'Contacts that an agent accepts in a round; it refuses the others. 0 is without limit.',
    default: 0,
    min: 0,
    max: 100,
    live: true,
    when: { key: 'timing', is: ['rounds'] },
  }),
  hunts: integer({
    label: 'Hunting',
    help: 'How many other partners a refused agent tries in the same round.',
    default: 0,
    min: 0,
    max: 10,
    live: true,
    when: { key: 'timing', is: ['rounds'] },
  }),
  timing,
  periodSeconds: { ...periodSeconds, default: 2 },
  contactLoss,
};

export type Values = ValuesOf<typeof params>;
