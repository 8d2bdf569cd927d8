import { hear, open } from '../replicas/clients.ts';
import { keyOf, type Request } from '../replicas/requests.ts';
import { wasExecuted } from '../replicas/sessions.ts';
import { auditAnswer } from './audit.ts';
import { replyAgain } from './execution.ts';
import { type Reply, REQUEST } from './messages.ts';
import { propose } from './ordering.ts';
import { armPatience, armStatus } from './patience.ts';
import { tell } from './speech.ts';
import { isPrimary, type Pbft, primaryOf, RETRY } from './state.ts';

/** Requests that a client repeats at one go. */
const REPEATED_AT_MOST = 32;

/** A client sends its request to whom it takes for the primary (section 4.1). */
export function ask(pbft: Pbft, agent: number, command: unknown): void {
  const { state, host, values, n } = pbft;
  if (state.clients.asks[agent].size === 0)
    host.after(agent, RETRY, values.retryDelays * host.expectedLatencySeconds);
  const request = open(state.clients, agent, command, host.now);
  tellRequest(pbft, agent, primaryOf(n, state.replicas[agent].view), request);
}

const tellRequest = (pbft: Pbft, agent: number, to: number, request: Request): void =>
  tell(pbft, agent, to, REQUEST, Object.freeze({ request }), request.bytes + 64);

/** Clients that wait for too long send to all replicas. */
export function askAgain(pbft: Pbft, agent: number): void {
  const { state, host, values, n } = pbft;
  const asks = state.clients.asks[agent];
  if (asks.size === 0) return;
  const delay = values.retryDelays * host.expectedLatencySeconds;
  host.after(agent, RETRY, delay);
  let count = 0;
  for (const { request } of asks.values()) {
    if (host.now - request.askedAt < delay * 0.99) continue;
    for (let to = 0; to < n; to++) tellRequest(pbft, agent, to, request);
    count += 1;
    if (count === REPEATED_AT_MOST) break;
  }
}

/** A replica answers what it has executed, orders what it has not where it is primary, and otherwise waits for the primary to. */
export function receiveRequest(pbft: Pbft, agent: number, request: Request): void {
  const { state, rules, n } = pbft;
  const replica = state.replicas[agent];
  if (!rules.authentic(request)) return;
  if (wasExecuted(replica.sessions, request.client, request.sequence)) {
    replyAgain(pbft, agent, request);
    return;
  }
  const key = keyOf(request.client, request.sequence);
  if (replica.waiting.has(key)) return;
  replica.waiting.set(key, request);
  armStatus(pbft, agent);
  // The primary loses patience too: it may be that the others have left its view.
  if (replica.active) armPatience(pbft, agent);
  if (isPrimary(n, agent, replica)) {
    replica.queue.push(request);
    propose(pbft, agent);
  } else if (replica.active) {
    tellRequest(pbft, agent, primaryOf(n, replica.view), request);
  }
}

/** A client takes an answer that f + 1 replicas give: one of them is honest. */
export function receiveReply(pbft: Pbft, agent: number, from: number, { key, result }: Reply): void {
  const { state, host, rules, n, f } = pbft;
  if (hear(state.clients, n, agent, from, key, result, rules.repliesNeeded(f), host.now))
    auditAnswer(pbft, agent, result);
}
