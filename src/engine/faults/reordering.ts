import { burst } from './burst.ts';

/** Spells in which messages overtake each other. */
export const reordering = burst('reordering', {
  label: 'Spells of reordering',
  summary: 'For a while many messages are held back, and later ones overtake them.',
  source: 'Bennett, Partridge & Shectman, Packet reordering is not pathological network behavior, IEEE/ACM ToN 7(6), 1999.',
  begins: 'A spell of reordering begins.',
  ends: 'The spell of reordering is over.',
});
