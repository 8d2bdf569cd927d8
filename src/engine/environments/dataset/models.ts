import { affine, network } from './bodies.ts';
import { logistic, softmax, squared, squaredOneHot } from './heads.ts';
import type { Fitted, Shape } from './model.ts';

export const modelOptions = [
  {
    value: 'softmax',
    label: 'Softmax',
    help: 'Weights for each class; the shares of e^score are its chances.',
  },
  {
    value: 'logistic',
    label: 'Logistic',
    help: 'The chance of a class by the logistic curve; of more than two, each against the rest.',
  },
  { value: 'linear', label: 'Linear', help: 'Least squares, whose optimum is known.' },
  {
    value: 'network',
    label: 'One hidden layer',
    help: 'A network that bends: it can tell apart what no line parts.',
  },
] as const;

export type ModelId = (typeof modelOptions)[number]['value'];

/** The model to fit; numbers are foretold by least squares whatever is chosen but for the network. */
export function fittedOf(id: ModelId, classes: number): Fitted {
  const body = id === 'network' ? network : affine;
  if (classes === 0) return { body, head: squared };
  if (id === 'linear') return { body, head: squaredOneHot };
  return { body, head: id === 'logistic' ? logistic : softmax };
}

/** Scores that a model gives: one for a number and for two classes by the logistic curve, else one a class. */
export const outputsOf = (id: ModelId, classes: number): number =>
  classes === 0 || (id === 'logistic' && classes === 2) ? 1 : classes;

/** The class that scores speak for. */
export function classOf(scores: Float64Array, { outputs }: Shape): number {
  if (outputs === 1) return scores[0] > 0 ? 1 : 0;
  let best = 0;
  for (let c = 1; c < outputs; c++) if (scores[c] > scores[best]) best = c;
  return best;
}
