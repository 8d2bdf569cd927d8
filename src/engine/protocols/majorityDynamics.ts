import { integer, toggle, type ValuesOf } from '../catalog/params.ts';
import type { Theory } from '../kernel/frame.ts';
import { exp, lgamma, pow } from '../kernel/mathematics.ts';
import { define } from '../kernel/module.ts';
import { opinionNames, pollMessages, pollParams } from './polling/parameters.ts';
import {
  ask,
  comeBack,
  measurePoll,
  type Poll,
  pollMetrics,
  pollOf,
  pollSteps,
  receive,
  settle,
} from './polling/poll.ts';

const params = {
  samples: integer({
    label: 'Agents asked',
    help: 'Opinions an agent collects in a round, drawn with replacement. An odd number leaves no tie; in a tie it keeps its own.',
    default: 3,
    min: 1,
    max: 25,
    live: true,
  }),
  itself: toggle({
    label: 'May draw itself',
    help: 'On: an agent counts among those it may draw, as in the analysis of 3-majority.',
    default: true,
    live: true,
  }),
  ...pollParams,
};
type Values = ValuesOf<typeof params>;

/** 3-majority dynamics: in every round all agents ask three at random and take the majority's opinion. */
export const majorityDynamics = define<typeof params, Poll>({
  id: 'majority-dynamics',
  label: 'Majority of three',
  summary:
    'In every round each agent asks three others at random and takes the opinion of most of them; a lead grows fast.',
  source:
    'Becchetti, Clementi, Natale, Pasquale, Silvestri & Trevisan, Simple dynamics for plurality consensus, SPAA 2014.',
  params,
  messages: pollMessages,
  channels: [{ id: 'role', label: 'Opinion', categories: opinionNames }],
  metrics: pollMetrics,
  paceSeconds: (values) => values.periodSeconds,
  roundSeconds: (values) => values.periodSeconds,
  theory: ({ n, graph }, values) => (graph.complete && values.itself ? expectedShare(n, values) : {}),

  ...pollSteps,

  init: (host, values) => pollOf(host, values.share),
  restart: (state, host, _values, agent, wiped) => comeBack(state, host, agent, wiped),

  round(state, host, values) {
    // Answers that have not come by now are not waited for.
    for (let agent = 0; agent < host.n; agent++) if (state.awaited[agent] > 0) settle(state, host, agent);
    state.shown.set(state.opinion);
    for (let agent = 0; agent < host.n; agent++)
      if (host.alive[agent]) ask(state, host, agent, values.samples, values.itself);
  },

  receive: (state, host, _values, to, from, kind, value, payload) =>
    receive(state, host, to, from, kind, value, payload),
  measure: (state, host, _values, into) => measurePoll(state, host, into),
});

/** The share for A in the limit of many agents: of k draws most are for A with the chance of a binomial. */
function expectedShare(n: number, values: Values): Record<string, Theory> {
  let share = Math.round(values.share * n) / n;
  const points: [number, number][] = [[0, 100 * share]];
  for (let round = 1; round <= 40; round++) {
    share = afterPoll(share, values.samples);
    points.push([round * values.periodSeconds, 100 * share]);
  }
  return { 'share-a': { label: 'limit of many agents', points } };
}

function afterPoll(share: number, samples: number): number {
  let next = 0;
  for (let forA = 0; forA <= samples; forA++) {
    const ways = exp(lgamma(samples + 1) - lgamma(forA + 1) - lgamma(samples - forA + 1));
    const chance = ways * pow(share, forA) * pow(1 - share, samples - forA);
    if (2 * forA > samples) next += chance;
    else if (2 * forA === samples) next += chance * share;
  }
  return next;
}
