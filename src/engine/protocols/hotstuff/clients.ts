import { hear, open } from '../replicas/clients.ts';
import { keyOf, type Request } from '../replicas/requests.ts';
import { auditAnswer } from './audit.ts';
import { replyAgain } from './committing.ts';
import { tryPropose } from './leading.ts';
import { type Reply, REQUEST } from './messages.ts';
import { armView } from './pacemaker.ts';
import { tell } from './speech.ts';
import { type HotStuff, RETRY } from './state.ts';

/** Requests that a client repeats at one go. */
const REPEATED_AT_MOST = 32;

/** A client sends its request to all replicas: whoever leads next has it. */
export function ask(hotstuff: HotStuff, agent: number, command: unknown): void {
  const { state, host, values } = hotstuff;
  if (state.clients.asks[agent].size === 0)
    host.after(agent, RETRY, values.retryDelays * host.expectedLatencySeconds);
  tellAll(hotstuff, agent, open(state.clients, agent, command, host.now));
}

function tellAll(hotstuff: HotStuff, agent: number, request: Request): void {
  const payload = Object.freeze({ request });
  for (let to = 0; to < hotstuff.n; to++) tell(hotstuff, agent, to, REQUEST, payload, request.bytes + 64);
}

/** Clients that wait for too long send again. */
export function askAgain(hotstuff: HotStuff, agent: number): void {
  const { state, host, values } = hotstuff;
  const asks = state.clients.asks[agent];
  if (asks.size === 0) return;
  const delay = values.retryDelays * host.expectedLatencySeconds;
  host.after(agent, RETRY, delay);
  let count = 0;
  for (const { request } of asks.values()) {
    if (host.now - request.askedAt < delay * 0.99) continue;
    tellAll(hotstuff, agent, request);
    count += 1;
    if (count === REPEATED_AT_MOST) break;
  }
}

/** A replica answers what it has executed; what it has not, it keeps for when it leads, and begins to time the view. */
export function receiveRequest(hotstuff: HotStuff, agent: number, request: Request): void {
  const { state, rules } = hotstuff;
  if (!rules.authentic(request) || replyAgain(hotstuff, agent, request)) return;
  const { waiting } = state.replicas[agent];
  const key = keyOf(request.client, request.sequence);
  if (waiting.has(key)) return;
  waiting.set(key, request);
  armView(hotstuff, agent);
  tryPropose(hotstuff, agent);
}

/** A client takes an answer that f + 1 replicas give: one of them is honest. */
export function receiveReply(hotstuff: HotStuff, agent: number, from: number, { key, result }: Reply): void {
  const { state, host, rules, n, f } = hotstuff;
  if (hear(state.clients, n, agent, from, key, result, rules.repliesNeeded(f), host.now))
    auditAnswer(hotstuff, agent, result);
}
