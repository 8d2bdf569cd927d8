import type { MetricInfo } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import type { Board } from '../team/board.ts';
import { reputationOf } from './reputation.ts';

/** Measures of who is trusted. */
export const trustMetrics: readonly MetricInfo[] = [
  {
    id: 'trust-in-liars',
    label: 'Trust in liars',
    unit: '%',
    help: 'Share of all trust that falls to dishonest members: of EigenTrust’s where votes go by it, else of the reputations that judges have learned. 0 before the first.',
  },
];

/** Fills the measures in the order of `trustMetrics`. */
export function measureTrust({ trust }: Board, { n, traits }: Host, into: Float64Array): void {
  let liars = 0;
  let all = 0;
  const count = (agent: number, weight: number) => {
    all += weight;
    if (traits.honesty[agent] === 0) liars += weight;
  };
  if (trust.global) trust.global.forEach((weight, agent) => count(agent, weight));
  else
    for (const judge of trust.seen.keys())
      for (let agent = 0; agent < n; agent++) count(agent, reputationOf(trust, n, judge, agent));
  into[0] = all === 0 ? 0 : (100 * liars) / all;
}
