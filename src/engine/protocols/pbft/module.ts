import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import type { Request } from '../replicas/requests.ts';
import { receiveCheckpoint, receiveState, tellState } from './checkpoints.ts';
import { ask, askAgain, receiveReply, receiveRequest } from './clients.ts';
import * as kinds from './messages.ts';
import { receivePrePrepare, receiveVote } from './ordering.ts';
import { params, type Values } from './params.ts';
import { rearm } from './patience.ts';
import { lookAtProgress, receiveProof, receiveStatus } from './recovery.ts';
import { type Rules, rules } from './rules.ts';
import { shown } from './show.ts';
import {
  context,
  emptyReplica,
  initialState,
  PATIENCE,
  type Pbft,
  RETRY,
  type State,
  timers,
} from './state.ts';
import { receiveNewView, receiveViewChange, startViewChange } from './viewChange.ts';

/**
 * PBFT with some of its rules replaced: without an argument the algorithm of M. Castro & B. Liskov, Practical Byzantine Fault Tolerance,
 * OSDI 1999, with the recovery of lost messages of ACM TOCS 20(4), 2002.
 */
export function pbftWith(replaced: Partial<Rules> = {}): Module<typeof params, State> {
  const allRules: Rules = { ...rules, ...replaced };
  const on = (state: State, host: Host, values: Values): Pbft => context(state, host, values, allRules);

  return define<typeof params, State>({
    id: 'pbft',
    label: 'PBFT',
    summary:
      'A primary proposes, all vote twice, and two thirds must agree, so that up to a third may be traitors.',
    source: 'Castro & Liskov, Practical Byzantine Fault Tolerance, OSDI 1999; ACM TOCS 20(4), 2002.',
    params,
    timers,
    messages: kinds.messages,
    ...shown,

    init: initialState,

    receive: (state, host, values, to, from, kind, _value, payload) =>
      receive(on(state, host, values), to, from, kind, payload),

    wake(state, host, values, agent, timer) {
      const pbft = on(state, host, values);
      if (timer === RETRY) askAgain(pbft, agent);
      else if (timer === PATIENCE) {
        state.replicas[agent].timed = null;
        startViewChange(pbft, agent, state.replicas[agent].view + 1);
      } else lookAtProgress(pbft, agent);
    },

    agree: (state, host, values, agent, command) => ask(on(state, host, values), agent, command),

    restart(state, host, values, agent, wiped) {
      if (wiped) state.replicas[agent] = emptyReplica(host.n);
      rearm(on(state, host, values), agent);
    },

    check(state, host) {
      if (state.broken !== null) host.violate(state.broken.invariant, state.broken.text);
    },
  });
}

function receive(pbft: Pbft, to: number, from: number, kind: number, payload: unknown): void {
  switch (kind) {
    case kinds.PREPARE:
    case kinds.COMMIT:
      receiveVote(pbft, to, from, kind, payload as kinds.Vote);
      break;
    case kinds.REQUEST:
      receiveRequest(pbft, to, (payload as { request: Request }).request);
      break;
    case kinds.PRE_PREPARE:
      receivePrePrepare(pbft, to, from, payload as kinds.PrePrepare);
      break;
    case kinds.REPLY:
      receiveReply(pbft, to, from, payload as kinds.Reply);
      break;
    case kinds.CHECKPOINT: {
      const { sequence, digest } = payload as { sequence: number; digest: number };
      receiveCheckpoint(pbft, to, from, sequence, digest);
      break;
    }
    case kinds.VIEW_CHANGE:
      receiveViewChange(pbft, to, from, payload as kinds.ViewChange);
      break;
    case kinds.NEW_VIEW:
      receiveNewView(pbft, to, payload as kinds.NewView);
      break;
    case kinds.STATUS:
      receiveStatus(pbft, to, from, payload as kinds.Status);
      break;
    case kinds.COMMITTED:
      receiveProof(pbft, to, payload as kinds.Certificate);
      break;
    case kinds.FETCH:
      tellState(pbft, to, from, (payload as { executed: number }).executed);
      break;
    case kinds.STATE:
      receiveState(pbft, to, payload as kinds.StableCheckpoint);
      break;
  }
}
