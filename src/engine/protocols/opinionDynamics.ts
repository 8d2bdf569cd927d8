import { number, type ValuesOf } from '../catalog/params.ts';
import type { InspectionRow, Theory } from '../kernel/frame.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { degree } from '../topologies/graph.ts';
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
import { said } from './averaging/truth.ts';

const params = {
  self: number({
    label: 'Trust in itself',
    help: 'Weight an agent gives its own opinion; its neighbours share the rest evenly.',
    default: 0.3,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  openness: number({
    label: 'Openness',
    help: '1 is DeGroot: an agent follows what it hears. Below it, an agent is drawn back to its first opinion (Friedkin–Johnsen).',
    default: 1,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  ...initialParams,
  ...roundParams,
};
type Values = ValuesOf<typeof params>;

interface State extends Rounds {
  /** Opinion on which DeGroot's society agrees: the mean of the first ones, each counted by its number of links. */
  foretold: number;
}

/** DeGroot and Friedkin–Johnsen opinion dynamics with stubborn agents. */
export const opinionDynamics = define<typeof params, State>({
  id: 'opinion-dynamics',
  label: 'Opinion dynamics',
  summary:
    'Each agent keeps averaging its opinion with its neighbours’, and may stay attached to its first one.',
  source:
    'DeGroot, J. Am. Statist. Assoc. 69 (1974) 118; Friedkin & Johnsen, J. Math. Sociology 15 (1990) 193.',
  params,
  messages: [{ id: 'opinion', label: 'Opinion', glyph: 'payload' }],
  channels: [
    { id: 'value', label: 'Opinion' },
    { id: 'shift', label: 'Shift from first opinion' },
  ],
  metrics: [
    {
      id: 'extent',
      label: 'Extent',
      unit: '',
      help: 'Distance between the two most distant opinions of running agents.',
      primary: true,
    },
    { id: 'mean', label: 'Mean opinion', unit: '', help: 'Mean over running agents.', primary: true },
    {
      id: 'variance',
      label: 'Variance',
      unit: '',
      help: 'Mean of (x − mean)² over running agents: polarisation.',
    },
    ...roundMetrics,
  ],

  warnings({ graph, n }, values) {
    if (values.stubborn <= n && values.stubborn > 1)
      return ['Several stubborn agents with different opinions keep the others from agreeing.'];
    if (values.self === 0 && graph.n === 2)
      return ['Two agents that heed only each other swap opinions for ever.'];
    return [];
  },

  theory({ n, graph }, values): Record<string, Theory> {
    if (values.initial !== 'one' || values.stubborn > 0 || values.openness < 1 || n < 2) return {};
    const links = graph.complete ? n * (n - 1) : graph.targets.length;
    if (links === 0) return {};
    const limit = values.low + ((values.high - values.low) * degree(graph, 0)) / links;
    return {
      mean: {
        label: 'DeGroot’s limit',
        points: [
          [0, limit],
          [200 * values.periodSeconds, limit],
        ],
      },
    };
  },

  ...roundSteps,

  init(host, values) {
    const x = initialValues(host, values);
    return { ...roundsOf(host, x), foretold: foretoldOf(host, x) };
  },

  receive(state, host, values, to, from, _kind, value, payload) {
    hear(state, host, to, from, value, (1 - values.self) / degree(host.graph, to), payload);
  },

  round(state, host, values, round) {
    const { first } = state;
    turn(
      state,
      host,
      values.stubborn,
      round,
      (agent, mean) => first[agent] + values.openness * (mean - first[agent]),
    );
  },

  observe({ x, first }, host, _values, [value, shift]) {
    for (let agent = 0; agent < host.n; agent++) {
      value[agent] = x[agent];
      shift[agent] = x[agent] - first[agent];
    }
  },

  measure(state, host, _values, into) {
    const { extent, mean, variance } = spreadOf(state, host);
    into[0] = extent;
    into[1] = mean;
    into[2] = variance;
    measureRounds(state, into, 3);
  },

  inspect({ x, first }, host, values, agent): InspectionRow[] {
    return [
      { group: 'Opinion', label: 'Opinion', value: said(x[agent]) },
      { group: 'Opinion', label: 'First opinion', value: said(first[agent]) },
      { group: 'Opinion', label: 'Character', value: character(values, agent) },
      { group: 'Opinion', label: 'Listens to', value: `${degree(host.graph, agent)} neighbours` },
    ];
  },

  sentence(state, host) {
    const { extent, mean, lowest, highest } = spreadOf(state, host);
    if (extent <= 1e-6 * (state.high - state.low || 1)) return `All are of the opinion ${said(mean)}.`;
    return `Opinions lie between ${said(lowest)} and ${said(highest)}.`;
  },

  verdict(state, host, values) {
    const { extent, mean } = spreadOf(state, host);
    const scale = state.high - state.low || 1;
    if (extent <= 1e-6 * scale) {
      const free = values.stubborn === 0 && values.openness === 1;
      const why = free ? ` DeGroot’s theorem foretold ${said(state.foretold)}.` : '';
      return { state: 'agreed', text: `All are of the opinion ${said(mean)}.${why}` };
    }
    if (state.moved > 1e-9 * scale) return null;
    return {
      state: 'diverged',
      text: `Opinions have come to rest ${said(extent)} apart: attachment keeps them from agreeing.`,
    };
  },
});

const character = (values: Values, agent: number): string =>
  agent < values.stubborn
    ? 'stubborn'
    : values.openness < 1
      ? `drawn back by ${said(1 - values.openness)}`
      : 'open';

function foretoldOf({ graph }: Host, x: Float64Array): number {
  let sum = 0;
  let links = 0;
  for (let agent = 0; agent < x.length; agent++) {
    sum += degree(graph, agent) * x[agent];
    links += degree(graph, agent);
  }
  return links > 0 ? sum / links : x[0];
}

function spreadOf(
  { x }: Rounds,
  { alive }: Host,
): { extent: number; mean: number; variance: number; lowest: number; highest: number } {
  let lowest = Infinity;
  let highest = -Infinity;
  let sum = 0;
  let count = 0;
  for (let agent = 0; agent < x.length; agent++) {
    if (alive[agent] === 0) continue;
    lowest = Math.min(lowest, x[agent]);
    highest = Math.max(highest, x[agent]);
    sum += x[agent];
    count += 1;
  }
  if (count === 0) return { extent: 0, mean: 0, variance: 0, lowest: 0, highest: 0 };
  const mean = sum / count;
  let squares = 0;
  for (let agent = 0; agent < x.length; agent++)
    if (alive[agent]) squares += (x[agent] - mean) * (x[agent] - mean);
  return { extent: highest - lowest, mean, variance: squares / count, lowest, highest };
}
