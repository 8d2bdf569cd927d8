import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import type { Request } from '../replicas/requests.ts';
import { ask, askAgain, receiveReply, receiveRequest } from './clients.ts';
import { receiveBlocks, receiveFetch } from './committing.ts';
import { receiveNewView, receivePhase, receiveProposal, receiveVote } from './leading.ts';
import * as kinds from './messages.ts';
import { announce, armView, giveUp, receiveSync, receiveWish, resend } from './pacemaker.ts';
import { type HotStuffParams, paramsWith, type Values } from './params.ts';
import { type Rules, rules } from './rules.ts';
import { shownBy } from './show.ts';
import {
  context,
  emptyReplica,
  type HotStuff,
  initialState,
  RESEND,
  RETRY,
  type State,
  timers,
} from './state.ts';

/**
 * HotStuff with some of its rules replaced: without the latter the algorithms of M. Yin, D. Malkhi, M. Reiter, G. Golan Gueta &
 * I. Abraham, HotStuff, PODC 2019 (arXiv 1803.05069v6): basic is Algorithm 2, chained is Algorithm 3.
 */
export function hotstuffWith(chained: boolean, replaced: Partial<Rules> = {}): Module<HotStuffParams, State> {
  const allRules: Rules = { ...rules, ...replaced };
  const on = (state: State, host: Host, values: Values): HotStuff =>
    context(state, host, values, allRules, chained);

  return define<HotStuffParams, State>({
    id: chained ? 'hotstuff' : 'basic-hotstuff',
    label: chained ? 'HotStuff (chained)' : 'Basic HotStuff',
    summary: chained
      ? 'Leaders take turns and chain blocks: each vote serves three blocks at once, and a view costs only 2n messages.'
      : 'A leader collects votes in three phases and shows the certificates to all: 8n messages a view instead of n².',
    source: `Yin, Malkhi, Reiter, Golan Gueta & Abraham, HotStuff, PODC 2019 (arXiv 1803.05069), Algorithm ${chained ? 3 : 2}.`,
    params: paramsWith(chained),
    timers,
    messages: kinds.messages,
    ...shownBy(chained),

    init: initialState,

    start(state, host, values, agent) {
      // In the chained protocol the first leader's certificate is that of the start.
      if (!chained) announce(on(state, host, values), agent);
    },

    receive: (state, host, values, to, from, kind, _value, payload) =>
      receive(on(state, host, values), to, from, kind, payload),

    wake(state, host, values, agent, timer) {
      const hotstuff = on(state, host, values);
      if (timer === RETRY) askAgain(hotstuff, agent);
      else if (timer === RESEND) resend(hotstuff, agent);
      else giveUp(hotstuff, agent);
    },

    agree: (state, host, values, agent, command) => ask(on(state, host, values), agent, command),

    restart(state, host, values, agent, wiped) {
      if (wiped) state.replicas[agent] = emptyReplica(host.n);
      state.replicas[agent].timing = false;
      const hotstuff = on(state, host, values);
      armView(hotstuff, agent);
      if (state.clients.asks[agent].size > 0)
        host.after(agent, RETRY, values.retryDelays * host.expectedLatencySeconds);
    },

    check(state, host) {
      if (state.broken !== null) host.violate(state.broken.invariant, state.broken.text);
    },
  });
}

function receive(hotstuff: HotStuff, to: number, from: number, kind: number, payload: unknown): void {
  switch (kind) {
    case kinds.REQUEST:
      receiveRequest(hotstuff, to, (payload as { request: Request }).request);
      break;
    case kinds.PROPOSAL:
      receiveProposal(hotstuff, to, from, payload as kinds.Block);
      break;
    case kinds.VOTE:
      receiveVote(hotstuff, to, from, payload as kinds.Vote);
      break;
    case kinds.PRE_COMMIT:
    case kinds.COMMIT:
    case kinds.DECIDE:
      receivePhase(hotstuff, to, from, payload as kinds.Certificate);
      break;
    case kinds.NEW_VIEW:
      receiveNewView(hotstuff, to, from, payload as kinds.NewView);
      break;
    case kinds.REPLY:
      receiveReply(hotstuff, to, from, payload as kinds.Reply);
      break;
    case kinds.WISH:
      receiveWish(hotstuff, to, from, payload as kinds.Sync);
      break;
    case kinds.SYNC:
      receiveSync(hotstuff, to, from, payload as kinds.Sync);
      break;
    case kinds.FETCH: {
      const { block, height } = payload as { block: number; height: number };
      receiveFetch(hotstuff, to, from, block, height);
      break;
    }
    case kinds.BLOCKS:
      receiveBlocks(hotstuff, to, from, (payload as { blocks: readonly kinds.Block[] }).blocks);
      break;
  }
}
