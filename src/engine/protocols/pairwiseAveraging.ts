import { define } from '../kernel/module.ts';
import { pairwiseAveragingFactor } from '../topologies/measures/spectrum.ts';
import { initialParams, initialValues } from './averaging/initial.ts';
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
import { pairMessages, pairMetrics, pairParams, pairTimers } from './pairwise/parameters.ts';
import { measurePairs, type Pairs, pairSteps, pairsOf, type Rule } from './pairwise/steps.ts';

/** Beyond so many agents the spectrum that foretells the speed takes too long to draw a line by. */
const THEORY_AGENTS = 256;

const rule: Rule = {
  law: 'Mass conservation',
  meet(called, caller) {
    const mean = called + (caller - called) / 2;
    return [mean, mean];
  },
  worth: (value) => value,
};

const params = { ...initialParams, ...pairParams };

interface State extends Pairs {
  truth: Truth;
}

const steps = pairSteps(rule);

/** Pairwise averaging: two agents that meet both take the mean of their values. */
export const pairwiseAveraging = define<typeof params, State>({
  id: 'pairwise-averaging',
  label: 'Pairwise averaging',
  summary: 'Two neighbours that meet both take the mean of their two values; all tend to the mean of all.',
  source:
    'Boyd, Ghosh, Prabhakar & Shah, Randomized gossip algorithms, IEEE Trans. Information Theory 52 (2006) 2508.',
  params,
  messages: pairMessages,
  timers: pairTimers,
  channels: [{ id: 'value', label: 'Value' }],
  metrics: [...errorMetrics, ...pairMetrics],
  paceSeconds: (values) => values.periodSeconds,
  theory({ n, graph }, values) {
    if (n < 3 || n > THEORY_AGENTS) return {};
    // On the complete graph a random agent and another one are a random link.
    if (!graph.complete && values.choose !== 'links') return {};
    const { value } = pairwiseAveragingFactor(graph);
    const label = graph.complete ? 'expected (Boyd et al.)' : 'at most (Boyd et al.)';
    return straightLine(label, value, values.periodSeconds / n);
  },

  ...steps,

  init(host, values) {
    const x = initialValues(host, values);
    return { ...pairsOf(host, x, rule.worth), truth: truthOf(x) };
  },

  observe({ x }, _host, _values, [value]) {
    value.set(x);
  },

  measure(state, host, _values, into) {
    measureErrors(state.x, state.truth, host, into);
    measurePairs(state, rule, into, errorMetrics.length);
  },

  inspect: (state, _host, _values, agent) => [
    { group: 'Averaging', label: 'Value', value: said(state.x[agent]) },
    { group: 'Averaging', label: 'Began with', value: said(state.first[agent]) },
    {
      group: 'Averaging',
      label: 'Waits for',
      value: state.waiting[agent] < 0 ? 'nobody' : `agent ${state.waiting[agent]}`,
    },
  ],

  sentence: (state, host) => sentenceOf(state.x, state.truth, host),
  verdict: (state, host) => verdictOf(state.x, state.truth, host),
});
