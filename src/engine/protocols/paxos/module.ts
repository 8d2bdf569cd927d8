import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import { handleAccept, handleHeartbeat, handleLearn, handlePrepare } from './acceptor.ts';
import { ask, askAgain, handleCommand } from './clients.ts';
import {
  beat,
  handleAccepted,
  handlePromise,
  handleRefusal,
  prepare,
  startLeading,
  waitForLeader,
} from './leader.ts';
import { handleBehind } from './learner.ts';
import * as kinds from './messages.ts';
import { params, type Values } from './params.ts';
import { type Rules, rules } from './rules.ts';
import { shown } from './show.ts';
import {
  BEAT,
  emptyServer,
  initialState,
  LEADER,
  PATIENCE,
  type Paxos,
  type State,
  timers,
  volatile,
} from './state.ts';

/**
 * Multi-Paxos with some of its rules replaced: without an argument L. Lamport, Paxos Made Simple, 2001, section 3, with the roles put
 * together as in R. van Renesse & D. Altinbuken, Paxos Made Moderately Complex, ACM Computing Surveys 47(3), 2015.
 */
export function paxosWith(replaced: Partial<Rules> = {}): Module<typeof params, State> {
  const allRules: Rules = { ...rules, ...replaced };
  const on = (state: State, host: Host, values: Values): Paxos => ({ state, host, values, rules: allRules });

  return define<typeof params, State>({
    id: 'multi-paxos',
    label: 'Multi-Paxos',
    summary:
      'A leader with the highest ballot proposes a command for each slot of one order; what a majority accepts is chosen.',
    source:
      'Lamport, Paxos Made Simple, 2001; van Renesse & Altinbuken, Paxos Made Moderately Complex, ACM Computing Surveys 47(3), 2015.',
    params,
    timers,
    messages: kinds.messages,
    ...shown,

    init: initialState,

    start(state, host, values, agent) {
      const paxos = on(state, host, values);
      const server = state.servers[agent];
      const first = values.leaderAtStart;
      if (first >= 0 && first < state.acceptors) {
        server.promised = first;
        server.leader = first;
      }
      if (agent === first && first < state.acceptors) {
        server.ballot = first;
        startLeading(paxos, agent);
        host.after(agent, BEAT, values.heartbeatSeconds);
      } else waitForLeader(paxos, agent);
    },

    receive(state, host, values, to, from, kind, ballot, payload) {
      const paxos = on(state, host, values);
      switch (kind) {
        case kinds.PREPARE:
          return handlePrepare(paxos, to, from, ballot, payload as kinds.FromSlot);
        case kinds.PROMISE:
          return handlePromise(paxos, to, from, ballot, payload as kinds.Promised);
        case kinds.ACCEPT:
          return handleAccept(paxos, to, from, ballot, payload as kinds.Slots);
        case kinds.ACCEPTED:
          return handleAccepted(paxos, to, from, ballot, payload as kinds.AcceptedSlots);
        case kinds.REFUSAL:
          return handleRefusal(paxos, to, ballot);
        case kinds.LEARN:
          return handleLearn(paxos, to, payload as kinds.Slots);
        case kinds.HEARTBEAT:
          return handleHeartbeat(paxos, to, from, ballot, payload as kinds.FromSlot);
        case kinds.BEHIND:
          return handleBehind(paxos, to, from, payload as kinds.FromSlot);
        case kinds.COMMAND:
          return handleCommand(paxos, to, payload as kinds.CommandRequest);
        default: {
          const server = state.servers[to];
          if (server.role === LEADER && ballot === server.ballot) server.answeredAt[from] = host.now;
        }
      }
    },

    wake(state, host, values, agent, timer) {
      const paxos = on(state, host, values);
      if (timer === PATIENCE) prepare(paxos, agent);
      else if (timer === BEAT) beat(paxos, agent);
      else askAgain(paxos, agent);
    },

    agree: (state, host, values, agent, command) => ask(on(state, host, values), agent, command),

    crash(state, _host, _values, agent) {
      const server = state.servers[agent];
      Object.assign(server, volatile());
      server.chosen = new Map();
      allRules.afterCrash(server);
    },

    restart(state, host, values, agent, wiped) {
      if (wiped) {
        state.servers[agent] = emptyServer();
        state.told[agent] = 0;
      }
      waitForLeader(on(state, host, values), agent);
    },
  });
}
