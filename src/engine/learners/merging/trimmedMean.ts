import type { Rule } from './rule.ts';

/** The mean of each coordinate without the `liars` lowest and highest, but for at least one that is left. */
export const trimmedMean: Rule = {
  id: 'trimmed-mean',
  label: 'Trimmed mean',
  help: 'The average without the lowest and the highest of each coordinate, as many as may lie.',
  source: 'Yin, Chen, Ramchandran & Bartlett, Byzantine-robust distributed learning, ICML 2018.',
  merge(models, liars, into) {
    const m = models.length;
    const cut = Math.min(liars, Math.floor((m - 1) / 2));
    const column = new Float64Array(m);
    for (let d = 0; d < into.length; d++) {
      models.forEach((model, i) => {
        column[i] = model[d];
      });
      column.sort();
      let sum = 0;
      for (let i = cut; i < m - cut; i++) sum += column[i];
      into[d] = sum / (m - 2 * cut);
    }
  },
};
