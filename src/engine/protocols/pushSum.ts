import { choice, type ValuesOf } from '../catalog/params.ts';
import type { Theory } from '../kernel/frame.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { degree, neighbour } from '../topologies/graph.ts';
import { claim, someoneLies } from './averaging/claims.ts';
import { initialParams, initialValues } from './averaging/initial.ts';
import { bytesWith, ridersOf, take, takeIn } from './averaging/riders.ts';
import {
  errorMetrics,
  measureErrors,
  powerOfTen,
  said,
  sentenceOf,
  straightLine,
  type Truth,
  truthOf,
  verdictOf,
} from './averaging/truth.ts';
import { periodSeconds, roundOf, timing, windClock } from './epidemicTiming.ts';
import { forget, ignorance, type Knowledge, wipe } from './knowledge.ts';
import type { Words } from './knowledgeSets.ts';

const SHARE = 0;
const CLOCK = 0;
/** Below it a weight is kept: another few hundred halvings would leave none to divide by. */
const LEAST_WEIGHT = 1e-280;
const MASS_TOLERANCE = 1e-9;

const params = {
  ...initialParams,
  partner: choice({
    label: 'Partner',
    help: 'Whether an agent may draw itself, in which case it keeps both halves in that round.',
    default: 'others',
    options: [
      { value: 'others', label: 'A neighbour' },
      { value: 'self', label: 'A neighbour or itself' },
    ],
    live: true,
  }),
  timing,
  periodSeconds,
};
type Values = ValuesOf<typeof params>;

/** What a message carries beside s; a bare number where nothing rides along. */
type Cargo = number | { readonly w: number; readonly riders: Words };

interface State {
  s: Float64Array;
  w: Float64Array;
  first: Float64Array;
  truth: Truth;
  known: Knowledge;
  /** Sent less received, of s and of w: in flight, or lost for good. */
  away: [number, number];
  /** What wiped disks took out of the books or put in, of s and of w. */
  written: [number, number];
  /** Events handled, which pace the audit. */
  handled: number;
}

