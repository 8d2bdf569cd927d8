import { burst } from './burst.ts';

/** Spells in which the network delivers many messages twice. */
export const duplication = burst('duplication', {
  label: 'Spells of duplication',
  summary: 'For a while many messages arrive twice.',
  source: 'Fair-loss links with finite duplication; Cachin, Guerraoui & Rodrigues 2011, section 2.4.',
  begins: 'A spell of duplication begins.',
  ends: 'The spell of duplication is over.',
});
