import { choice, number } from '../../catalog/params.ts';

export type Incentive = 'none' | 'team' | 'difference' | 'shapley';

/** What any team asks about rewards; they matter to selfish agents only. */
export const incentiveParams = {
  incentive: choice<Incentive>({
    label: 'Members are paid',
    help: 'What a member gets when a task is answered; selfish members choose their effort by what it brings them.',
    default: 'none',
    options: [
      {
        value: 'none',
        label: 'For each step they say is done',
        help: 'A wage that does not ask whether the result is right.',
      },
      {
        value: 'team',
        label: 'An equal share of what the team earns',
        help: 'One unit a right step, divided by the number of members (Holmström 1982).',
      },
      {
        value: 'difference',
        label: 'What the team would have lost without them',
        help: 'Difference rewards: G(z) − G(z without the member) (Wolpert & Tumer 2002).',
      },
      {
        value: 'shapley',
        label: 'Their Shapley value',
        help: 'Mean contribution over all orders of joining; sampled beyond eight contributors.',
      },
    ],
    live: true,
  }),
  effortCost: number({
    label: 'Cost of effort',
    help: 'What a turn of full effort costs a member, where a right step earns 1; half the effort costs half.',
    default: 0.15,
    min: 0,
    max: 2,
    step: 0.05,
    live: true,
  }),
};
