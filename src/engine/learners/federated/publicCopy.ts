import type { Host } from '../../kernel/host.ts';
import { modelOf, type Models } from './common.ts';
import type { CompressionValues } from './compression/compressor.ts';
import { compressorOf } from './compression/index.ts';
import { varianceBound } from './compression/qsgd.ts';

/** Models with, beside each, the copy that all others keep of it. */
export interface WithCopies extends Models {
  /** The copy that others keep of each model, laid out as models are; empty while all of every model is told. */
  known: Float64Array;
  /** Differences that each agent has published. */
  published: Int32Array;
  /** Of each agent: the number of the last difference of a neighbour up to which it has all. */
  followed: Map<number, number>[];
}

export const startFollowing = (n: number): Pick<WithCopies, 'known' | 'published' | 'followed'> => ({
  known: new Float64Array(0),
  published: new Int32Array(n),
  followed: Array.from({ length: n }, () => new Map<number, number>()),
});

/**
 * Whether an agent that gets a neighbour's difference of a number can go on with its copy. If one before it was lost it cannot: it must ask
 * for the whole copy. 'old': it has that one already.
 */
export function follow(
  { followed }: WithCopies,
  agent: number,
  neighbour: number,
  number: number,
): 'on' | 'gap' | 'old' {
  const last = followed[agent].get(neighbour) ?? 0;
  if (number <= last) return 'old';
  if (number > last + 1) return 'gap';
  followed[agent].set(neighbour, number);
  return 'on';
}

export const publicOf = (state: WithCopies, agent: number): Float64Array => {
  if (state.known.length === 0) state.known = startCopies(state);
  return modelOf({ models: state.known, dimension: state.dimension }, agent);
};

/** Everybody knows what everybody began with: nothing has been learned when the first copy is asked for. */
const startCopies = ({ models }: WithCopies): Float64Array => models.slice();

/**
 * Brings the others' copy of a model nearer to it by a compressed difference, and answers the copy (Koloskova, Stich & Jaggi, ICML 2019,
 * algorithm 2, lines 5 to 8). A rounding that is right on average but may overshoot is scaled down by one plus its variance bound, so that
 * the copy never moves away on average.
 */
export function publish(
  state: WithCopies,
  host: Host,
  values: CompressionValues,
  agent: number,
): Float64Array {
  state.published[agent] += 1;
  const own = modelOf(state, agent);
  const copy = publicOf(state, agent);
  const compressor = compressorOf(values);
  const difference = own.map((weight, d) => weight - copy[d]);
  const said = new Float64Array(own.length);
  compressor.compress(difference, values, host.chance.at(agent), said);
  const scale = compressor.id === 'qsgd' ? 1 / (1 + varianceBound(own.length, values.levels)) : 1;
  for (let d = 0; d < own.length; d++) copy[d] += scale * said[d];
  return copy;
}
