import { number } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { pairMessages, pairMetrics, pairParams, pairTimers } from './pairwise/parameters.ts';
import { measurePairs, type Pairs, pairSteps, pairsOf, type Rule } from './pairwise/steps.ts';

/** The four states, from sure of A to sure of B. */
const STRONG_A = 0;
const WEAK_A = 1;
const WEAK_B = 2;
const STRONG_B = 3;
const names = ['A', 'leans to A', 'leans to B', 'B'];

/** What two agents turn each other into, by the smaller and the larger state. */
function meeting(low: number, high: number): readonly [number, number] {
  if (low === STRONG_A && high === STRONG_B) return [WEAK_A, WEAK_B];
  if (low === STRONG_A && high === WEAK_B) return [WEAK_A, STRONG_A];
  if (low === WEAK_A && high === STRONG_B) return [STRONG_B, WEAK_B];
  return [high, low];
}

const rule: Rule = {
  law: 'Votes conserved',
  // Strong votes of one side cancel against one of the other; the rest wander and turn those who lean. The two swap places.
  meet(called, caller) {
    const [first, second] = meeting(Math.min(called, caller), Math.max(called, caller));
    return called <= caller ? [first, second] : [second, first];
  },
  worth: (state) => (state === STRONG_A ? 1 : state === STRONG_B ? -1 : 0),
};

const params = {
  share: number({
    label: 'For A at first',
    help: 'Share of agents that vote A, drawn at random and rounded to whole agents; the others vote B.',
    default: 0.55,
    min: 0,
    max: 1,
    step: 0.01,
  }),
  ...pairParams,
};

const steps = pairSteps(rule);
const forA = (state: number): boolean => state === STRONG_A || state === WEAK_A;

/** Binary interval consensus: exchanges of two bits that end with all agents on the side of the majority, however thin. */
export const majorityGossip = define<typeof params, Pairs>({
  id: 'majority-gossip',
  label: 'Gossip majority',
  summary:
    'Opposite votes that meet cancel; the surplus wanders and turns all others. The majority always wins, however thin.',
  source:
    'Bénézit, Thiran & Vetterli, Interval consensus, ICASSP 2009; Draief & Vojnović, SIAM J. Control Optim. 50 (2012) 1087.',
  params,
  messages: pairMessages,
  timers: pairTimers,
  channels: [{ id: 'role', label: 'Vote', categories: names }],
  metrics: [
    {
      id: 'share-a',
      label: 'For A',
      unit: '%',
      help: 'Share of agents that vote A or lean to it.',
      primary: true,
    },
    {
      id: 'strong',
      label: 'Votes left',
      unit: '',
      help: 'Agents whose vote has not been cancelled.',
      primary: true,
    },
    ...pairMetrics,
  ],
  paceSeconds: (values) => values.periodSeconds,

  ...steps,

  init(host, values) {
    const x = new Float64Array(host.n).fill(STRONG_B);
    for (const agent of host.dice.sample(host.n, Math.round(values.share * host.n))) x[agent] = STRONG_A;
    return pairsOf(host, x, rule.worth);
  },

  observe({ x }, _host, _values, [role]) {
    role.set(x);
  },

  measure(state, host, _values, into) {
    into[0] = (100 * state.x.reduce((count, vote) => count + (forA(vote) ? 1 : 0), 0)) / host.n;
    into[1] = state.x.reduce((count, vote) => count + Math.abs(rule.worth(vote)), 0);
    measurePairs(state, rule, into, 2);
  },

  inspect: ({ x, first, waiting }, _host, _values, agent) => [
    { group: 'Vote', label: 'State', value: names[x[agent]] },
    { group: 'Vote', label: 'Voted at first', value: names[first[agent]] },
    { group: 'Vote', label: 'Waits for', value: waiting[agent] < 0 ? 'nobody' : `agent ${waiting[agent]}` },
  ],

  sentence({ x }, host) {
    const count = x.reduce((sum, vote) => sum + (forA(vote) ? 1 : 0), 0);
    return `${count} of ${host.n} are for A, ${host.n - count} for B.`;
  },

  verdict({ x, sum }, { alive }) {
    const running = x.filter((_vote, agent) => alive[agent] === 1);
    // A tie leaves nothing but leanings, which wander for ever.
    if (running.length === 0 || sum === 0) return null;
    const side = forA(running[0]);
    if (!running.every((vote) => forA(vote) === side)) return null;
    const right = sum > 0 === side;
    const name = side ? 'A' : 'B';
    return right
      ? { state: 'agreed', text: `All are for ${name}, as the majority was at first.` }
      : {
          state: 'diverged',
          text: `All are for ${name}, against the majority at first: exchanges were cut short.`,
        };
  },
});
