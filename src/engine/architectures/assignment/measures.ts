import type { MetricInfo } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import type { Board } from '../team/board.ts';

/** Measures of how well steps are given to members. */
export const assignmentMetrics: readonly MetricInfo[] = [
  {
    id: 'best-assigned',
    label: 'Best assignments',
    unit: '%',
    help: 'Of the last steps handed out (about 200): share given to the most able; of k of a kind that go to different members at once, the k most able count. 0 where nobody hands out.',
  },
  {
    id: 'skill-given-away',
    label: 'Regret of assignment',
    unit: '',
    help: 'Over the same steps: mean skill of the most able who could have had a step, less that of who got it.',
  },
  {
    id: 'quick-turns',
    label: 'Quick method',
    unit: '%',
    help: 'Share of the same steps that were to be done quickly.',
  },
  {
    id: 'price',
    label: 'Price of a step',
    unit: 'turns',
    help: 'Mean payment for a step sold by auction, in turns of cost; 0 without auctions.',
  },
  {
    id: 'profit-honest',
    label: 'Profit of the true bidders',
    unit: 'turns',
    help: 'Payments less expected cost so far, a member that weighs the common good only; 0 without auctions.',
  },
  {
    id: 'profit-selfish',
    label: 'Profit of the selfish',
    unit: 'turns',
    help: 'The same, a member that weighs its own reward and asks for more.',
  },
];

/** Fills the measures in the order of `assignmentMetrics`. */
export function measureAssignment({ experience, sales }: Board, { traits }: Host, into: Float64Array): void {
  into[0] = 100 * experience.best;
  into[1] = experience.lost;
  into[2] = 100 * experience.quick;
  into[3] = sales.sold === 0 ? 0 : sales.paid / sales.sold;
  const sums = [0, 0];
  const counts = [0, 0];
  if (sales.sold > 0)
    sales.profit.forEach((profit, agent) => {
      const side = traits.selfishness[agent] > 0 ? 1 : 0;
      sums[side] += profit;
      counts[side] += 1;
    });
  into[4] = sums[0] / Math.max(1, counts[0]);
  into[5] = sums[1] / Math.max(1, counts[1]);
}
