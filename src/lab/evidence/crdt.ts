import { Chance } from '../../engine/kernel/chance.ts';
import { types } from '../../engine/protocols/crdt/types.ts';
import type { ReplicatedType } from '../../engine/protocols/crdt/type.ts';
import type { Translator } from './types.ts';

const REPLICAS = 4;
const STEPS = 12;

/** The laws of a join, on states that replicas reach by operating and merging. */
const laws: Record<
  string,
  (type: ReplicatedType<unknown>, a: unknown, b: unknown, c: unknown) => [unknown, unknown]
> = {
  commutative: (type, a, b) => [type.merge(a, b), type.merge(b, a)],
  associative: (type, a, b, c) => [type.merge(type.merge(a, b), c), type.merge(a, type.merge(b, c))],
  idempotent: (type, a, b) => [type.merge(type.merge(a, b), type.merge(a, b)), type.merge(a, b)],
};

/** Merges that break the law named by the case's id, over all replicated types in turn. */
export const crdtCases: Translator = ({ id, scenario, metric }, effort) => {
  const law = Object.keys(laws).find((name) => id.toLowerCase().includes(name));
  if (!('merge' in scenario) || law === undefined || metric !== 'violations') return null;
  const trials = Math.max(Number(scenario.trials ?? 0), effort.reps);
  const chance = new Chance(effort.seed, 'laws of replicated types');
  let violations = 0;
  for (let trial = 0; trial < trials; trial++)
    for (const type of Object.values(types)) {
      const [a, b, c] = history(type, chance);
      const [left, right] = laws[law](type, a, b, c);
      if (JSON.stringify(left) !== JSON.stringify(right)) violations += 1;
    }
  return {
    value: violations,
    reps: trials,
    reading: `${Object.keys(types).join(', ')}: states of replicas that operated and merged at random`,
  };
};

/** States of replicas after a random history of operations and merges. */
export function history(type: ReplicatedType<unknown>, chance: Chance): unknown[] {
  const states: unknown[] = new Array(REPLICAS).fill(type.empty);
  const serials = new Int32Array(REPLICAS);
  for (let step = 0; step < STEPS; step++) {
    const actor = chance.below(REPLICAS);
    if (chance.flip(0.6)) states[actor] = type.act(states[actor], actor, ++serials[actor], chance.uint32());
    else states[actor] = type.merge(states[actor], states[chance.below(REPLICAS)]);
  }
  return states;
}
