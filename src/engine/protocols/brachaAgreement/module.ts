import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import { agreementShown } from '../benOr/show.ts';
import { traitorsBorne } from '../replicas/quorums.ts';
import { askAgain, repeat } from './broadcast.ts';
import {
  type Bracha,
  freshAgent,
  initialState,
  params,
  providedFor,
  REPEAT,
  type State,
  type Values,
} from './state.ts';
import { receive, say } from './steps.ts';

const on = (state: State, host: Host, values: Values): Bracha => ({
  state,
  host,
  values,
  n: host.n,
  t: providedFor(host.n, values),
});

const wait = (host: Host, values: Values, agent: number): void =>
  host.after(agent, 0, values.repeatDelays * host.expectedLatencySeconds);

/** Bracha's agreement: as Ben-Or's, but on messages that are reliably broadcast and justified, so that a third may be traitors. */
export const brachaModule: Module<typeof params, State> = define<typeof params, State>({
  id: 'bracha-agreement',
  label: 'Bracha agreement',
  summary:
    'All agree on one bit although nearly a third are traitors: every vote is reliably broadcast and must be justified.',
  source:
    'Bracha, Asynchronous Byzantine agreement protocols, Information and Computation 75, 1987, Figures 1 to 3.',
  params,
  timers: ['repeat'],
  messages: [
    { id: 'initial', label: 'Initial', glyph: 'payload' },
    { id: 'echo', label: 'Echo', glyph: 'vote' },
    { id: 'ready', label: 'Ready', glyph: 'vote' },
    { id: 'repeat', label: 'Ask to repeat', glyph: 'request' },
  ],
  ...agreementShown<State, Values>({
    borne: (n) => traitorsBorne(n),
    provided: providedFor,
    fraction: () => 'three',
    messagesAStep: (n) => 2 * n * n * n,
    toleratesTraitors: () => true,
    choicesOf: (state) => state.choices,
    sentBy: (state) => state.sent,
    standOf: (state, agent) => state.agents[agent],
    rows(state, agent) {
      const { round, step, steps } = state.agents[agent];
      const now = steps[3 * (round - 1) + step];
      return [
        ['Step', `${step + 1} of 3`],
        ['Valid messages: 0, 1', now ? `${now.counts[0]}, ${now.counts[1]}` : 'none'],
        ['Marked for decision: 0, 1', now ? `${now.counts[2]}, ${now.counts[3]}` : 'none'],
        ['Not yet justified', String(now?.pending.length ?? 0)],
      ];
    },
  }),

  init: initialState,

  start(state, host, values, agent) {
    say(on(state, host, values), agent, state.agents[agent].value);
    wait(host, values, agent);
  },

  receive(state, host, values, to, from, kind, value) {
    const bracha = on(state, host, values);
    if (kind === REPEAT) repeat(bracha, to, from, value);
    else receive(bracha, to, from, kind, value);
  },

  wake(state, host, values, agent) {
    const { round, finished } = state.agents[agent];
    if (finished) return;
    if (host.now - state.choices.progressAt > values.repeatDelays * host.expectedLatencySeconds * 0.99)
      askAgain(on(state, host, values), agent, round - 1);
    wait(host, values, agent);
  },

  restart(state, host, values, agent, wiped) {
    if (wiped) {
      state.agents[agent] = freshAgent(state.choices.inputs[agent]);
      say(on(state, host, values), agent, state.agents[agent].value);
    }
    wait(host, values, agent);
  },

  check(state, host) {
    if (state.choices.broken !== null)
      host.violate(state.choices.broken.invariant, state.choices.broken.text);
  },
});
