import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Preset } from './preset.ts';

type Part = Required<Scenario>['environment'];

const scenario = (
  title: string,
  agents: number,
  environment: Omit<Part, 'id'>,
  population: Part,
  architecture: Part,
): Scenario => ({
  version: 1,
  title,
  seed: 7,
  agents,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.2 },
  protocol: { id: 'broadcast' },
  environment: { id: 'tasks', arrivals: 'one', shape: 'apart', ambiguity: 0, ...environment },
  population,
  architecture,
});

/** One round of work and no review: a wrong result stands, so that it matters who made it. */
const oneRound = { id: 'centralized', review: false, rounds: 1, finishing: false, budget: 60 };
const paid = (title: string, incentive: string): Scenario =>
  scenario(
    title,
    7,
    { steps: 6, limit: 600, atOnce: 3 },
    { id: 'alike', skill: 0.8, selfish: 1 },
    { ...oneRound, assigning: 'turn', incentive },
  );
const ring = { id: 'alike', skill: 0.8, dishonest: 0.55, colluding: true };

/** Members that are not alike: who gets which step, what they are paid for, and whom to believe. */
export const heterogeneity: readonly Preset[] = [
  {
    id: 'contract-net',
    title: 'Work goes to the best bid',
    sentence:
      'Each step is announced and twelve workers bid: 75 % of answers are right, as if skills were known, and 10 % if steps go in turn; the price is messages.',
    story:
      'The orchestrator does not know its workers, so it announces each step and all twelve bid: 75 % of answers are right, as if it knew their skills, and 10 % if steps went in turn; the price is 32 messages a task instead of 8.',
    beside: {
      label: 'Contract net',
      place: 1,
      variants: [
        { label: 'In turn', patch: { architecture: { id: 'centralized', assigning: 'turn' } } },
        { label: 'Known', patch: { architecture: { id: 'centralized', assigning: 'skill' } } },
      ],
    },
    speed: 2,
    scenario: scenario(
      'Work goes to the best bid',
      13,
      { steps: 4, limit: 200 },
      { id: 'specialists' },
      { ...oneRound, assigning: 'contract' },
    ),
  },
  {
    id: 'learned-assignment',
    title: 'Learning who can do what',
    sentence:
      'Nobody tells the orchestrator who is able; it learns from outcomes: 97 % of steps go to an able worker after 200 tasks, a third at first.',
    story:
      'The orchestrator is told nothing of its workers and learns from outcomes by Thompson sampling: at first a third of the steps go to an able worker, after 200 tasks 97 %, and two of three answers are right, against one in thirteen if steps go in turn.',
    beside: {
      label: 'Learned',
      place: 1,
      variants: [{ label: 'In turn', patch: { architecture: { id: 'centralized', assigning: 'turn' } } }],
    },
    speed: 4,
    scenario: scenario(
      'Learning who can do what',
      13,
      { steps: 4, limit: 200, atOnce: 3 },
      { id: 'specialists' },
      { ...oneRound, assigning: 'learned' },
    ),
  },
  {
    id: 'quick-or-careful',
    title: 'Learning how carefully to work',
    sentence:
      'The orchestrator learns that experts may hurry and novices may not: 13 % fewer tokens than with all careful, 43 % right instead of 25 % if all hurry.',
    story:
      'A quick turn takes seven tenths of the time and tokens and fails more often: the orchestrator learns that experts may hurry and novices may not. 43 % of answers are right at 13 % fewer tokens than with all careful (62 % right); if all hurry it is 25 %.',
    beside: {
      label: 'Learned',
      place: 1,
      variants: [
        { label: 'All careful', patch: { architecture: { id: 'centralized', methods: 'careful' } } },
        { label: 'All quick', patch: { architecture: { id: 'centralized', methods: 'quick' } } },
      ],
    },
    speed: 4,
    scenario: scenario(
      'Learning how carefully to work',
      13,
      { steps: 12, difficulty: 0.3, limit: 300, atOnce: 3 },
      { id: 'classes', experts: 6, expertSkill: 0.95, noviceSkill: 0.6 },
      { ...oneRound, assigning: 'turn', methods: 'learned', haste: 0.3, handoffLoss: 0 },
    ),
  },
  {
    id: 'free-riders',
    title: 'Free riders',
    sentence:
      'Paid for each step they say is done, six workers learn that effort does not pay: each earns more, and 17 % of answers are right instead of 54 %.',
    story:
      'Six workers are paid for each step they say is done, right or wrong, and learn that effort does not pay: it falls to a quarter, each earns more than if all did their best (0.95 against 0.84 a task), and 17 % of answers are right instead of 54 %.',
    beside: {
      label: 'Paid by the step',
      place: 1,
      variants: [{ label: 'All do their best', patch: { population: { id: 'alike', selfish: 0 } } }],
    },
    colour: 'effort',
    speed: 4,
    scenario: paid('Free riders', 'none'),
  },
  {
    id: 'difference-rewards',
    title: 'Paid for what the team would lose',
    sentence:
      'Paid for what the team would lose without them, the same selfish workers do their best again: 37 % of answers are right, against 17 % for a wage.',
    story:
      'The same selfish workers are paid what the team would have lost without them: own reward and team reward agree again, effort rises to more than four fifths, and 37 % of answers are right from the first, against 17 % for a wage and 20 % for an equal share.',
    beside: {
      label: 'Differences',
      place: 2,
      variants: [
        { label: 'Paid by the step', patch: { architecture: { id: 'centralized', incentive: 'none' } } },
        { label: 'Equal share', patch: { architecture: { id: 'centralized', incentive: 'team' } } },
      ],
    },
    colour: 'effort',
    speed: 4,
    scenario: paid('Paid for what the team would lose', 'difference'),
  },
  {
    id: 'ring-of-liars',
    title: 'A ring of liars',
    sentence:
      'Five of nine tell the same falsehood and vouch for each other: a majority believes them every time, trust told by the trusted (EigenTrust) never.',
    story:
      'Five of nine members tell the same falsehoods and vouch for each other: a majority would believe them in every task, but trust told by the trusted (EigenTrust) leaves them nothing, and every answer is right.',
    beside: {
      label: 'EigenTrust',
      place: 1,
      variants: [{ label: 'Majority', patch: { architecture: { id: 'decentralized', voting: 'majority' } } }],
    },
    colour: 'trust',
    speed: 2,
    scenario: scenario('A ring of liars', 9, { steps: 4, limit: 100 }, ring, {
      id: 'decentralized',
      voting: 'eigentrust',
      budget: 100,
    }),
  },
  {
    id: 'experts-and-novices',
    title: 'Experts among novices',
    sentence:
      'Two experts and seven novices vote: 83 % right by majority, 96 % when votes weigh what each has shown before (beta reputation).',
    story:
      'Two experts and seven novices answer yes or no: by majority 83 % of answers are right; with votes weighed by what each has shown before (beta reputation) it is 96 %, as good as if competence were known.',
    beside: {
      label: 'By reputation',
      place: 1,
      variants: [{ label: 'Majority', patch: { architecture: { id: 'independent', voting: 'majority' } } }],
    },
    colour: 'trust',
    speed: 4,
    scenario: scenario(
      'Experts among novices',
      9,
      { steps: 1, difficulty: 0.5, spread: 0, tools: 1, limit: 500 },
      { id: 'classes', experts: 2, expertSkill: 0.85, noviceSkill: 0.53 },
      {
        id: 'independent',
        merging: 'vote',
        voting: 'beta',
        possibleResults: 2,
        notice: 0,
        iterations: 1,
        finishing: false,
        handoffLoss: 0,
        budget: 100,
      },
    ),
  },
];
