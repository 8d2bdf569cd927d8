import type { Layer } from './layer.ts';

/** What an environment with data offers a learner, as `host.training`. A model is a vector of `dimension` numbers. */
export interface Training {
  dimension(): number;
  /** The model that everyone starts from. */
  begin(into: Float64Array): void;
  /** Gradient of an agent's own loss at a model, on a fresh minibatch or with fresh noise where the environment has such. */
  gradient(agent: number, model: Float64Array, into: Float64Array): void;
  /** An agent's own loss at a model, exact. */
  loss(agent: number, model: Float64Array): number;
  /** Samples an agent holds, by which FedAvg weighs it. */
  weight(agent: number): number;
  /** Share of held-out samples that a model gets right, or of the variance of held-out numbers that it explains, below 0 if it is worse than their mean; NaN where nothing is held out. */
  accuracy(model: Float64Array): number;
  /** Whether what is foretold are numbers, not kinds. */
  foretellsNumbers(): boolean;
  /** The model of least mean loss over samples, or with `evenly` over agents; null where no closed form is known. */
  optimum(evenly: boolean): Float64Array | null;
}

/** The verbs of the layer that holds data, bound to its present state; null where no layer does. */
export function trainingOf(layers: readonly Layer[]): Training | null {
  const layer = layers.find(({ module }) => module.gradient !== undefined);
  if (!layer) return null;
  const { module, host, values } = layer;
  return {
    dimension: () => module.dimension?.(layer.state, host, values) ?? 1,
    begin: (into) => module.beginModel?.(layer.state, host, values, into),
    gradient: (agent, model, into) => module.gradient?.(layer.state, host, values, agent, model, into),
    loss: (agent, model) => module.loss?.(layer.state, host, values, agent, model) ?? Number.NaN,
    weight: (agent) => module.weight?.(layer.state, host, values, agent) ?? 1,
    accuracy: (model) => module.accuracy?.(layer.state, host, values, model) ?? Number.NaN,
    foretellsNumbers: () => module.foretellsNumbers?.(layer.state, host, values) ?? false,
    optimum: (evenly) => module.optimum?.(layer.state, host, values, evenly) ?? null,
  };
}
