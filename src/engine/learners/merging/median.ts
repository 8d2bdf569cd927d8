import type { Rule } from './rule.ts';

/** The median of each coordinate; of an even number the mean of the two in the middle. */
export const median: Rule = {
  id: 'median',
  label: 'Median',
  help: 'The middle of each coordinate; bounded while fewer than half lie.',
  source: 'Yin, Chen, Ramchandran & Bartlett, Byzantine-robust distributed learning, ICML 2018.',
  merge(models, _liars, into) {
    const column = new Float64Array(models.length);
    for (let d = 0; d < into.length; d++) {
      models.forEach((model, i) => {
        column[i] = model[d];
      });
      column.sort();
      const half = column.length >> 1;
      into[d] = column.length % 2 === 1 ? column[half] : (column[half - 1] + column[half]) / 2;
    }
  },
};
