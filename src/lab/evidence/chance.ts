import { Chance } from '../../engine/kernel/chance.ts';
import { nextBits, WORDS_PER_STREAM } from '../../engine/kernel/sfc32.ts';
import { meanOf, numberIn } from './summary.ts';
import type { Translator } from './types.ts';

/** The one generator that the engine uses, and its samplers. Vectors of other generators are not ours to reproduce. */
export const chanceCases: Translator = ({ scenario, metric }, { seed }) => {
  const generator = String(scenario.generator ?? '');
  if (/^sfc32\b/i.test(generator)) {
    const words = new Int32Array(WORDS_PER_STREAM);
    ['a', 'b', 'c', 'd'].forEach((name, i) => {
      words[i] = numberIn(generator, `\\b${name}`) | 0;
    });
    const count = numberIn(metric, 'first');
    return { value: Array.from({ length: count }, () => nextBits(words, 0) >>> 0), reps: 1 };
  }
  if (typeof scenario.sampler !== 'string' || !/^mean; variance/.test(metric)) return null;
  const draw = samplerOf(scenario.sampler, new Chance(seed, 'evidence'));
  if (draw === null) return null;
  const values = Float64Array.from({ length: Number(scenario.n ?? 1e6) }, draw);
  const { value, sd, reps } = meanOf(values);
  return { value: [value, sd * sd], reps };
};

/** A sampler by its words: "Exp(mean 2)", "N(3,2^2)", "Geometric p=0.2 on {1,2,..}". */
function samplerOf(words: string, chance: Chance): (() => number) | null {
  const numbers = Array.from(words.matchAll(/\d+(?:\.\d+)?/g), ([text]) => Number(text));
  const [first, second] = numbers;
  if (/^U\(/.test(words)) return () => first + (second - first) * chance.uniform();
  if (/^Exp/i.test(words)) return () => chance.exponential(first);
  if (/^N\(/.test(words)) return () => chance.normal(first, second);
  if (/^Poisson/i.test(words)) return () => chance.poisson(first);
  if (/^Geometric/i.test(words)) return () => chance.geometric(first);
  if (/^Binomial/i.test(words)) return () => chance.binomial(first, second);
  return null;
}
