import type { Play } from '../../kernel/play.ts';
import type { Traits } from '../../populations/traits.ts';

/**
 * Rewards as agents learn from them: (1 − w) of the own and w of the mean reward, w being the agent's concern for others; the mean is over
 * the agent and its partner where it plays against one, else over all that acted. The rewards themselves where nobody is concerned.
 */
export function feltRewards(
  { concern }: Traits,
  play: Play,
  actions: Int32Array,
  rewards: Float64Array,
): Float64Array {
  if (concern.every((weight) => weight === 0)) return rewards;
  let sum = 0;
  let count = 0;
  actions.forEach((action, agent) => {
    if (action < 0) return;
    sum += rewards[agent];
    count += 1;
  });
  return rewards.map((own, agent) => {
    if (actions[agent] < 0 || concern[agent] === 0) return own;
    const partner = play.partner?.(agent) ?? -1;
    const mean = partner >= 0 ? (own + rewards[partner]) / 2 : sum / count;
    return (1 - concern[agent]) * own + concern[agent] * mean;
  });
}
