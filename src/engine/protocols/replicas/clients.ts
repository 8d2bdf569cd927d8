import { addAgent, hasAgent, noAgents } from './bits.ts';
import { keyOf, type Request, requestFor } from './requests.ts';

/** A request that a client waits for, with what replicas have answered. */
export interface Ask {
  request: Request;
  answers: { result: number; repliers: Uint32Array; count: number }[];
}

/** The clients that sit at the agents: what each waits for, and how long it took. */
export interface Clients {
  /** By agent, then by client and number in the order of asking. */
  asks: Map<number, Ask>[];
  nextSequence: Float64Array;
  answered: number;
  /** Seconds from asking to the last answer needed, added up. */
  latencySum: number;
}

export const noClients = (n: number): Clients => ({
  asks: Array.from({ length: n }, () => new Map()),
  nextSequence: new Float64Array(n),
  answered: 0,
  latencySum: 0,
});

/** A client signs a request and begins to wait. */
export function open(clients: Clients, agent: number, command: unknown, now: number): Request {
  const request = requestFor(command, agent, clients.nextSequence[agent], now);
  if (request.client === -1 - agent) clients.nextSequence[agent] += 1;
  const key = keyOf(request.client, request.sequence);
  // Who asks again goes on waiting since the first time.
  const before = clients.asks[agent].get(key);
  if (before !== undefined) return before.request;
  clients.asks[agent].set(key, { request, answers: [] });
  return request;
}

/** Notes a replica's answer; true if it is the one that makes `needed` equal answers, with which the client is content. */
export function hear(
  clients: Clients,
  n: number,
  agent: number,
  from: number,
  key: number,
  result: number,
  needed: number,
  now: number,
): boolean {
  const ask = clients.asks[agent].get(key);
  if (ask === undefined) return false;
  let answer = ask.answers.find((one) => one.result === result);
  if (answer === undefined) {
    answer = { result, repliers: noAgents(n), count: 0 };
    ask.answers.push(answer);
  }
  if (hasAgent(answer.repliers, from)) return false;
  addAgent(answer.repliers, from);
  answer.count += 1;
  if (answer.count < needed) return false;
  clients.asks[agent].delete(key);
  clients.answered += 1;
  clients.latencySum += now - ask.request.askedAt;
  return true;
}
