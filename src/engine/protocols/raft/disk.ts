import { copySessions } from '../order/sessions.ts';
import { truncate } from './log.ts';
import { DISK, emptyServer, FOLLOWER, type Raft } from './state.ts';

/** Writes what must survive a crash; every handler does so before it answers (Figure 2, persistent state). */
export function persist(raft: Raft, agent: number): void {
  const server = raft.state.servers[agent];
  raft.rules.writeTerm(server);
  raft.rules.writeVote(server);
  raft.rules.writeLog(server);
}

/** Sends an answer when the disk has taken what it promises. A crash before that leaves it unsent. */
export function answer(
  raft: Raft,
  from: number,
  to: number,
  kind: number,
  payload: unknown,
  bytes: number,
): void {
  const { host, values } = raft;
  const server = raft.state.servers[from];
  const delay = writeSeconds(raft, from);
  if (delay === 0 && values.diskSeconds === 0) {
    host.route(from, to, kind, server.term, payload, bytes);
    return;
  }
  const { outbox } = server;
  const at = host.now + delay;
  let place = outbox.length;
  while (place > 0 && outbox[place - 1].at > at) place -= 1;
  outbox.splice(place, 0, { at, to, kind, value: server.term, payload, bytes });
  if (place === 0) host.after(from, DISK, delay);
}

function writeSeconds({ host, values }: Raft, agent: number): number {
  const { diskSeconds, diskLaw, diskCached } = values;
  if (diskSeconds === 0) return 0;
  const chance = host.chance.at(agent);
  if (diskCached > 0 && chance.uniform() < diskCached) return 0;
  return diskLaw === 'constant' ? diskSeconds : chance.exponential(diskSeconds);
}

/** The disk has finished: sends what is due. */
export function flushOutbox(raft: Raft, agent: number): void {
  const { host } = raft;
  const { outbox } = raft.state.servers[agent];
  let due = 0;
  // A skewed clock may wake early by a rounding error; at least the first answer goes, so that there is progress.
  while (due < outbox.length && (due === 0 || outbox[due].at <= host.now)) {
    const { to, kind, value, payload, bytes } = outbox[due++];
    host.route(agent, to, kind, value, payload, bytes);
  }
  outbox.splice(0, due);
  if (outbox.length > 0) host.after(agent, DISK, Math.max(0, outbox[0].at - host.now));
}

/** The server forgets what is not on its disk. */
export function loseVolatile(raft: Raft, agent: number): void {
  const { state } = raft;
  const { log, disk, image } = state.servers[agent];
  const server = emptyServer(log.configurations[0].configuration);
  server.role = FOLLOWER;
  server.disk = disk;
  server.term = disk.term;
  server.votedFor = disk.votedFor;
  truncate(log, Math.max(disk.lastIndex, log.start));
  server.log = log;
  server.image = image;
  server.commitIndex = image.index;
  server.lastApplied = image.index;
  server.applied = image.applied;
  server.sessions = copySessions(image.sessions);
  state.servers[agent] = server;
}

/** The server comes with a new, empty disk: it has forgotten its votes and its log, which Raft does not allow for. */
export function loseDisk(raft: Raft, agent: number): void {
  const { state } = raft;
  const { configurations } = state.servers[agent].log;
  state.servers[agent] = emptyServer(configurations[0].configuration);
  state.servers[agent].log.writtenFrom = 1;
  state.told[agent] = 0;
}
