import type { MetricInfo } from '../../kernel/frame.ts';
import type { Board } from '../team/board.ts';
import { freeRiders } from './effort.ts';

/** Measures of what members want against what the team wants. */
export const incentiveMetrics: readonly MetricInfo[] = [
  {
    id: 'team-reward',
    label: 'Team reward',
    unit: '',
    help: 'Right steps of an answer, G, as a mean over about the last 100 tasks.',
  },
  {
    id: 'own-reward',
    label: 'Own reward',
    unit: '',
    help: 'What a member that worked on a task was paid for it less what its effort cost, in units of a right step; over about the last 100 tasks.',
  },
  {
    id: 'effort',
    label: 'Effort',
    unit: '%',
    help: 'Mean effort of the turns of work of about the last 100 tasks; 100 is full.',
  },
  {
    id: 'free-riders',
    label: 'Free riders',
    unit: '',
    help: 'Members who have settled on less than half of the full effort.',
  },
];

/** Fills the measures in the order of `incentiveMetrics`. */
export function measureIncentive({ efforts }: Board, into: Float64Array): void {
  into[0] = efforts.teamReward;
  into[1] = efforts.ownReward;
  into[2] = 100 * efforts.effort;
  into[3] = freeRiders(efforts);
}