/** Push-sum: sums and weights are halved and passed on; their ratio tends to the mean everywhere. */
export const pushSum = define<typeof params, State>({
  id: 'push-sum',
  label: 'Push-sum',
  summary:
    'Each agent keeps half of its sum and weight and sends half to a random neighbour; the ratio tends to the mean.',
  source: 'Kempe, Dobra & Gehrke, Gossip-based computation of aggregate information, FOCS 2003, algorithm 1.',
  params,
  messages: [{ id: 'share', label: 'Half of (s, w)', glyph: 'payload' }],
  timers: ['clock'],
  channels: [
    { id: 'value', label: 'Estimate s/w' },
    { id: 'weight', label: 'Weight w' },
  ],
  metrics: [
    ...errorMetrics,
    {
      id: 'potential',
      label: 'Potential',
      unit: 'log₁₀ of share',
      help: 'Σ (s − w·mean)² as a share of its first value, as a power of ten.',
    },
    {
      id: 'mass',
      label: 'Mass away',
      unit: '%',
      help: 'Share of all weight that is on its way, or was lost: it should come back.',
    },
  ],
  paceSeconds: (values) => values.periodSeconds,
  roundSeconds: roundOf,
  theory({ n, graph }, values): Record<string, Theory> {
    if (!graph.complete || n < 3 || values.timing !== 'rounds') return {};
    const { disagreement } = straightLine(
      'expected (Kempe et al.)',
      potentialFactor(n, values.partner === 'self'),
      values.periodSeconds,
    );
    return disagreement ? { potential: disagreement } : {};
  },

  init(host, values) {
    const first = initialValues(host, values);
    return {
      s: first.slice(),
      w: new Float64Array(host.n).fill(1),
      first,
      truth: truthOf(first),
      known: ignorance(host),
      away: [0, 0],
      written: [0, 0],
      handled: 0,
    };
  },

  start: (_state, host, values, agent) => windClock(host, values, agent, CLOCK),

  restart(state, host, values, agent, wiped) {
    if (wiped) {
      state.written[0] += state.first[agent] - state.s[agent];
      state.written[1] += 1 - state.w[agent];
      state.s[agent] = state.first[agent];
      state.w[agent] = 1;
      wipe(state.known, host, agent);
    }
    windClock(host, values, agent, CLOCK);
  },

  share: ({ known }, host, _values, agent, slot) => take(known, host, agent, slot),
  retired: ({ known }, _host, _values, slot) => forget(known, slot),

  round(state, host, values) {
    for (let agent = 0; agent < host.n; agent++) if (host.alive[agent]) pass(state, host, values, agent);
  },

  wake(state, host, values, agent) {
    pass(state, host, values, agent);
    windClock(host, values, agent, CLOCK);
  },

  receive(state, host, _values, to, from, _kind, value, payload) {
    const cargo = payload as Cargo;
    const w = typeof cargo === 'number' ? cargo : cargo.w;
    state.s[to] += value;
    state.w[to] += w;
    state.away[0] -= value;
    state.away[1] -= w;
    state.handled += 1;
    if (typeof cargo !== 'number') takeIn(state.known, host, to, from, cargo.riders);
  },

  check(state, host) {
    // The whole sum is taken once for every n events, so that looking costs no more than acting.
    if (state.handled % host.n !== 0 || someoneLies(host)) return;
    const { s, w, away, written, truth } = state;
    let sum = away[0] - written[0] - truth.sum;
    let weight = away[1] - written[1] - host.n;
    for (let agent = 0; agent < host.n; agent++) {
      sum += s[agent];
      weight += w[agent];
    }
    if (Math.abs(sum) > MASS_TOLERANCE * truth.size)
      host.violate(
        'Mass conservation',
        `the sums held and away have changed by ${said(sum)} from ${said(truth.sum)}`,
      );
    if (Math.abs(weight) > MASS_TOLERANCE * host.n)
      host.violate(
        'Mass conservation',
        `the weights held and away have changed by ${said(weight)} from ${host.n}`,
      );
  },

  observe({ s, w }, host, _values, [value, weight]) {
    for (let agent = 0; agent < host.n; agent++) {
      value[agent] = s[agent] / w[agent];
      weight[agent] = w[agent];
    }
  },

  measure(state, host, _values, into) {
    const { s, w, truth } = state;
    measureErrors(estimates(state), truth, host, into);
    let potential = 0;
    for (let agent = 0; agent < host.n; agent++)
      potential += (s[agent] - w[agent] * truth.mean) * (s[agent] - w[agent] * truth.mean);
    const share = truth.disagreement > 0 ? potential / truth.disagreement : 0;
    into[errorMetrics.length] = powerOfTen(share);
    into[errorMetrics.length + 1] = (100 * state.away[1]) / host.n;
  },

  inspect: ({ s, w }, _host, _values, agent) => [
    { group: 'Push-sum', label: 'Sum s', value: said(s[agent]) },
    { group: 'Push-sum', label: 'Weight w', value: said(w[agent]) },
    { group: 'Push-sum', label: 'Estimate s/w', value: said(s[agent] / w[agent]) },
  ],

  sentence: (state, host) => sentenceOf(estimates(state), state.truth, host),
  verdict: (state, host) => verdictOf(estimates(state), state.truth, host),
});

/**
 * Expected factor of the potential Σ (s − w·mean)² in a round on the complete graph: ½ − 1/(4n) where an agent may draw itself, else
 * ½ − ½/(n−1) − ¼/(n−1) + ¼/(n−1)², by the second moments of the numbers of messages received. Kempe et al. bound it by ½.
 */
export function potentialFactor(n: number, self: boolean): number {
  if (self) return 0.5 - 1 / (4 * n);
  const others = n - 1;
  return 0.5 - 0.75 / others + 0.25 / (others * others);
}

function estimates({ s, w }: State): Float64Array {
  const x = new Float64Array(s.length);
  for (let agent = 0; agent < s.length; agent++) x[agent] = s[agent] / w[agent];
  return x;
}

function pass(state: State, host: Host, values: Values, agent: number): void {
  const { s, w, known, truth, away } = state;
  const count = degree(host.graph, agent);
  if (count === 0 || w[agent] < LEAST_WEIGHT) return;
  const draw = host.chance.at(agent).below(values.partner === 'self' ? count + 1 : count);
  if (draw === count) return;
  const partner = neighbour(host.graph, agent, draw);
  s[agent] /= 2;
  w[agent] /= 2;
  away[0] += s[agent];
  away[1] += w[agent];
  state.handled += 1;
  const riders = ridersOf(known, agent);
  const cargo: Cargo = riders === undefined ? w[agent] : Object.freeze({ w: w[agent], riders });
  const sum = w[agent] * claim(host, agent, partner, s[agent] / w[agent], truth.low, truth.high);
  host.send(
    agent,
    partner,
    SHARE,
    host.byzantine[agent] === 0 ? s[agent] : sum,
    cargo,
    bytesWith(host, riders, 2),
  );
}
