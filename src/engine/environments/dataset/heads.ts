import { exp, log, log1p } from '../../kernel/mathematics.ts';
import type { Head } from './model.ts';

/** Half the squared distance from the number that is true. */
export const squared: Head = (scores, target) => {
  const off = scores[0] - target;
  scores[0] = off;
  return (off * off) / 2;
};

/** Half the squared distance of all scores from 1 for the true class and 0 for the others: least squares that tells classes apart. */
export const squaredOneHot: Head = (scores, target) => {
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const off = scores[c] - (c === target ? 1 : 0);
    scores[c] = off;
    sum += off * off;
  }
  return sum / 2;
};

/** −ln σ(±z) of one score for two classes, and summed over one score a class, that class against the rest, for more. */
export const logistic: Head = (scores, target) => {
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const true1 = scores.length === 1 ? target : c === target ? 1 : 0;
    const z = scores[c];
    const small = exp(-Math.abs(z));
    // ln(1 + e^z) - true1 z without overflow on either side.
    sum += Math.max(0, z) + log1p(small) - true1 * z;
    scores[c] = (z >= 0 ? 1 / (1 + small) : small / (1 + small)) - true1;
  }
  return sum;
};

/** −ln of the true class's share among e^score. */
export const softmax: Head = (scores, target) => {
  let most = -Infinity;
  for (const score of scores) most = Math.max(most, score);
  const own = scores[target] - most;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) sum += scores[c] = exp(scores[c] - most);
  for (let c = 0; c < scores.length; c++) scores[c] /= sum;
  scores[target] -= 1;
  return log(sum) - own;
};
