import type { Pbft } from './state.ts';

/** Sends to every other replica. */
export function multicast(
  { state, host, n }: Pbft,
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
  { state, host }: Pbft,
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
