import { type Job, lengthOf, type Site, type Station } from './state.ts';

export const SERVICE = 0;

/** Jobs that a station works on at the same time. */
export function workersOf({ host, values, isOne }: Site): number {
  if (values.workers === 0) return Infinity;
  return values.workers * (isOne ? host.n : 1);
}

/** Puts a job into the queue or to work; false if there is no room. */
export function admit(site: Site, at: number, job: Job): boolean {
  const { fleet, values } = site;
  const station = fleet.stations[at];
  if (values.capacity > 0 && lengthOf(station) >= values.capacity) return false;
  book(site, station);
  fleet.jobs.set(job.id, job);
  if (values.discipline === 'sharing') {
    station.running.push(job.id);
    station.endsAt.push(station.attained + job.work);
    rearm(site, at, station);
    return true;
  }
  if (station.running.length < workersOf(site)) {
    fleet.waits += 1;
    start(site, station, job);
    rearm(site, at, station);
  } else {
    if (station.queue.length - station.head === 0) settleQueue(station);
    station.queue.push(job.id);
  }
  return true;
}

/** The job that ends now, taken off its worker; the next ones are put to work. Null if it only goes on under the lock. */
export function complete(site: Site, at: number): Job | null {
  const { fleet, values, host } = site;
  const station = fleet.stations[at];
  station.timerAt = Infinity;
  book(site, station);
  const index = indexOfLeast(station.endsAt);
  if (index < 0) return null;
  const job = fleet.jobs.get(station.running[index]) as Job;
  if (site.isOne && values.discipline !== 'sharing' && values.lockShare > 0 && !job.isUnderLock) {
    job.isUnderLock = true;
    if (station.lockedBy === 0) lock(site, station, index, job);
    else {
      station.lockQueue.push(job.id);
      station.endsAt[index] = Infinity;
    }
    rearm(site, at, station);
    return null;
  }
  removeAt(station, index);
  if (station.lockedBy === job.id) {
    station.lockedBy = 0;
    const next = station.lockQueue.shift();
    if (next !== undefined) lock(site, station, station.running.indexOf(next), fleet.jobs.get(next) as Job);
  }
  if (values.discipline === 'sharing') {
    fleet.waits += 1;
    const waited = host.now - job.arrivedAt - job.work;
    fleet.waitSeconds += Math.max(0, waited);
    // Attained service is counted from the start of a busy period, so that it stays exact however long the run.
    if (station.running.length === 0) station.attained = 0;
  } else startWaiting(site, station);
  rearm(site, at, station);
  return job;
}

/** A crash: all jobs are lost, in the order of their coming into service and into the queue. */
export function empty(site: Site, at: number): Job[] {
  const { fleet } = site;
  const station = fleet.stations[at];
  book(site, station);
  const lost = [...station.running, ...station.queue.slice(station.head)].map((id) => fleet.jobs.get(id) as Job);
  station.running = [];
  station.endsAt = [];
  station.queue = [];
  station.head = 0;
  station.lockQueue = [];
  station.lockedBy = 0;
  station.timerAt = Infinity;
  station.attained = 0;
  return lost;
}

/** Brings the station's busy time, and under sharing what each job has attained, up to now. */
export function book(site: Site, station: Station): void {
  const { now } = site.host;
  const span = now - station.bookedAt;
  station.bookedAt = now;
  const running = station.running.length;
  if (span === 0 || running === 0) return;
  const workers = workersOf(site);
  station.busySeconds += Math.min(workers, running) * span;
  if (site.values.discipline === 'sharing') station.attained += span * Math.min(1, workers / running);
}

/** Begins as many waiting jobs as there are free workers, the next by the order of service. */
function startWaiting(site: Site, station: Station): void {
  const { fleet, host, values } = site;
  while (station.queue.length > station.head && station.running.length < workersOf(site)) {
    const id = values.discipline === 'lifo' ? (station.queue.pop() as number) : station.queue[station.head++];
    const job = fleet.jobs.get(id) as Job;
    fleet.waits += 1;
    fleet.waited += 1;
    fleet.waitSeconds += host.now - job.arrivedAt;
    start(site, station, job);
  }
  if (station.head > 1024 && station.head * 2 > station.queue.length) settleQueue(station);
}

function settleQueue(station: Station): void {
  station.queue.splice(0, station.head);
  station.head = 0;
}

function start({ host, values, isOne }: Site, station: Station, job: Job): void {
  const share = isOne ? 1 - values.lockShare : 1;
  station.running.push(job.id);
  station.endsAt.push(host.now + job.work * share);
}

function lock({ host, values }: Site, station: Station, index: number, job: Job): void {
  station.lockedBy = job.id;
  station.endsAt[index] = host.now + job.work * values.lockShare;
}

function removeAt(station: Station, index: number): void {
  station.running.splice(index, 1);
  station.endsAt.splice(index, 1);
}

function indexOfLeast(values: readonly number[]): number {
  let least = values.length === 0 ? -1 : 0;
  for (let i = 1; i < values.length; i++) if (values[i] < values[least]) least = i;
  return least;
}

/** Sets the station's timer for the next end, where it is not. */
function rearm(site: Site, at: number, station: Station): void {
  const { host, values } = site;
  const index = indexOfLeast(station.endsAt);
  let next = index < 0 ? Infinity : station.endsAt[index];
  if (values.discipline === 'sharing' && index >= 0) {
    const rate = Math.min(1, workersOf(site) / station.running.length);
    next = host.now + Math.max(0, next - station.attained) / rate;
  }
  if (next === station.timerAt) return;
  station.timerAt = next;
  if (next === Infinity) host.cancel(at, SERVICE);
  else host.after(at, SERVICE, Math.max(0, next - host.now));
}
