import { define } from '../kernel/module.ts';
import {
  descend,
  guard,
  learningChannels,
  learningMetrics,
  meanModel,
  measureModels,
  modelAt,
  mergeInto,
  modelOf,
  type Models,
  observeModels,
  rowsOf,
  startModels,
  told,
} from './federated/common.ts';
import { togetherParams } from './federated/params.ts';
import { sentenceOf } from './fedAvg.ts';

const BYTES_A_NUMBER = 8;
/** Models on their way at once, for each agent: older ones are retired for new ones. */
const SLOTS_AN_AGENT = 4;

interface State extends Models {
  /** Models that have reached each agent since its last step. */
  inbox: Float64Array[][];
}

/** Gossip learning: models wander by whatever protocol carries them; who gets some merges them with its own and goes on. */
export const gossipLearning = define<typeof togetherParams, State>({
  id: 'gossip-learning',
  label: 'Gossip learning',
  summary: 'Everyone keeps learning and shares its model by the protocol below; whoever hears models merges them with its own.',
  source: 'Ormándi, Hegedűs & Jelasity, Gossip learning with linear models, Concurrency and Computation 25(4), 2013.',
  params: togetherParams,
  slots: (_values, n) => Math.min(4096, SLOTS_AN_AGENT * n),
  channels: learningChannels,
  metrics: learningMetrics,
  init: (host) => ({ ...startModels(host), inbox: Array.from({ length: host.n }, () => []) }),
  roundSeconds: ({ periodSeconds }) => periodSeconds,

  round(state, host, values) {
    if (!host.training) return;
    state.rounds += 1;
    for (let agent = 0; agent < host.n; agent++) {
      if (!host.alive[agent]) continue;
      const own = modelOf(state, agent);
      if (state.inbox[agent].length > 0) mergeInto(values, [own.slice(), ...state.inbox[agent]], own);
      state.inbox[agent] = [];
      descend(host, agent, own, values.localSteps, values.rate);
      guard(host, 'Gossip learning', state, agent);
      const body = Object.freeze({ model: Object.freeze(Array.from(told(host, values, agent, own))) });
      host.share(agent, host.items.create(agent, body, state.dimension * BYTES_A_NUMBER));
    }
  },

  learned(state, host, _values, agent, slot) {
    const body = host.items.bodies[slot] as { model?: readonly number[] } | null;
    if (host.items.origin[slot] !== agent && body?.model) state.inbox[agent].push(Float64Array.from(body.model));
  },

  observe: (state, host, _values, into) => observeModels(state, host, into),
  model: (state, host, _values, agent) => modelAt(state, host.n, agent),
  measure: (state, host, _values, into) => measureModels(state, host, into),
  inspect: (state, host, _values, agent) => rowsOf(state, host, agent),
  sentence: (state, host) => sentenceOf(state.rounds, host.training?.accuracy(meanModel(state, host.n)) ?? Number.NaN),
});
