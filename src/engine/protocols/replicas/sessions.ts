/** Numbers of one client's requests that were executed: all below `upTo`, and those `above`. */
export interface Session {
  upTo: number;
  above: number[];
}

export type Sessions = Map<number, Session>;

export function wasExecuted(sessions: Sessions, client: number, sequence: number): boolean {
  const session = sessions.get(client);
  return session !== undefined && (sequence < session.upTo || session.above.includes(sequence));
}

/** Notes that a request is executed; false if it was before, so that a request ordered twice acts once. */
export function markExecuted(sessions: Sessions, client: number, sequence: number): boolean {
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
