import { choice, type ValuesOf } from '../catalog/params.ts';
import type { Theory } from '../kernel/frame.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { windClock } from './epidemicTiming.ts';
import { pollMessages, pollParams, opinionNames } from './polling/parameters.ts';
import {
  ask,
  comeBack,
  measurePoll,
  type Poll,
  pollMetrics,
  pollOf,
  pollSteps,
  receive,
} from './polling/poll.ts';

const CLOCK = 0;

const params = {
  timing: choice({
    label: 'Clocks',
    help: 'One agent after another at even times, a random clock (Poisson) at each agent, or all at once in rounds.',
    default: 'poisson',
    options: [
      { value: 'ticks', label: 'One after another' },
      { value: 'poisson', label: 'Random clocks' },
      { value: 'rounds', label: 'Rounds' },
    ],
  }),
  ...pollParams,
};
type Values = ValuesOf<typeof params>;

/** The voter model: an agent asks a random neighbour and takes its opinion. */
export const voter = define<typeof params, Poll>({
  id: 'voter',
  label: 'Voter model',
  summary:
    'Each agent now and then takes the opinion of a random neighbour. One opinion wins in the end, by mere chance.',
  source:
    'Clifford & Sudbury, Biometrika 60 (1973) 581; Holley & Liggett, Annals of Probability 3 (1975) 643.',
  params,
  messages: pollMessages,
  timers: ['clock'],
  channels: [{ id: 'role', label: 'Opinion', categories: opinionNames }],
  metrics: pollMetrics,
  paceSeconds: (values) => values.periodSeconds,
  roundSeconds: (values) => (values.timing === 'rounds' ? values.periodSeconds : 0),

  theory({ n, graph }, values): Record<string, Theory> {
    if (!graph.complete) return {};
    // The share is a martingale where all agents ask and are asked alike.
    const percent = (100 * Math.round(values.share * n)) / n;
    return {
      'share-a': {
        label: 'expected over many runs',
        points: [
          [0, percent],
          [n * 2 * values.periodSeconds, percent],
        ],
      },
    };
  },

  ...pollSteps,

  init: (host, values) => pollOf(host, values.share),
  start: (_state, host, values, agent) => windClock(host, values, agent, CLOCK),
  begin: (_state, host, values) => tick(host, values),

  restart(state, host, values, agent, wiped) {
    comeBack(state, host, agent, wiped);
    windClock(host, values, agent, CLOCK);
  },

  wake(state, host, values, agent) {
    if (agent >= 0) {
      ask(state, host, agent, 1, false);
      windClock(host, values, agent, CLOCK);
      return;
    }
    const caller = host.dice.below(host.n);
    if (host.alive[caller]) ask(state, host, caller, 1, false);
    tick(host, values);
  },

  round(state, host) {
    state.shown.set(state.opinion);
    for (let agent = 0; agent < host.n; agent++) if (host.alive[agent]) ask(state, host, agent, 1, false);
  },

  receive(state, host, values, to, from, kind, value, payload) {
    if (values.timing !== 'rounds' && kind === 0) state.shown[to] = state.opinion[to];
    receive(state, host, to, from, kind, value, payload);
  },

  measure: (state, host, _values, into) => measurePoll(state, host, into),
});

function tick(host: Host, values: Values): void {
  if (values.timing === 'ticks') host.after(-1, CLOCK, values.periodSeconds / host.n);
}
