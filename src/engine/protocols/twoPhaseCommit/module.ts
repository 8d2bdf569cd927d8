import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import { type Asked, askedOf, keyOf, wasApplied } from '../order/sessions.ts';
import { abort, begin, countVotes, handleDone, handleDoubt, handlePrepared } from './coordinator.ts';
import { decide, doubt, handleDecision, handlePrepare } from './manager.ts';
import { shown } from './show.ts';
import {
  ABORT,
  COMMAND,
  COMMIT,
  COORDINATOR,
  type Decision,
  DONE,
  DOUBT,
  DOUBTS,
  emptyManager,
  initialState,
  params,
  PREPARE,
  PREPARED,
  REFUSED,
  RETRY,
  type Rules,
  rules,
  type State,
  timers,
  type TwoPhase,
  type Values,
  VOTES,
} from './state.ts';

/** Commands that are asked again at one go at most. */
const ASKED_AT_MOST = 64;

/** Two-phase commit with some of its rules replaced; without an argument, the protocol itself. */
export function twoPhaseCommitWith(replaced: Partial<Rules> = {}): Module<typeof params, State> {
  const allRules: Rules = { ...rules, ...replaced };
  const on = (state: State, host: Host, values: Values): TwoPhase => ({
    state,
    host,
    values,
    rules: allRules,
  });

  return define<typeof params, State>({
    id: 'two-phase-commit',
    label: 'Two-phase commit',
    summary: 'A coordinator commits a command when every agent is prepared, and all wait while it is down.',
    source:
      'J. Gray, Notes on data base operating systems, 1978; Gray & Lamport, Consensus on transaction commit, TODS 31(1), 2006, section 3.',
    params,
    timers,
    messages: [
      { id: 'prepare', label: 'Prepare', glyph: 'request' },
      { id: 'prepared', label: 'Prepared', glyph: 'vote' },
      { id: 'refused', label: 'Refused', glyph: 'alarm' },
      { id: 'commit', label: 'Commit', glyph: 'payload' },
      { id: 'abort', label: 'Abort', glyph: 'alarm' },
      { id: 'done', label: 'Acknowledgement', glyph: 'reply' },
      { id: 'doubt', label: 'In doubt', glyph: 'request' },
      { id: 'command', label: 'Command', glyph: 'request' },
    ],
    ...shown,

    init: initialState,

    agree(state, host, values, agent, command) {
      const twoPhase = on(state, host, values);
      const manager = state.managers[agent];
      const asked = askedOf(command, agent, host.now, state.nextSequence);
      if (wasApplied(manager.sessions, asked.client, asked.sequence)) return;
      if (manager.pending.size === 0) host.after(agent, RETRY, 2 * values.timeoutSeconds);
      manager.pending.set(keyOf(asked.client, asked.sequence), asked);
      pass(twoPhase, agent, asked);
    },

    receive(state, host, values, to, from, kind, transaction, payload) {
      const twoPhase = on(state, host, values);
      if (kind === PREPARE) handlePrepare(twoPhase, to, transaction, payload as Asked);
      else if (kind === PREPARED) handlePrepared(twoPhase, from, transaction);
      else if (kind === REFUSED) abort(twoPhase, transaction);
      else if (kind === COMMIT || kind === ABORT)
        handleDecision(twoPhase, to, transaction, payload as Decision);
      else if (kind === DONE) handleDone(twoPhase, from, transaction);
      else if (kind === DOUBT) handleDoubt(twoPhase, from, transaction, payload as Asked);
      else begin(twoPhase, payload as Asked);
    },

    wake(state, host, values, agent, timer) {
      const twoPhase = on(state, host, values);
      if (timer === VOTES) countVotes(twoPhase);
      else if (timer === DOUBTS) doubt(twoPhase, agent);
      else {
        let left = ASKED_AT_MOST;
        const { pending } = state.managers[agent];
        if (pending.size > 0) host.after(agent, RETRY, 2 * values.timeoutSeconds);
        for (const asked of [...pending.values()]) if (left-- > 0) pass(twoPhase, agent, asked);
      }
    },

    crash(state, _host, _values, agent) {
      state.managers[agent].pending = new Map();
      if (agent !== COORDINATOR) return;
      state.open = new Map();
      state.openKeys = new Set();
      if (allRules.remembersDecisions()) return;
      state.decided = new Map();
      state.unheard = new Map();
    },

    restart(state, host, values, agent, wiped) {
      if (wiped) {
        state.managers[agent] = emptyManager();
        state.told[agent] = 0;
        if (agent === COORDINATOR) {
          state.decided = new Map();
          state.unheard = new Map();
        }
      }
      const manager = state.managers[agent];
      if (agent === COORDINATOR) {
        // Without a decision on its disk a transaction counts as aborted: what it had prepared itself it aborts.
        for (const [transaction, asked] of [...manager.prepared])
          decide(on(state, host, values), agent, transaction, { place: -1, asked });
        host.after(agent, VOTES, values.timeoutSeconds / 2);
      } else if (manager.prepared.size > 0) host.after(agent, DOUBTS, values.timeoutSeconds);
    },
  });
}

function pass(twoPhase: TwoPhase, agent: number, asked: Asked): void {
  if (agent === COORDINATOR) begin(twoPhase, asked);
  else twoPhase.host.route(agent, COORDINATOR, COMMAND, 0, asked, asked.bytes);
}
