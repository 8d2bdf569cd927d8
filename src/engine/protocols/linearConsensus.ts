import { choice, number, type ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { degree } from '../topologies/graph.ts';
import { maximumDegree } from '../topologies/measures/operator.ts';
import { secondLargestModulus } from '../topologies/measures/spectrum.ts';
import { maximumDegreeWeights, metropolisWeights } from '../topologies/measures/weights.ts';
import { initialParams, initialValues } from './averaging/initial.ts';
import {
  hear,
  measureRounds,
  type Rounds,
  roundMetrics,
  roundParams,
  roundSteps,
  roundsOf,
  turn,
} from './averaging/rounds.ts';
import {
  errorMetrics,
  measureErrors,
  said,
  sentenceOf,
  straightLine,
  type Truth,
  truthOf,
  verdictOf,
} from './averaging/truth.ts';

/** Beyond so many agents the spectrum that foretells the speed takes too long to draw a line by. */
const THEORY_AGENTS = 256;
const SUM_TOLERANCE = 1e-9;

const params = {
  weights: choice({
    label: 'Weights',
    help: 'How much an agent heeds a neighbour. All keep the sum of the values.',
    default: 'metropolis',
    options: [
      {
        value: 'metropolis',
        label: 'Metropolis',
        help: '1 / (1 + the larger of the two numbers of links): needs only the neighbours’ own numbers.',
      },
      {
        value: 'maximum-degree',
        label: 'Maximum degree',
        help: '1 / (1 + the largest number of links anyone has): needs to be known to all.',
      },
      { value: 'fixed', label: 'The same for all links' },
    ],
    live: true,
  }),
  weight: number({
    label: 'Weight of a link',
    help: 'The weight of every link; above 1 / (largest number of links) values swing, and grow without end if it is too large.',
    default: 1 / 3,
    min: 0,
    max: 1,
    step: 0.01,
    when: { key: 'weights', is: ['fixed'] },
    live: true,
  }),
  ...initialParams,
  ...roundParams,
};
type Values = ValuesOf<typeof params>;

interface State extends Rounds {
  truth: Truth;
  largestDegree: number;
  /** What the sum must be while rounds are complete; taken anew where messages were lost. */
  sum: number;
}

/** Synchronous linear average consensus: x ← W x, each agent from what its neighbours say. */
export const linearConsensus = define<typeof params, State>({
  id: 'linear-consensus',
  label: 'Linear consensus',
  summary:
    'In every round each agent takes a weighted mean of its own value and its neighbours’; all tend to the mean of all.',
  source:
    'Xiao & Boyd, Fast linear iterations for distributed averaging, Systems & Control Letters 53 (2004) 65.',
  params,
  messages: [{ id: 'value', label: 'Value', glyph: 'payload' }],
  channels: [{ id: 'value', label: 'Value' }],
  metrics: [...errorMetrics, ...roundMetrics],

  warnings({ graph }, values) {
    const most = maximumDegree(graph);
    if (values.weights !== 'fixed' || values.weight * most <= 1) return [];
    return [
      `With a weight of ${said(values.weight)} an agent of ${most} links gives itself less than nothing: values swing and may grow.`,
    ];
  },

  theory({ n, graph }, values) {
    if (n < 3 || n > THEORY_AGENTS || values.weights === 'fixed' || values.stubborn > 0) return {};
    const weights = values.weights === 'metropolis' ? metropolisWeights(graph) : maximumDegreeWeights(graph);
    const modulus = secondLargestModulus(weights).value;
    return straightLine('at most (second eigenvalue)', modulus * modulus, values.periodSeconds);
  },

  ...roundSteps,

  init(host, values) {
    const x = initialValues(host, values);
    const truth = truthOf(x);
    return { ...roundsOf(host, x), truth, largestDegree: maximumDegree(host.graph), sum: truth.sum };
  },

  receive(state, host, values, to, from, _kind, value, payload) {
    hear(state, host, to, from, value, linkWeight(state, host, values, to, from), payload);
  },

  round(state, host, values, round) {
    turn(state, host, values.stubborn, round, (_agent, mean) => mean);
    if (!state.complete || values.stubborn > 0 || Number.isNaN(state.sum)) state.sum = sumOf(state.x);
  },

  restart(state, host, values, agent, wiped) {
    roundSteps.restart(state, host, values, agent, wiped);
    state.sum = sumOf(state.x);
  },

  changed(state) {
    // Weights changed in the middle of a round are not the same at both ends of a link.
    state.sum = Number.NaN;
  },

  check(state, host, values) {
    // Values change only as a round begins, before anything of it has arrived.
    if (state.received > 0 || host.now !== state.beganAt) return;
    const { x, truth } = state;
    if (Number.isNaN(state.sum)) return;
    const off = sumOf(x) - state.sum;
    if (Math.abs(off) > SUM_TOLERANCE * Math.max(truth.size, Math.abs(state.sum)))
      host.violate('Sum conservation', `the sum has changed by ${said(off)} in a round that was complete`);
    if (values.weights === 'fixed') return;
    const slack = SUM_TOLERANCE * (state.high - state.low);
    for (let agent = 0; agent < host.n; agent++)
      if (x[agent] < state.low - slack || x[agent] > state.high + slack)
        host.violate('Range', `agent ${agent} holds ${said(x[agent])}, outside of the first values`);
  },

  measure(state, host, _values, into) {
    measureErrors(state.x, state.truth, host, into);
    measureRounds(state, into, errorMetrics.length);
  },

  inspect: ({ x, first, weight }, host, values, agent) => [
    { group: 'Consensus', label: 'Value', value: said(x[agent]) },
    { group: 'Consensus', label: 'Began with', value: said(first[agent]) },
    {
      group: 'Consensus',
      label: 'Heeds',
      value: agent < values.stubborn ? 'nobody' : `${degree(host.graph, agent)} neighbours`,
    },
    { group: 'Consensus', label: 'Weight heard', value: said(weight[agent]) },
  ],

  sentence: (state, host) => sentenceOf(state.x, state.truth, host),
  verdict: (state, host) => verdictOf(state.x, state.truth, host),
});

function linkWeight({ largestDegree }: State, { graph }: Host, values: Values, i: number, j: number): number {
  if (values.weights === 'fixed') return values.weight;
  if (values.weights === 'maximum-degree') return 1 / (1 + largestDegree);
  return 1 / (1 + Math.max(degree(graph, i), degree(graph, j)));
}

function sumOf(x: Float64Array): number {
  let sum = 0;
  for (const value of x) sum += value;
  return sum;
}
