import { Chance } from '../../src/engine/kernel/chance.ts';
import { Digest } from '../../src/engine/kernel/digest.ts';
import * as mathematics from '../../src/engine/kernel/mathematics.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { endsOf, everyEntry, scenarioWith } from '../helpers/scenarios.ts';

/** What one engine makes of one thing: 16 hexadecimal digits that all engines must agree on. */
export interface Row {
  name: string;
  digest: string;
}

const INPUTS = 20_000;
const EVENTS_AT_MOST = 20_000;

/** Each function of the deterministic mathematics, on inputs of every size and sign. */
function functions(): Row[] {
  return Object.entries(mathematics).map(([name, apply]) => {
    const digest = new Digest();
    const chance = new Chance(7, name);
    const argument = (): number => {
      const size = chance.below(4);
      const x = chance.uniform() * 2 - 1;
      return size === 0 ? x : size === 1 ? x * 40 : size === 2 ? x * 1e6 : Math.abs(x) * 10;
    };
    for (let i = 0; i < INPUTS; i++) digest.number(apply(argument(), argument()));
    return { name: `mathematics ${name}`, digest: digest.toString() };
  });
}

/** Each entry of the catalog at work with its defaults, and with the first option, side or end of each parameter. */
function worlds(): Row[] {
  return everyEntry.map(({ family, entry, name }) => {
    const digest = new Digest();
    const ends = Object.entries(entry.params)
      .filter(([, param]) => param.kind !== 'number' && param.kind !== 'text')
      .map(([key, param]) => ({ [key]: endsOf(param)[0] }));
    for (const values of [{}, ...ends]) {
      for (const seed of [1, 2, 3]) {
        const world = new World({ ...scenarioWith(family, entry.id, values), seed }, [], { digest: true });
        world.advance(60, EVENTS_AT_MOST);
        digest.text(world.digest.toString());
        digest.number(world.now);
        digest.number(world.events);
      }
    }
    return { name, digest: digest.toString() };
  });
}

export const allRows = (): Row[] => [...functions(), ...worlds()];
