import type { Entry } from '../catalog/entry.ts';
import type { Params, ValuesOf } from '../catalog/params.ts';
import type { Chance } from '../kernel/chance.ts';
import type { Graph } from './graph.ts';

/** A way of joining n agents. */
export interface Topology<P extends Params = Params> extends Entry<P> {
  /** How many agents a requested number becomes (a torus needs a rectangle); the identity if absent. */
  size?(n: number, values: ValuesOf<P>): number;
  /** Builds the graph; every draw comes from `chance`. Deterministic in (n, values, chance). */
  build(n: number, values: ValuesOf<P>, chance: Chance): Graph;
}
