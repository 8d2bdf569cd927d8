import type { Rule } from './rule.ts';

const STEPS_AT_MOST = 200;
const CLOSE = 1e-10;

/** The point of the least sum of distances, by Weiszfeld's iteration from the mean. */
export const geometricMedian: Rule = {
  id: 'geometric-median',
  label: 'Geometric median',
  help: 'The point nearest to all models together; bounded while fewer than half lie.',
  source:
    'Pillutla, Kakade & Harchaoui, Robust aggregation for federated learning, IEEE TSP 70, 2022; Weiszfeld 1937.',
  merge(models, _liars, into) {
    into.fill(0);
    for (const model of models) for (let d = 0; d < into.length; d++) into[d] += model[d] / models.length;
    const next = new Float64Array(into.length);
    for (let step = 0; step < STEPS_AT_MOST; step++) {
      let total = 0;
      next.fill(0);
      for (const model of models) {
        let squares = 0;
        for (let d = 0; d < into.length; d++) squares += (model[d] - into[d]) * (model[d] - into[d]);
        // A point that coincides with a model would have no weight at all; the floor lets it stay there.
        const weight = 1 / Math.max(CLOSE, Math.sqrt(squares));
        total += weight;
        for (let d = 0; d < into.length; d++) next[d] += weight * model[d];
      }
      let moved = 0;
      for (let d = 0; d < into.length; d++) {
        next[d] /= total;
        moved = Math.max(moved, Math.abs(next[d] - into[d]));
        into[d] = next[d];
      }
      if (moved < CLOSE) return;
    }
  },
};
