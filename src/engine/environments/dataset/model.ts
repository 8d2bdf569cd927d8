import type { Chance } from '../../kernel/chance.ts';

/** What a model reads and answers: numbers in, scores out. */
export interface Shape {
  features: number;
  /** Kinds to tell apart; 0 where a number is to be foretold. */
  classes: number;
  /** Scores that a model gives for a sample. */
  outputs: number;
  /** Units of the hidden layer, where there is one. */
  hidden: number;
  activation: 'tanh' | 'relu';
}

/** Room for one sample at a time, so that nothing is made anew for each. */
export interface Scratch {
  x: Float64Array;
  scores: Float64Array;
  hidden: Float64Array;
}

export const scratchFor = ({ features, outputs, hidden }: Shape): Scratch => ({
  x: new Float64Array(features),
  scores: new Float64Array(outputs),
  hidden: new Float64Array(hidden),
});

/** How scores come of features: a function of `size` weights, with its derivative. */
export interface Body {
  size(shape: Shape): number;
  /** The weights everyone starts from. */
  begin(into: Float64Array, shape: Shape, chance: Chance): void;
  /** Writes the scores of scratch.x into scratch.scores. */
  forward(weights: Float64Array, shape: Shape, scratch: Scratch): void;
  /** Adds `share` × the gradient to `into`, given dLoss/dscores in scratch.scores; to be called after `forward` of the same sample. */
  backward(weights: Float64Array, shape: Shape, scratch: Scratch, share: number, into: Float64Array): void;
  /** Whether a weight is a constant term, which L2 leaves alone. */
  isConstant(weight: number, shape: Shape): boolean;
}

/** Loss of scores against what is true; leaves dLoss/dscores in their place. */
export type Head = (scores: Float64Array, target: number) => number;

/** A body with the loss that it is fitted by. */
export interface Fitted {
  body: Body;
  head: Head;
}
