import { define } from '../kernel/module.ts';
import { apply, ARRIVAL, isRecordCommand, PATIENCE, retry, submit } from './records/clients.ts';
import { diverging, initialState, latencyQuantile, params, type State } from './records/state.ts';

/** Clients submit reads and writes of a few registers, which the agents must put into one order. */
export const records = define<typeof params, State>({
  id: 'records',
  label: 'Records to order',
  summary: 'Clients keep submitting reads and writes of registers, which all agents must apply in one order.',
  source:
    'F. Schneider, Implementing fault-tolerant services using the state machine approach, ACM Computing Surveys 22(4), 1990.',
  params,
  timers: ['arrival', 'patience'],
  channels: [
    { id: 'applied', label: 'Commands applied' },
    { id: 'behind', label: 'Commands behind' },
  ],
  metrics: [
    {
      id: 'answered',
      label: 'Answered',
      unit: '',
      help: 'Commands that clients have had an answer to.',
      primary: true,
    },
    {
      id: 'throughput',
      label: 'Throughput',
      unit: '/s',
      help: 'Commands answered divided by the time since the start.',
    },
    {
      id: 'median',
      label: 'Median response',
      unit: 's',
      help: 'Median time from submitting to the answer, of the latest 1,024.',
      primary: true,
    },
    {
      id: 'slow',
      label: 'Slow response',
      unit: 's',
      help: '99 of 100 of the latest 1,024 answers took no longer.',
    },
    { id: 'waiting', label: 'Waiting', unit: '', help: 'Commands without an answer yet.' },
    {
      id: 'retried',
      label: 'Retries',
      unit: '',
      help: 'How often a client lost patience and asked another agent.',
    },
    {
      id: 'behind',
      label: 'Mean lag',
      unit: '',
      help: 'Commands that a running agent is behind the foremost, on average.',
    },
    {
      id: 'diverging',
      label: 'Diverging',
      unit: '',
      help: 'Running agents whose registers differ from those that most hold.',
    },
  ],

  init: initialState,

  begin: (_state, host, values) => host.after(-1, ARRIVAL, host.dice.exponential(1 / values.rate)),

  wake(state, host, values, _agent, timer) {
    if (timer === PATIENCE) {
      retry(state, host, values);
      return;
    }
    if (values.limit > 0 && state.arrived >= values.limit) return;
    const agent =
      values.originSkew > 0 ? host.dice.zipf(host.n, values.originSkew) - 1 : host.dice.below(host.n);
    submit(state, host, values, agent);
    host.after(-1, ARRIVAL, host.dice.exponential(1 / values.rate));
  },

  inject: (state, host, values, agent) => submit(state, host, values, agent),

  committed(state, host, values, agent, index, command) {
    if (isRecordCommand(command)) apply(state, host, values, agent, index, command);
  },

  restart(state, _host, values, agent, wiped) {
    if (!wiped) return;
    state.registers.fill(0, agent * values.keys, (agent + 1) * values.keys);
    state.applied[agent] = 0;
    state.places[agent] = -1;
  },

  observe({ applied }, host, _values, [count, behind]) {
    let most = 0;
    for (let agent = 0; agent < host.n; agent++) most = Math.max(most, applied[agent]);
    for (let agent = 0; agent < host.n; agent++) {
      count[agent] = applied[agent];
      behind[agent] = most - applied[agent];
    }
  },

  measure(state, host, values, into) {
    let most = 0;
    let sum = 0;
    let running = 0;
    for (let agent = 0; agent < host.n; agent++) {
      most = Math.max(most, state.applied[agent]);
      if (!host.alive[agent]) continue;
      running += 1;
      sum += state.applied[agent];
    }
    into[0] = state.answered;
    into[1] = host.now > 0 ? state.answered / host.now : 0;
    into[2] = latencyQuantile(state, 0.5) || 0;
    into[3] = latencyQuantile(state, 0.99) || 0;
    into[4] = state.open.size;
    into[5] = state.retried;
    into[6] = running === 0 ? 0 : most - sum / running;
    into[7] = diverging(state, host, values.keys);
  },

  inspect(state, _host, values, agent) {
    const row = (label: string, value: string) => ({ group: 'Records', label, value });
    const rows = [row('Commands applied', String(state.applied[agent]))];
    for (let key = 0; key < values.keys; key++) {
      const value = state.registers[agent * values.keys + key];
      rows.push(row(`Register ${key}`, value === 0 ? 'never written' : String(value)));
    }
    return rows;
  },

  sentence(state, host) {
    if (state.cannot) return 'This protocol spreads news but cannot put commands into one order.';
    if (state.arrived === 0) return 'No command yet.';
    const median = latencyQuantile(state, 0.5);
    const typical = Number.isNaN(median) ? '' : `; half took less than ${Number(median.toPrecision(2))} s`;
    const silent =
      state.open.size > 0 && host.now - state.lastAnswerAt > 1
        ? `, the last ${(host.now - state.lastAnswerAt).toFixed(1)} s ago`
        : '';
    return `${state.answered} of ${state.arrived} commands are answered${silent}${typical}.`;
  },

  verdict(state, host, values) {
    if (state.cannot)
      return {
        state: 'failed',
        text: 'This protocol cannot put commands into one order: choose one that agrees, such as Raft.',
      };
    if (values.limit === 0 || state.arrived < values.limit || state.open.size > 0) return null;
    let most = 0;
    for (let agent = 0; agent < host.n; agent++) most = Math.max(most, state.applied[agent]);
    for (let agent = 0; agent < host.n; agent++)
      if (host.alive[agent] && state.applied[agent] < most) return null;
    const apart = diverging(state, host, values.keys);
    return apart === 0
      ? {
          state: 'agreed',
          text: `All ${values.limit} commands are answered and applied alike by every running agent.`,
        }
      : {
          state: 'diverged',
          text: `All commands are answered, but ${apart} agents hold other registers than the rest.`,
        };
  },
});
