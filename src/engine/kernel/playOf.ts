import type { Layer } from './layer.ts';
import type { Play } from './play.ts';

/** The verbs of the layer that can be played, bound to its present state; null where no layer can. */
export function playOf(layers: readonly Layer[]): Play | null {
  const layer = layers.find(({ module }) => module.perform !== undefined);
  if (!layer) return null;
  const { module, host, values } = layer;
  const { partner, payoff, features, sighting } = module;
  // The state is read at each call: a snapshot written back puts another in its place.
  return {
    actionCount: () => module.actionCount?.(layer.state, host, values) ?? 1,
    stateCount: () => module.stateCount?.(layer.state, host, values) ?? 1,
    sense: (agent) => module.sense?.(layer.state, host, values, agent) ?? 0,
    perform: (actions, rewards, done) => module.perform?.(layer.state, host, values, actions, rewards, done),
    partner: partner ? (agent) => partner.call(module, layer.state, host, values, agent) : null,
    payoff: payoff ? (agent, own, other) => payoff.call(module, layer.state, host, values, agent, own, other) : null,
    features: features
      ? {
          count: () => module.featureCount?.(layer.state, host, values) ?? 0,
          most: () => module.featuresAtMost?.(layer.state, host, values) ?? 1,
          of: (at, into) => features.call(module, layer.state, host, values, at, into),
        }
      : null,
    sights: sighting
      ? {
          count: () => module.sightCount?.(layer.state, host, values) ?? 0,
          sighting: (agent) => sighting.call(module, layer.state, host, values, agent),
          senseWith: (agent, seen) =>
            module.senseWith?.(layer.state, host, values, agent, seen) ?? module.sense?.(layer.state, host, values, agent) ?? 0,
        }
      : null,
  };
}
