import type { Host } from '../../kernel/host.ts';
import { type Agenda, emptyAgenda, enter, takeEarliest } from '../requests/agenda.ts';

/** One line before many servers: the least rank is served first, equal ranks as they came; of free servers the one longest free. */
export interface Desk {
  line: Agenda;
  free: Agenda;
  /** By agent: whether it waits for work. */
  isFree: Uint8Array;
  /** Busy seconds of all servers until `bookedAt`, and how many are busy. */
  busySeconds: number;
  bookedAt: number;
  busy: number;
}

export function openDesk(n: number): Desk {
  const desk: Desk = { line: emptyAgenda(), free: emptyAgenda(), isFree: new Uint8Array(n), busySeconds: 0, bookedAt: 0, busy: 0 };
  for (let agent = 0; agent < n; agent++) setFree(desk, agent, 0);
  return desk;
}

/** Puts a job in line. A job whose rank changes is put in line again; `stands` in `nextPair` tells which place counts. */
export const join = ({ line }: Desk, rank: number, job: number): void => void enter(line, rank, job);

export function setFree(desk: Desk, agent: number, now: number): void {
  desk.isFree[agent] = 1;
  enter(desk.free, now, agent);
}

/** Counts a server as busy from now on. */
export function engage(desk: Desk, agent: number, now: number): void {
  book(desk, now);
  desk.isFree[agent] = 0;
  desk.busy += 1;
}

/** Counts a server as no longer busy. */
export function release(desk: Desk, now: number): void {
  book(desk, now);
  desk.busy -= 1;
}

function book(desk: Desk, now: number): void {
  desk.busySeconds += desk.busy * (now - desk.bookedAt);
  desk.bookedAt = now;
}

/** Busy share of all servers' time so far, in percent. */
export const utilisationOf = (desk: Desk, n: number, now: number): number =>
  now === 0 ? 0 : (100 * (desk.busySeconds + desk.busy * (now - desk.bookedAt))) / (n * now);

/** The free server and the job that come together next, both taken off their lines; null if either is wanting. */
export function nextPair(desk: Desk, host: Host, stands: (job: number, rank: number) => boolean): { agent: number; job: number } | null {
  const { line, free } = desk;
  while (free.keys.length > 0 && !(desk.isFree[free.keys[0]] && host.alive[free.keys[0]])) takeEarliest(free);
  if (free.keys.length === 0) return null;
  while (line.keys.length > 0 && !stands(line.keys[0], line.times[0])) takeEarliest(line);
  if (line.keys.length === 0) return null;
  return { agent: takeEarliest(free), job: takeEarliest(line) };
}
