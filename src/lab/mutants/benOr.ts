import type { Module } from '../../engine/kernel/module.ts';
import { benOrWith } from '../../engine/protocols/benOr/module.ts';
import { type Rules, rules } from '../../engine/protocols/benOr/rules.ts';
import type { Mutant } from './mutant.ts';

function mutant(
  id: string,
  label: string,
  source: string,
  seedsWithin: number,
  replaced: Partial<Rules>,
): Mutant {
  return {
    id: `ben-or-${id}`,
    label,
    source,
    of: 'ben-or',
    seedsWithin,
    protocol: benOrWith(replaced) as unknown as Module,
  };
}

/** Ben-Or's protocol B with one threshold broken at a time. */
export const benOrMutants: readonly Mutant[] = [
  mutant(
    'crash-thresholds',
    'Takes the thresholds of protocol A, as if nobody lied',
    'protocols A and B',
    300,
    {
      toPropose: (n, t) => rules.toPropose(n, t, false),
      toAdopt: (t) => rules.toAdopt(t, false),
      toDecide: (n, t) => rules.toDecide(n, t, false),
    },
  ),
  mutant('no-adoption', 'Flips a coin although others propose', 'step 3, a', 30, {
    toAdopt: (t) => 10 * t + 1000,
  }),
  mutant('early-decision', 'Decides on as many proposals as it adopts', 'step 3, b', 1000, {
    toDecide: (_n, t) => t + 1,
  }),
  mutant('impatient', 'Decides on what half of those it waits for propose', 'step 3, b', 100, {
    enough: (n, t) => n - 2 * t,
    toDecide: (n, t) => Math.floor((n - t) / 2),
  }),
  mutant('votes-again', 'Counts a message each time it arrives', 'step 2', 3000, { counts: () => true }),
];
