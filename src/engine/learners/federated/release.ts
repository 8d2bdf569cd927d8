import type { Host } from '../../kernel/host.ts';
import { lies, modelOf, type Models } from './common.ts';
import type { CompressionValues } from './compression/compressor.ts';
import { compressorOf } from './compression/index.ts';
import { blur, clip, type PrivacyValues } from './privacy.ts';

type Values = CompressionValues & Partial<PrivacyValues> & { merging: string; attack: number };

/** Who adds noise: the server only to a mean, for of robust rules no bound on one agent's part is known. */
export const noiseBy = ({
  privacy = 'none',
  merging,
}: Partial<PrivacyValues> & { merging: string }): string =>
  privacy === 'server' && merging !== 'mean' ? 'agents' : privacy;

/**
 * What the server takes an agent's model to be that began from `base`: its change shortened and made noisy by the agent where that is asked
 * for, then compressed; what is left unsaid is added to the next change (error feedback, Stich et al. 2018, algorithm 1). Traitors send
 * what they like, of which a server that clips takes no more than of others. Counts bytes and releases.
 */
export function released(
  state: Models,
  host: Host,
  values: Values,
  agent: number,
  base: Float64Array,
  model: Float64Array,
): Float64Array {
  state.bytes += bytesOf(state, values);
  const by = noiseBy(values);
  if (by !== 'none') state.releases[agent] += 1;
  if (lies(host, agent)) {
    const lie = new Float64Array(model.length).fill(values.attack);
    return by === 'server' ? shortened(lie, base, values.clip ?? 1) : lie;
  }
  const compressor = compressorOf(values);
  if (by === 'none' && compressor.id === 'none') return model.slice();
  const change = model.map((weight, d) => weight - base[d]);
  if (by === 'agents') privatise(host, values, agent, change);
  const said = compressed(state, host, values, agent, change);
  if (by === 'server') clip(said, values.clip ?? 1);
  return said.map((weight, d) => weight + base[d]);
}

/** A model whose change from `base` is no longer than `most`: the server shortens whatever comes, whoever sent it. */
function shortened(model: Float64Array, base: Float64Array, most: number): Float64Array {
  const change = model.map((weight, d) => weight - base[d]);
  clip(change, most);
  return change.map((weight, d) => weight + base[d]);
}

/** Bytes of one change on the wire. */
export const bytesOf = (state: Models, values: CompressionValues): number =>
  compressorOf(values).bytes(state.dimension, values);

/** Shortens a change to the longest allowed and adds the agent's own noise, in place. */
export function privatise(
  host: Host,
  { clip: most = 1, noise = 0 }: Partial<PrivacyValues>,
  agent: number,
  change: Float64Array,
): void {
  clip(change, most);
  blur(change, noise * most, host.chance.at(agent));
}

/** What a receiver reads of a vector; with a compressor that is not right on average, what it leaves unsaid is remembered. */
export function compressed(
  state: Models,
  host: Host,
  values: CompressionValues,
  agent: number,
  vector: Float64Array,
): Float64Array {
  const compressor = compressorOf(values);
  const into = new Float64Array(vector.length);
  if (compressor.unbiased) {
    compressor.compress(vector, values, host.chance.at(agent), into);
    return into;
  }
  if (state.unsaid.length === 0) state.unsaid = new Float64Array(state.models.length);
  const unsaid = modelOf({ models: state.unsaid, dimension: state.dimension }, agent);
  for (let d = 0; d < vector.length; d++) unsaid[d] += vector[d];
  compressor.compress(unsaid, values, host.chance.at(agent), into);
  for (let d = 0; d < vector.length; d++) unsaid[d] -= into[d];
  return into;
}
