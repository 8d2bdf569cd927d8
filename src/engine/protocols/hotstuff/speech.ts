import type { HotStuff, Said } from './state.ts';

/** Sends to every other replica. */
export function multicast(
  { state, host, n }: HotStuff,
  agent: number,
  kind: number,
  payload: unknown,
  bytes: number,
): void {
  state.sent[kind] += n - 1;
  for (let to = 0; to < n; to++) if (to !== agent) host.route(agent, to, kind, 0, payload, bytes);
}

/** Sends to one agent; a client and a replica at the same agent are two processes and send each other messages. */
export function tell(
  { state, host }: HotStuff,
  agent: number,
  to: number,
  kind: number,
  payload: unknown,
  bytes: number,
): void {
  state.sent[kind] += 1;
  if (to === agent) host.send(agent, to, kind, 0, payload, bytes);
  else host.route(agent, to, kind, 0, payload, bytes);
}

/** Remembers what was said in a view, so that it can be said again. */
export function remember({ state, host }: HotStuff, agent: number, said: Said): void {
  const replica = state.replicas[agent];
  const isToAll = said.to < 0;
  replica.said = replica.said.filter((other) => other.to < 0 !== isToAll && other.view >= said.view - 1);
  replica.said.push(said);
  replica.saidAt = host.now;
}
