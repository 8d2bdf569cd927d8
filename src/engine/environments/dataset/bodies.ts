import { tanh } from '../../kernel/mathematics.ts';
import type { Body } from './model.ts';

/** Scores W x + b: a row of features + 1 weights for each output, its constant last. */
export const affine: Body = {
  size: ({ features, outputs }) => outputs * (features + 1),
  begin: (into) => void into.fill(0),
  forward: (weights, { features, outputs }, { x, scores }) => weigh(weights, 0, x, features, scores, outputs),
  backward(_weights, { features, outputs }, { x, scores }, share, into) {
    for (let output = 0; output < outputs; output++)
      addRow(into, output * (features + 1), x, features, share * scores[output]);
  },
  isConstant: (weight, { features }) => weight % (features + 1) === features,
};

/**
 * Scores W₂ a(W₁ x + b₁) + b₂ with one hidden layer. Weights begin normal with variance 1 / inputs (LeCun et al., Efficient BackProp,
 * 1998) under tanh and 2 / inputs (He et al. 2015) under ReLU; constants begin at 0.
 */
export const network: Body = {
  size: ({ features, outputs, hidden }) => hidden * (features + 1) + outputs * (hidden + 1),
  begin(into, shape, chance) {
    const { features, hidden, activation } = shape;
    const first = hidden * (features + 1);
    const gain = activation === 'relu' ? 2 : 1;
    for (let w = 0; w < into.length; w++) {
      const inputs = w < first ? features : hidden;
      into[w] = network.isConstant(w, shape)
        ? 0
        : Math.sqrt((w < first ? gain : 1) / inputs) * chance.normal(0, 1);
    }
  },
  forward(weights, { features, outputs, hidden, activation }, scratch) {
    weigh(weights, 0, scratch.x, features, scratch.hidden, hidden);
    for (let h = 0; h < hidden; h++) {
      const sum = scratch.hidden[h];
      scratch.hidden[h] = activation === 'relu' ? Math.max(0, sum) : tanh(sum);
    }
    weigh(weights, hidden * (features + 1), scratch.hidden, hidden, scratch.scores, outputs);
  },
  backward(weights, { features, outputs, hidden, activation }, scratch, share, into) {
    const second = hidden * (features + 1);
    for (let output = 0; output < outputs; output++)
      addRow(into, second + output * (hidden + 1), scratch.hidden, hidden, share * scratch.scores[output]);
    for (let h = 0; h < hidden; h++) {
      const active = scratch.hidden[h];
      const slope = activation === 'relu' ? (active > 0 ? 1 : 0) : 1 - active * active;
      if (slope === 0) continue;
      let back = 0;
      for (let output = 0; output < outputs; output++)
        back += scratch.scores[output] * weights[second + output * (hidden + 1) + h];
      addRow(into, h * (features + 1), scratch.x, features, share * slope * back);
    }
  },
  isConstant(weight, { features, hidden }) {
    const second = hidden * (features + 1);
    return weight < second
      ? weight % (features + 1) === features
      : (weight - second) % (hidden + 1) === hidden;
  },
};

/** into[o] = row o of the weights from `first` on, times x, and its constant. */
function weigh(
  weights: Float64Array,
  first: number,
  x: Float64Array,
  inputs: number,
  into: Float64Array,
  outputs: number,
): void {
  for (let output = 0; output < outputs; output++) {
    const row = first + output * (inputs + 1);
    let sum = weights[row + inputs];
    for (let i = 0; i < inputs; i++) sum += weights[row + i] * x[i];
    into[output] = sum;
  }
}

function addRow(into: Float64Array, row: number, x: Float64Array, inputs: number, factor: number): void {
  for (let i = 0; i < inputs; i++) into[row + i] += factor * x[i];
  into[row + inputs] += factor;
}
