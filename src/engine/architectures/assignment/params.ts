import { choice, number } from '../../catalog/params.ts';
import type { Learner } from './experience.ts';

export type Assigning = 'turn' | 'skill' | 'optimal' | 'learned' | 'contract' | 'auction';

/** What a team asks that gives steps to members. */
export const assignmentParams = {
  assigning: choice<Assigning>({
    label: 'Who gets a step',
    help: 'How whoever hands out steps chooses among the members.',
    default: 'skill',
    options: [
      { value: 'turn', label: 'In turn' },
      { value: 'skill', label: 'The most able, step by step', help: 'Everyone’s skill is known.' },
      {
        value: 'optimal',
        label: 'The best assignment of all steps together',
        help: 'Everyone’s skill is known; the Hungarian method.',
      },
      {
        value: 'learned',
        label: 'Learned from outcomes',
        help: 'Nobody’s skill is known: a bandit a kind of skill, with an arm for each member.',
      },
      {
        value: 'contract',
        label: 'Contract net',
        help: 'Steps are announced, members bid their expected success and how free they are, and the best bid is awarded (Smith 1980).',
      },
      {
        value: 'auction',
        label: 'Auctions, one step after another',
        help: 'Members bid what a step costs them; the least bid gets it (Koenig et al. 2006).',
      },
    ],
    live: true,
  }),
  learner: choice<Learner>({
    label: 'Learns by',
    help: 'How what has been seen is weighed against what has not been tried.',
    default: 'thompson',
    options: [
      { value: 'thompson', label: 'Thompson sampling' },
      { value: 'ucb1', label: 'Upper confidence bound (UCB1)' },
    ],
    live: true,
  }),
  methods: choice<'careful' | 'quick' | 'learned'>({
    label: 'Method',
    help: 'How a step is worked on: a quick turn takes seven tenths of the time and tokens of a careful one and succeeds less often.',
    default: 'careful',
    options: [
      { value: 'careful', label: 'Careful' },
      { value: 'quick', label: 'Quick' },
      { value: 'learned', label: 'Learned, for each member and kind of skill' },
    ],
    live: true,
  }),
  haste: number({
    label: 'Worth of time',
    help: 'What the time of a careful turn costs, as a share of what a right result is worth; decides how soon quick is good enough.',
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
    when: { key: 'methods', is: ['learned'] },
  }),
  pricing: choice<'first' | 'second'>({
    label: 'The winner is paid',
    help: 'What the team pays for a step that is sold.',
    default: 'second',
    options: [
      {
        value: 'second',
        label: 'The second-best bid',
        help: 'To bid the truth is then best for each bidder (Vickrey 1961).',
      },
      { value: 'first', label: 'Its own bid' },
    ],
    live: true,
    when: { key: 'assigning', is: ['auction'] },
  }),
  shading: number({
    label: 'Selfish bidders ask more',
    help: 'How far a selfish agent bids above what a step costs it, as a share of the cost.',
    default: 0.25,
    min: 0,
    max: 2,
    step: 0.05,
    live: true,
    when: { key: 'assigning', is: ['auction'] },
  }),
};

/** The same for those who can choose only in some of the ways. */
export function assignmentBy(first: Assigning, ...others: Assigning[]) {
  const { pricing: _, shading: __, ...shared } = assignmentParams;
  const options = assignmentParams.assigning.options.filter(
    ({ value }) => value === first || others.includes(value),
  );
  return { ...shared, assigning: { ...assignmentParams.assigning, default: first, options } };
}

/** Prices matter where steps are sold. */
export type AssignmentValues = {
  assigning: Assigning;
  learner: Learner;
  methods: 'careful' | 'quick' | 'learned';
  haste: number;
  pricing?: 'first' | 'second';
  shading?: number;
};
