/** Numbers of one client's commands that were applied: all below `upTo`, and those `above`. */
export interface Session {
  upTo: number;
  above: number[];
}

export type Sessions = Map<number, Session>;

/** What a client asks for, before it has a place in an order; frozen. */
export interface Asked {
  readonly command: unknown;
  /** The pair (client, sequence) names the command, however often and wherever it is asked. */
  readonly client: number;
  readonly sequence: number;
  /** The agent at which it was asked, and when, in simulated seconds. */
  readonly via: number;
  readonly askedAt: number;
  readonly bytes: number;
}

/** Bytes of a command that does not say its size. */
const COMMAND_BYTES = 64;

/** A command with its session: its own `client` and `sequence` where it has them, otherwise one an agent, numbered by `next`. */
export function askedOf(command: unknown, agent: number, now: number, next: Float64Array): Asked {
  const own = (typeof command === 'object' && command !== null ? command : {}) as {
    client?: unknown;
    sequence?: unknown;
    bytes?: unknown;
  };
  const hasSession = typeof own.client === 'number' && typeof own.sequence === 'number';
  return Object.freeze({
    command,
    client: hasSession ? (own.client as number) : -1 - agent,
    sequence: hasSession ? (own.sequence as number) : next[agent]++,
    via: agent,
    askedAt: now,
    bytes: typeof own.bytes === 'number' ? own.bytes : COMMAND_BYTES,
  });
}

/** A session's command as one number, to be looked up by. */
export const keyOf = (client: number, sequence: number): number => client * 4294967296 + sequence;

export function wasApplied(
  sessions: ReadonlyMap<number, Session>,
  client: number,
  sequence: number,
): boolean {
  const session = sessions.get(client);
  return session !== undefined && (sequence < session.upTo || session.above.includes(sequence));
}

/** Notes that a command is applied; false if it was before, so that a command sent twice acts once. */
export function markApplied(sessions: Sessions, client: number, sequence: number): boolean {
  let session = sessions.get(client);
  if (session === undefined) {
    session = { upTo: 0, above: [] };
    sessions.set(client, session);
  }
  if (sequence < session.upTo || session.above.includes(sequence)) return false;
  if (sequence > session.upTo) {
    session.above.push(sequence);
    return true;
  }
  session.upTo += 1;
  while (session.above.length > 0) {
    const place = session.above.indexOf(session.upTo);
    if (place < 0) break;
    session.above.splice(place, 1);
    session.upTo += 1;
  }
  return true;
}

export function copySessions(sessions: Sessions): Sessions {
  const copy: Sessions = new Map();
  for (const [client, { upTo, above }] of sessions) copy.set(client, { upTo, above: above.slice() });
  return copy;
}
