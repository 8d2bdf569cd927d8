import { lengthOf, type Site, SPARE, STARTING } from './state.ts';
import { workersOf } from './station.ts';

/** Before so many requests the offered load is too uncertain to speak of. */
const REQUESTS_AT_LEAST = 500;
/** Jobs waiting for each worker from which a queue counts as one that grows. */
const WAITING_A_WORKER = 20;

/** Utilisation that a service is offered: ρ = work a second, retries included, over workers. 0 where workers are without limit. */
export function offeredLoad(site: Site, service: number): number {
  const { fleet, host, isOne, values } = site;
  if (host.now === 0) return 0;
  const replicas = isOne ? 1 : fleet.replicas[service].length;
  if (isOne || !values.autoscale) return fleet.offeredSeconds[service] / host.now / (replicas * workersOf(site));
  const served = fleet.replicaSeconds[service] + replicas * (host.now - fleet.replicasAt);
  return served === 0 ? 0 : fleet.offeredSeconds[service] / (served * workersOf(site));
}

/** Busy worker-seconds so far over worker-seconds paid for, in percent; busy workers where these are without limit. */
export function utilisation(site: Site): number {
  const { fleet, host, values } = site;
  let busy = 0;
  for (const station of fleet.stations)
    busy += station.busySeconds + Math.min(workersOf(site), station.running.length) * (host.now - station.bookedAt);
  const paid = costOf(site) * Math.max(1, values.workers);
  return paid === 0 ? 0 : (100 * busy) / paid;
}

/** Replica-seconds so far. */
export const costOf = ({ fleet, host }: Site): number => fleet.costSeconds + fleet.up * (host.now - fleet.costAt);

/** Jobs that wait or run at a service. */
export function jobsAt(site: Site, service: number): number {
  if (site.isOne) return lengthOf(site.fleet.stations[0]);
  let jobs = 0;
  for (const agent of site.fleet.replicas[service]) jobs += lengthOf(site.fleet.stations[agent]);
  return jobs;
}

/** The service that is offered more than it can do, or -1: ρ ≥ 1 and a queue that shows it. */
export function overloaded(site: Site): number {
  const { fleet, host, isOne } = site;
  // Replicas that are still to come may be enough.
  if (fleet.closed + fleet.requests.size < REQUESTS_AT_LEAST || canGrow(site)) return -1;
  for (let service = 0; service < fleet.services; service++) {
    const replicas = isOne ? 1 : fleet.replicas[service].length;
    const workers = Math.min(1e9, replicas * workersOf(site));
    if (host.now > 0 && offeredLoad(site, service) >= 1 && jobsAt(site, service) > WAITING_A_WORKER * workers) return service;
  }
  return -1;
}

/** Whether autoscaling has spares left, or replicas on their way. */
const canGrow = ({ fleet, values, isOne }: Site): boolean =>
  !isOne && values.autoscale && fleet.standing.some((one) => one === SPARE || one === STARTING);
