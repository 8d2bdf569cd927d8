import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import { mostBorne, type Rules, rules } from './rules.ts';
import { agreementShown } from './show.ts';
import {
  type BenOr,
  context,
  initialState,
  NOTHING,
  params,
  providedFor,
  REPEAT,
  type State,
  type Values,
} from './state.ts';
import { askAgain, receive, repeat, say } from './steps.ts';

/** Ben-Or's agreement with some of its thresholds replaced: M. Ben-Or, Another advantage of free choice, PODC 1983. */
export function benOrWith(replaced: Partial<Rules> = {}): Module<typeof params, State> {
  const allRules: Rules = { ...rules, ...replaced };
  const on = (state: State, host: Host, values: Values): BenOr => context(state, host, values, allRules);
  const wait = (host: Host, values: Values, agent: number) =>
    host.after(agent, 0, values.repeatDelays * host.expectedLatencySeconds);

  return define<typeof params, State>({
    id: 'ben-or',
    label: 'Ben-Or',
    summary:
      'All agents agree on one bit without a leader: they vote, and flip coins where the vote shows nothing.',
    source: 'Ben-Or, Another advantage of free choice, PODC 1983, protocols A and B.',
    params,
    timers: ['repeat'],
    messages: [
      { id: 'report', label: 'Report (step 1)', glyph: 'vote' },
      { id: 'proposal', label: 'Proposal (step 2)', glyph: 'payload' },
      { id: 'repeat', label: 'Ask to repeat', glyph: 'request' },
    ],
    ...agreementShown<State, Values>({
      borne: (n, values) => mostBorne(n, values.variant === 'byzantine'),
      provided: providedFor,
      fraction: (values) => (values.variant === 'byzantine' ? 'five' : 'two'),
      messagesAStep: (n) => n * n,
      toleratesTraitors: (values) => values.variant === 'byzantine',
      choicesOf: (state) => state.choices,
      sentBy: (state) => state.sent,
      standOf: (state, agent) => state.agents[agent],
      rows(state, agent) {
        const { rounds, round, said } = state.agents[agent];
        const steps = rounds.get(round);
        const last = said.at(-1);
        return [
          ['Reports heard: 0, 1', steps ? `${steps[0].counts[0]}, ${steps[0].counts[1]}` : 'none'],
          ['Proposals heard: 0, 1, none', steps ? steps[1].counts.join(', ') : 'none'],
          ['Said last', last === NOTHING ? 'no proposal' : String(last)],
        ];
      },
    }),

    init: initialState,

    start(state, host, values, agent) {
      say(on(state, host, values), agent, 0, state.agents[agent].value);
      wait(host, values, agent);
    },

    receive(state, host, values, to, from, kind, value) {
      const benOr = on(state, host, values);
      if (kind === REPEAT) repeat(benOr, to, from, value);
      else receive(benOr, to, from, kind, value);
    },

    wake(state, host, values, agent) {
      if (state.agents[agent].finished) return;
      if (host.now - state.choices.progressAt > values.repeatDelays * host.expectedLatencySeconds * 0.99)
        askAgain(on(state, host, values), agent);
      wait(host, values, agent);
    },

    restart(state, host, values, agent, wiped) {
      if (wiped) {
        state.agents[agent] = {
          round: 1,
          step: 0,
          value: state.choices.inputs[agent],
          rounds: new Map(),
          said: [],
          finished: false,
        };
        say(on(state, host, values), agent, 0, state.agents[agent].value);
      }
      wait(host, values, agent);
    },

    check(state, host) {
      if (state.choices.broken !== null)
        host.violate(state.choices.broken.invariant, state.choices.broken.text);
    },
  });
}
