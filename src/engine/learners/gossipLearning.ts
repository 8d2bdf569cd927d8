import type { ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import {
  descend,
  dropsOut,
  guard,
  handleModels,
  learnFrom,
  mergeInto,
  modelOf,
  type Models,
  secondsFor,
  startModels,
  told,
  withoutData,
} from './federated/common.ts';
import { compressorOf } from './federated/compression/index.ts';
import { keptOf, largest } from './federated/compression/topK.ts';
import { basicParams, compressionParams, hardshipParams, ownPrivacyParams } from './federated/params.ts';
import { bytesOf, privatise } from './federated/release.ts';
import {
  flowsOf,
  learningChannels,
  learningMetrics,
  measureModels,
  modelAt,
  observeModels,
  rowsOf,
  sentenceOf,
} from './federated/show.ts';

/** Models on their way at once, for each agent: older ones are retired for new ones. */
const SLOTS_AN_AGENT = 4;

const params = { ...basicParams, ...hardshipParams, ...compressionParams, ...ownPrivacyParams };
type Values = ValuesOf<typeof params>;

/** What is shared: a model, or some of its coordinates. */
interface Body {
  model: readonly number[];
  /** Which coordinates these are; null for all. */
  at: readonly number[] | null;
}

interface State extends Models {
  /** Models that have reached each agent since its last step. */
  inbox: Body[][];
}

/** Gossip learning: models wander by whatever protocol carries them; who gets some merges them with its own and goes on. */
export const gossipLearning = define<typeof params, State>({
  id: 'gossip-learning',
  label: 'Gossip learning',
  summary:
    'Everyone keeps learning and shares its model by the protocol below; whoever hears models merges them with its own.',
  source:
    'Ormándi, Hegedűs & Jelasity, Gossip learning with linear models, Concurrency and Computation 25(4), 2013; parts of models as in Hegedűs, Danner & Jelasity, Decentralized learning works, JPDC 148, 2021.',
  params,
  slots: (_values, n) => Math.min(4096, SLOTS_AN_AGENT * n),
  channels: learningChannels,
  metrics: learningMetrics,
  init: (host) => ({ ...startModels(host), inbox: Array.from({ length: host.n }, () => []) }),
  roundSeconds: ({ periodSeconds }) => periodSeconds,

  round(state, host, values) {
    if (!host.training) return;
    state.rounds += 1;
    for (let agent = 0; agent < host.n; agent++) {
      if (!host.alive[agent] || host.now < state.busyUntil[agent]) continue;
      learn(state, host, values, agent);
      guard(host, 'Gossip learning', state, agent);
      if (dropsOut(host, values, agent)) continue;
      const bytes = bytesOf(state, values);
      state.bytes += bytes;
      host.share(agent, host.items.create(agent, bodyOf(state, host, values, agent), bytes));
    }
  },

  learned(state, host, _values, agent, slot) {
    const body = host.items.bodies[slot] as Partial<Body> | null;
    const origin = host.items.origin[slot];
    if (origin === agent || !body?.model) return;
    state.inbox[agent].push({ model: body.model, at: body.at ?? null });
    learnFrom(state, host.n, agent, origin);
  },
  restart(state, host, _values, agent, wiped) {
    if (wiped) handleModels(state, host, 'forget', agent, true);
  },
  hand: (state, host, _values, deed, agent, on) => handleModels(state, host, deed, agent, on),

  observe: (state, host, _values, into) => observeModels(state, host, into),
  model: (state, host, _values, agent) => modelAt(state, host.n, agent),
  flows: (state, host) => flowsOf(state, host.n),
  measure: (state, host, values, into) => measureModels(state, host, into, values),
  inspect: (state, host, _values, agent) => rowsOf(state, host, agent),
  warnings: (host) => withoutData(host, 'Gossip learning'),
  sentence: (state, host) => sentenceOf(state.rounds, host, modelAt(state, host.n, -1)),
});

/** Merge with what was heard, then learn; with privacy all that the own data changed is shortened and made noisy. */
function learn(state: State, host: Host, values: Values, agent: number): void {
  const own = modelOf(state, agent);
  const heard = state.inbox[agent];
  state.inbox[agent] = [];
  if (state.frozen[agent]) return;
  if (heard.length > 0) mergeInto(values, [own.slice(), ...heard.map((body) => filled(body, own))], own);
  const before = own.slice();
  descend(state, host, agent, own, values.localSteps, values.rate);
  state.busyUntil[agent] = host.now + secondsFor(host, values, agent, values.localSteps);
  if (values.privacy === 'none') return;
  const change = own.map((weight, d) => weight - before[d]);
  privatise(host, values, agent, change);
  state.releases[agent] += 1;
  for (let d = 0; d < own.length; d++) own[d] = before[d] + change[d];
}

/** The model that is told; of parts, who hears them takes the rest from its own. */
function bodyOf(state: State, host: Host, values: Values, agent: number): Readonly<Body> {
  const model = told(host, values, agent, modelOf(state, agent));
  if (values.compression === 'top-k') {
    const start = new Float64Array(model.length);
    host.training?.begin(start);
    const at = largest(
      model.map((weight, d) => weight - start[d]),
      keptOf(model.length, values.kept),
    );
    return Object.freeze({
      model: Object.freeze(Array.from(at, (d) => model[d])),
      at: Object.freeze(Array.from(at)),
    });
  }
  const said = new Float64Array(model.length);
  compressorOf(values).compress(model, values, host.chance.at(agent), said);
  return Object.freeze({ model: Object.freeze(Array.from(said)), at: null });
}

function filled({ model, at }: Body, own: Float64Array): Float64Array {
  if (at === null) return Float64Array.from(model);
  const whole = own.slice();
  at.forEach((d, i) => {
    whole[d] = model[i];
  });
  return whole;
}
