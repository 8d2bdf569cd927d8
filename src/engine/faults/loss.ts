import { burst } from './burst.ts';

/** Spells in which the network loses many messages. */
export const loss = burst('loss', {
  label: 'Spells of loss',
  summary: 'For a while many messages are lost, then the network is as before.',
  source: 'The two-state channel of Gilbert, Bell System Technical Journal 39, 1960.',
  begins: 'A spell of loss begins.',
  ends: 'The spell of loss is over.',
});
