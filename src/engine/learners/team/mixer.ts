import type { Chance } from '../../kernel/chance.ts';
import { exp } from '../../kernel/mathematics.ts';

/**
 * A mixing network that rises in each agent's value: Q = Σⱼ |w₂ⱼ| elu(Σᵢ |W₁ᵢⱼ| qᵢ + b₁ⱼ) + v. Weights come from the state by linear
 * hypernetworks over features of which a few are on (what each member senses), so each is a sum of entries (Rashid et al. 2018, section 4).
 */
export interface Mixer {
  /** Members at most, and units of the hidden layer. */
  places: number;
  width: number;
  /** Entries of one feature: W₁ by place and unit, b₁, w₂, and v. */
  block: number;
  /** Features × block. */
  entries: Float64Array;
}

/** What a pass leaves for the way back. */
export interface Pass {
  /** Signed sums of the entries of all features that are on. */
  weights: Float64Array;
  /** Units before the bend. */
  before: Float64Array;
  value: number;
}

export const blockOf = (places: number, width: number): number => (places + 2) * width + 1;

/** Weights begin near those of a plain sum, a little apart from each other so that units can come to differ. */
export function mixerOf(places: number, width: number, features: number, chance: Chance): Mixer {
  const block = blockOf(places, width);
  const entries = new Float64Array(features * block);
  const usual = 1 / (Math.sqrt(width) * places);
  for (let feature = 0; feature < features; feature++)
    for (let i = 0; i < block - 1; i++) {
      const isBias = i >= places * width && i < (places + 1) * width;
      if (!isBias) entries[feature * block + i] = usual * (0.5 + chance.uniform());
    }
  return { places, width, block, entries };
}

export const passOf = ({ block, width }: Mixer): Pass => ({
  weights: new Float64Array(block),
  before: new Float64Array(width),
  value: 0,
});

const bent = (x: number): number => (x > 0 ? x : exp(x) - 1);
const slope = (x: number): number => (x > 0 ? 1 : exp(x));

/** The joint value of members' values `q` by place (0 for who is not there), where these features are on. */
export function mix(mixer: Mixer, features: readonly number[], q: Float64Array, pass: Pass): number {
  const { places, width, block, entries } = mixer;
  const { weights, before } = pass;
  weights.fill(0);
  for (const feature of features) for (let i = 0; i < block; i++) weights[i] += entries[feature * block + i];
  let value = weights[block - 1];
  for (let unit = 0; unit < width; unit++) {
    let sum = weights[places * width + unit];
    for (let place = 0; place < places; place++) sum += Math.abs(weights[place * width + unit]) * q[place];
    before[unit] = sum;
    value += Math.abs(weights[(places + 1) * width + unit]) * bent(sum);
  }
  pass.value = value;
  return value;
}

/**
 * The way back from the latest pass: ∂Q/∂q by place into `dq`, and ∂Q/∂(entry) into `dEntries`, the same for each feature that was on.
 * Answers the square of the length of the whole gradient over all entries and values.
 */
export function gradient(
  { places, width, block }: Mixer,
  features: readonly number[],
  q: Float64Array,
  { weights, before }: Pass,
  dq: Float64Array,
  dEntries: Float64Array,
): number {
  dq.fill(0);
  dEntries.fill(0);
  for (let unit = 0; unit < width; unit++) {
    const last = (places + 1) * width + unit;
    const through = Math.abs(weights[last]) * slope(before[unit]);
    dEntries[last] = sign(weights[last]) * bent(before[unit]);
    dEntries[places * width + unit] = through;
    for (let place = 0; place < places; place++) {
      const at = place * width + unit;
      dq[place] += through * Math.abs(weights[at]);
      dEntries[at] = through * sign(weights[at]) * q[place];
    }
  }
  dEntries[block - 1] = 1;
  let own = 0;
  for (const d of dEntries) own += d * d;
  let square = own * features.length;
  for (const d of dq) square += d * d;
  return square;
}

/** Slope of the absolute value; at 0 it is taken as rising, so that a weight can leave it. */
const sign = (x: number): number => (x < 0 ? -1 : 1);

/** Moves the entries of all features that are on by `step` along their gradient. */
export function shift(
  { block, entries }: Mixer,
  features: readonly number[],
  dEntries: Float64Array,
  step: number,
): void {
  for (const feature of features)
    for (let i = 0; i < block; i++) entries[feature * block + i] += step * dEntries[i];
}
