import { define } from '../kernel/module.ts';
import { handleModels, modelOf, startModels, withoutData } from './federated/common.ts';
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
import { params } from './parameterServer/params.ts';
import {
  deadline,
  freshState,
  PULL,
  PUSH,
  push,
  type Push,
  release,
  SERVER,
  serve,
  type State,
} from './parameterServer/server.ts';
import { begin, DONE, finishWork, MODEL, pull, takeModel, WAITED } from './parameterServer/worker.ts';

/** A server that keeps the model, and workers that fetch it, learn on their own data and send back what changed, each at its own pace. */
export const parameterServer = define<typeof params, State>({
  id: 'parameter-server',
  label: 'Parameter server',
  summary:
    'A server keeps the model; workers fetch it, compute on their own data and send the change, all in step or each at its own pace, when changes come stale.',
  source:
    'Li et al., Scaling distributed machine learning with the parameter server, OSDI 2014; bounded staleness: Ho et al., NeurIPS 2013; steps by staleness: Zhang, Gupta, Lian & Liu, IJCAI 2016; buffers: Nguyen et al. (FedBuff), AISTATS 2022.',
  params,
  messages: [
    { id: 'model', label: 'Model', glyph: 'reply' },
    { id: 'push', label: 'Change', glyph: 'payload' },
    { id: 'pull', label: 'Request', glyph: 'request' },
  ],
  timers: ['done', 'waited', 'deadline'],
  channels: [
    { id: 'part', label: 'Part', categories: ['at work', 'waiting', 'server', 'traitor'] },
    ...learningChannels,
    { id: 'behind', label: 'Versions behind' },
  ],
  metrics: [
    ...learningMetrics,
    {
      id: 'staleness',
      label: 'Staleness',
      unit: '',
      help: 'Mean over all changes merged so far of how many versions of the model came between fetching it and merging the change.',
      primary: true,
    },
    {
      id: 'idle',
      label: 'Waiting',
      unit: '%',
      help: 'Share of running workers that wait for the server now.',
    },
  ],
  init: (host) => freshState(host, startModels(host)),

  start(state, host, values, agent) {
    if (!host.training) return;
    begin(state, host, values, agent);
    if (agent === SERVER) deadline(state, host, values, true);
  },
  receive(state, host, values, to, from, kind, value, payload) {
    if (kind === MODEL) takeModel(state, host, values, to, value, payload as readonly number[]);
    else if (kind === PUSH) push(state, host, values, from, payload as Push);
    else if (kind === PULL) serve(state, host, from);
  },
  wake(state, host, values, agent, timer) {
    if (timer === DONE) finishWork(state, host, values, agent);
    else if (timer === WAITED) pull(state, host, values, agent);
    else deadline(state, host, values, false);
  },
  crash(state, host, values, agent) {
    state.waiting[agent] = 0;
    state.parked[agent] = 0;
    // Whoever waited for the slowest need not wait for one that is down.
    if (host.alive[SERVER]) release(state, host, values);
  },
  restart(state, host, values, agent, wiped) {
    if (!host.training) return;
    if (wiped) handleModels(state, host, 'forget', agent, true);
    if (agent === SERVER) {
      begin(state, host, values, SERVER);
      deadline(state, host, values, true);
    } else pull(state, host, values, agent);
  },
  hand: (state, host, _values, deed, agent, on) => handleModels(state, host, deed, agent, on),

  observe(state, host, _values, [role, loss, apart, samples, behind]) {
    for (let agent = 0; agent < host.n; agent++) {
      role[agent] = host.byzantine[agent] ? 3 : agent === SERVER ? 2 : state.waiting[agent];
      behind[agent] = Math.max(0, state.version - state.basis[agent]);
    }
    observeModels(state, host, [loss, apart, samples]);
  },
  measure(state, host, values, into) {
    measureModels(state, host, into, values, { server: SERVER, evenly: true });
    into[learningMetrics.length] = state.merges > 0 ? state.stalenessSum / state.merges : 0;
    let waiting = 0;
    let running = 0;
    for (let agent = 0; agent < host.n; agent++) {
      running += host.alive[agent];
      waiting += host.alive[agent] && state.waiting[agent] ? 1 : 0;
    }
    into[learningMetrics.length + 1] = running > 0 ? (100 * waiting) / running : 0;
  },
  model: (state, host, _values, agent) => modelAt(state, host.n, agent, SERVER),
  flows: (state, host) => flowsOf(state, host.n),
  inspect: (state, host, _values, agent) => [
    ...rowsOf(state, host, agent),
    { group: 'Learning', label: 'Changes sent', value: String(state.clock[agent]) },
    { group: 'Learning', label: 'Version it works on', value: `${state.basis[agent]} of ${state.version}` },
  ],
  sentence: (state, host) =>
    sentenceOf(state.rounds, host, modelOf(state, SERVER))
      .replace('round', 'version')
      .replace('of learning', 'of the model'),
  paceSeconds: ({ stepSeconds, localSteps }) => Math.max(0.5, 2 * stepSeconds * localSteps),
  warnings: (host, { pace, buffer, merging }) => [
    ...withoutData(host, 'The parameter server'),
    ...(pace !== 'together' && merging !== 'mean' && buffer < 3
      ? ['A robust merging needs several changes to choose among: collect at least three at the server.']
      : []),
  ],
});
