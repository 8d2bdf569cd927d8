import { discountOf } from '../../populations/traits.ts';
import type { Situation } from './spec.ts';

/** The agent's own step size: the learner's times the agent's trait, 1 at the most. */
export function stepFor({ host }: Pick<Situation<unknown>, 'host'>, agent: number, step: number): number {
  const factor = host.traits.stepSize[agent];
  return factor === 1 ? step : Math.min(Math.max(1, step), step * factor);
}

/** The agent's own discount: the learner's, with the agent's horizon. */
export const discountFor = (
  { host }: Pick<Situation<unknown>, 'host'>,
  agent: number,
  discount: number,
): number => discountOf(host.traits, agent, discount);
