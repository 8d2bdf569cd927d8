import type { Rule } from './rule.ts';

/** The mean of each coordinate; one arbitrary model moves it anywhere. */
export const mean: Rule = {
  id: 'mean',
  label: 'Mean',
  help: 'The average of all; one liar moves it anywhere.',
  source:
    'McMahan et al., Communication-efficient learning of deep networks from decentralized data, AISTATS 2017.',
  merge(models, _liars, into) {
    for (let d = 0; d < into.length; d++) {
      let sum = 0;
      for (const model of models) sum += model[d];
      into[d] = sum / models.length;
    }
  },
};
