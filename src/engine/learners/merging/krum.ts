import type { Rule } from './rule.ts';

/** Krum promises something only where 2f + 2 < m. */
export const krumAdmits = (models: number, liars: number): boolean => 2 * liars + 2 < models;

/** Sum of squared distances of each model to its m - f - 2 nearest others. */
export function krumScores(models: readonly Float64Array[], liars: number): Float64Array {
  const m = models.length;
  const near = Math.max(1, Math.min(m - 1, m - liars - 2));
  return Float64Array.from(models, (model, i) => {
    const distances: number[] = [];
    models.forEach((other, j) => {
      if (i === j) return;
      let squares = 0;
      for (let d = 0; d < model.length; d++) squares += (model[d] - other[d]) * (model[d] - other[d]);
      distances.push(squares);
    });
    distances.sort((a, b) => a - b);
    return distances.slice(0, near).reduce((sum, one) => sum + one, 0);
  });
}

/** Indices of models from the least score upwards, ties to the first. */
export function krumOrder(models: readonly Float64Array[], liars: number): number[] {
  const scores = krumScores(models, liars);
  return models.map((_, i) => i).sort((a, b) => scores[a] - scores[b] || a - b);
}

/** The one model that lies closest to the others. */
export const krum: Rule = {
  id: 'krum',
  label: 'Krum',
  help: 'The one model that is nearest to its neighbours; bears f liars among more than 2f + 2.',
  source: 'Blanchard, El Mhamdi, Guerraoui & Stainer, Machine learning with adversaries, NeurIPS 2017.',
  merge(models, liars, into) {
    into.set(models[krumOrder(models, liars)[0]]);
  },
};

/** The mean of the m - f models of the least scores. */
export const multiKrum: Rule = {
  id: 'multi-krum',
  label: 'Multi-Krum',
  help: 'The average of those models that are nearest to their neighbours, all but as many as may lie.',
  source: 'Blanchard, El Mhamdi, Guerraoui & Stainer, Machine learning with adversaries, NeurIPS 2017.',
  merge(models, liars, into) {
    const chosen = krumOrder(models, liars).slice(0, Math.max(1, models.length - liars));
    for (let d = 0; d < into.length; d++)
      into[d] = chosen.reduce((sum, i) => sum + models[i][d], 0) / chosen.length;
  },
};
