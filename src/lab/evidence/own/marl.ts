import type { Outcome } from '../types.ts';
import type { OwnCase } from './index.ts';
import { cooperationCases } from './marl/cooperation.ts';
import {
  bold,
  earnedBy,
  earnedInTwoSteps,
  FIRST,
  type Keys,
  PAIRS,
  RISKY,
  tableOf,
  trained,
  type Trained,
  TWO_STEP,
} from './marl/trained.ts';

const vdn = (seed: number) => trained(TWO_STEP, bold('vdn', 0.02), 8000, seed);
const qmix = (seed: number) => trained(TWO_STEP, bold('qmix', 0.5), 6000, seed);

const PAPER = 'Rashid et al., QMIX, ICML 2018';
const shared = { family: 'games', kind: 'published', how: 'engine' } as const;
const twoStep = (scenario: Keys) => ({
  game: 'two-step game',
  exploration: 'every action at random',
  discount: 0.99,
  ...scenario,
});

const outcome = (
  value: Outcome['value'],
  { scenario }: Pick<Trained, 'scenario'>,
  reading?: string,
): Outcome => ({
  value,
  reps: PAIRS,
  scenario,
  ...(reading ? { reading } : {}),
});
const asTables = 'tables and gradient steps stand for the paper’s networks; averaged over pairs';

/** A game whose best joint action lies beside the worst: no table that rises in both players’ values can hold it. */
const QTRAN = [
  [8, -12, -12],
  [-12, 0, 0],
  [-12, 0, 0],
];
const climbing = (seed: number) =>
  trained(
    { id: 'matrix-game', game: 'own', column: 'common', payoffs: QTRAN },
    bold('qmix', 0.02),
    15_000,
    seed,
  );

/** Learning together: joint values that are sums or monotone mixtures, and bandits that average with neighbours. */
export const marlCases: readonly OwnCase[] = [
  {
    ...shared,
    id: 'VDN-two-step-return',
    scenario: twoStep({ learner: 'VDN' }),
    metric: 'return of the greedy policy learned by VDN',
    expected: 7,
    tol: { type: 'exact' },
    source: `${PAPER}, section 5 and table 2`,
    run: ({ seed }) => {
      const pairs = vdn(seed);
      return outcome(earnedInTwoSteps(pairs), pairs);
    },
  },
  {
    ...shared,
    id: 'QMIX-two-step-return',
    scenario: twoStep({ learner: 'QMIX' }),
    metric: 'return of the greedy policy learned by QMIX',
    expected: 8,
    tol: { type: 'exact' },
    source: `${PAPER}, section 5 and table 2`,
    run: ({ seed }) => {
      const pairs = qmix(seed);
      return outcome(earnedInTwoSteps(pairs), pairs);
    },
  },
  {
    ...shared,
    id: 'VDN-two-step-state-1',
    scenario: twoStep({ learner: 'VDN', state: '1' }),
    metric: 'joint values learned by VDN in the first step',
    expected: [
      [6.94, 6.94],
      [6.35, 6.36],
    ],
    tol: { type: 'abs', value: 0.2 },
    source: `${PAPER}, table 2 (a)`,
    note: 'one run of a network; least squares give 6.93 and 0.99 · 6.5 = 6.435',
    run: ({ seed }) => {
      const pairs = vdn(seed);
      return outcome(tableOf(pairs, FIRST), pairs, asTables);
    },
  },
  {
    ...shared,
    id: 'VDN-two-step-state-2B',
    scenario: twoStep({ learner: 'VDN', state: '2B' }),
    metric: 'joint values learned by VDN in game B',
    expected: [
      [-1.87, 2.31],
      [2.33, 6.51],
    ],
    tol: { type: 'abs', value: 0.5 },
    source: `${PAPER}, table 2 (a)`,
    note: 'one run of a network; least squares give −1.5, 2.5, 2.5 and 6.5',
    run: ({ seed }) => {
      const pairs = vdn(seed);
      return outcome(tableOf(pairs, RISKY), pairs, asTables);
    },
  },
  {
    ...shared,
    id: 'QMIX-two-step-state-1',
    scenario: twoStep({ learner: 'QMIX', state: '1' }),
    metric: 'joint values learned by QMIX in the first step',
    expected: [
      [6.93, 6.93],
      [7.92, 7.92],
    ],
    tol: { type: 'abs', value: 0.05 },
    source: `${PAPER}, table 2 (b)`,
    run: ({ seed }) => {
      const pairs = qmix(seed);
      return outcome(tableOf(pairs, FIRST), pairs, asTables);
    },
  },
  {
    ...shared,
    id: 'QMIX-two-step-state-2B',
    scenario: twoStep({ learner: 'QMIX', state: '2B' }),
    metric: 'joint values learned by QMIX in game B',
    expected: [
      [0, 1],
      [1, 8],
    ],
    tol: { type: 'abs', value: 0.05 },
    source: `${PAPER}, table 2 (b)`,
    run: ({ seed }) => {
      const pairs = qmix(seed);
      return outcome(tableOf(pairs, RISKY), pairs, asTables);
    },
  },
  {
    ...shared,
    id: 'QMIX-qtran-table',
    scenario: {
      game: 'matrix game of QTRAN',
      payoff: QTRAN,
      learner: 'QMIX',
      exploration: 'every action at random',
    },
    metric: 'joint values learned by QMIX in a game that no monotone table can hold',
    expected: [
      [-8.08, -8.08, -8.08],
      [-8.08, 0.01, 0.03],
      [-8.08, 0.01, 0.02],
    ],
    tol: { type: 'abs', value: 0.5 },
    source: 'Son et al., QTRAN, ICML 2019, table 1 (c)',
    note: 'least squares give −8 and 0',
    run: ({ seed }) => {
      const pairs = climbing(seed);
      return outcome(tableOf(pairs, 0), pairs, asTables);
    },
  },
  {
    ...shared,
    id: 'QMIX-qtran-return',
    scenario: {
      game: 'matrix game of QTRAN',
      payoff: QTRAN,
      learner: 'QMIX',
      exploration: 'every action at random',
    },
    metric: 'payoff of the greedy joint action learned by QMIX (the best is 8)',
    expected: 0,
    tol: { type: 'exact' },
    source: 'Son et al., QTRAN, ICML 2019, table 1 (c)',
    run: ({ seed }) => {
      const pairs = climbing(seed);
      return outcome(earnedBy(tableOf(pairs, 0), QTRAN), pairs, 'greedy in the table averaged over pairs');
    },
  },
  ...cooperationCases,
];
