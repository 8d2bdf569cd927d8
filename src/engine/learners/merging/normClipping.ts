import { median } from './median.ts';
import type { Rule } from './rule.ts';

/** Centre + mean of (model − centre) shortened to the median distance from the centre, which is the middle of each coordinate. */
export const normClipping: Rule = {
  id: 'norm-clipping',
  label: 'Norm clipping',
  help: 'Changes against the middle model are shortened to the median length, then averaged; a liar moves it by no more than that.',
  source:
    'Sun, Kairouz, Suresh & McMahan, Can you really backdoor federated learning?, 2019; the centre as in Karimireddy, He & Jaggi, Learning from history, ICML 2021.',
  merge(models, liars, into) {
    median.merge(models, liars, into);
    const lengths = models.map((model) => {
      let squares = 0;
      for (let d = 0; d < into.length; d++) squares += (model[d] - into[d]) * (model[d] - into[d]);
      return Math.sqrt(squares);
    });
    const sorted = Float64Array.from(lengths).sort();
    const most = sorted[Math.floor((sorted.length - 1) / 2)];
    const centre = into.slice();
    models.forEach((model, i) => {
      const scale = lengths[i] > most ? most / lengths[i] : 1;
      for (let d = 0; d < into.length; d++) into[d] += (scale * (model[d] - centre[d])) / models.length;
    });
  },
};
