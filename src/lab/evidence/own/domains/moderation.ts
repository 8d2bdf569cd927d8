import type { State } from '../../../../engine/environments/moderation/state.ts';
import type { OwnCase } from '../index.ts';
import { domainScenario, environmentAfter } from './run.ts';

const APPEAL = 0.3;
const SLOTS = 5;

/** Clicks by slot, and what a feed that explores comes to know. */
export const moderationCases: readonly OwnCase[] = [
  {
    id: 'domains-cascade-clicks-by-slot',
    family: 'domains',
    scenario: { slots: SLOTS, appeal: APPEAL, visits: 200_000 },
    metric: 'share of visits that click at slots 1 to 5, in percent',
    expected: Array.from({ length: SLOTS }, (_, slot) => 100 * APPEAL * (1 - APPEAL) ** slot),
    tol: { type: 'abs', value: 0.4 },
    kind: 'closed form',
    source: 'Craswell, Zoeter, Taylor & Ramsey, WSDM 2008, cascade model, equation 6: r_i Π_(j<i)(1 − r_j).',
    how: 'engine',
    run: ({ seed }) => {
      const environment = { id: 'moderation', skew: 0, top: APPEAL, badShare: 0, slots: SLOTS, visits: 1000, uploads: 0, ranking: 'chance', reviewFrom: 1 };
      const scenario = domainScenario(environment, 2, seed);
      const { clicksAt, visits } = environmentAfter(scenario, 200).state as State;
      return { value: Array.from(clicksAt, (clicks) => (100 * clicks) / visits), reps: visits, scenario };
    },
  },
  {
    id: 'domains-cascade-feed-finds-best',
    family: 'domains',
    scenario: { items: 20, slots: 4, ranking: 'CascadeUCB1', visits: 1_200_000 },
    metric: 'clicks a visit of the feed over those of the best four items in view of all, in the last half of the run',
    expected: 0.95,
    tol: { type: 'ge', value: 0.95 },
    kind: 'theorem',
    source: 'Kveton, Szepesvári, Wen & Ashkan, Cascading bandits, ICML 2015, theorem 2: regret of CascadeUCB1 grows as the logarithm of visits.',
    how: 'engine',
    run: ({ seed }) => {
      const environment = { id: 'moderation', catalogue: 20, slots: 4, top: 0.6, badShare: 0, visits: 2000, uploads: 0, ranking: 'explore', reviewFrom: 1 };
      const scenario = domainScenario(environment, 2, seed);
      const half = environmentAfter(scenario, 300).state as State;
      const whole = environmentAfter(scenario, 600).state as State;
      const best = [...whole.appeal].sort((a, b) => b - a).slice(0, 4);
      const most = 1 - best.reduce((none, appeal) => none * (1 - appeal), 1);
      const visits = whole.visits - half.visits;
      return { value: (whole.clicks - half.clicks) / visits / most, reps: visits, scenario, reading: 'By the theorem the ratio goes to 1 as visits grow; that it is past 0.95 after 600,000 visits is our own bar.' };
    },
  },
];
