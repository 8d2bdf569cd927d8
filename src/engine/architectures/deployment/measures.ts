import type { InspectionRow, MetricInfo } from '../../kernel/frame.ts';
import { costOf, jobsAt, offeredLoad, overloaded, utilisation } from './load.ts';
import { DRAINING, type Site, SPARE, STARTING } from './state.ts';

export const deploymentMetrics: readonly MetricInfo[] = [
  { id: 'utilisation', label: 'Utilisation', unit: '%', help: 'Busy worker-seconds / worker-seconds of living agents, since the start.', primary: true },
  { id: 'load', label: 'Offered load ρ', unit: '', help: 'Seconds of work offered a second and worker at the busiest service, retries included; from 1 on its queue grows for ever.', primary: true },
  { id: 'wait', label: 'Mean wait', unit: 's', help: 'Mean time from reaching a queue to the start of service, over all that were served.' },
  { id: 'waited', label: 'Had to wait', unit: '%', help: 'Share of those served that found all workers busy.' },
  { id: 'attempts', label: 'Attempts a request', unit: '', help: 'Attempts at all services / requests answered.', primary: true },
  { id: 'timeouts', label: 'Timeouts', unit: '', help: 'Attempts that callers gave up.' },
  { id: 'turned-away', label: 'Turned away', unit: '', help: 'Attempts that found no room in the queue.' },
  { id: 'short-circuits', label: 'Failed at once', unit: '', help: 'Attempts that a circuit breaker or a bulkhead did not let out.' },
  { id: 'cost', label: 'Cost', unit: 'agent-s', help: 'Seconds for which living agents have been paid; spares are not.' },
  { id: 'cost-each', label: 'Cost a request', unit: 'agent-s', help: 'Agent-seconds paid / requests answered.' },
  { id: 'replicas', label: 'Replicas', unit: '', help: 'Agents that are paid now, those that start or drain among them.' },
  { id: 'blast-radius', label: 'Blast radius', unit: '%', help: 'Mean over failures of agents of the share of open requests that had work on what failed.' },
  { id: 'deploy-disruption', label: 'Failed in deploys', unit: '%', help: 'Share of requests answered while a deploy was under way that failed.' },
];

export function measureFleet(site: Site, into: Float64Array): void {
  const { fleet } = site;
  let load = 0;
  for (let service = 0; service < fleet.services; service++) load = Math.max(load, offeredLoad(site, service));
  into[0] = utilisation(site);
  into[1] = load;
  into[2] = fleet.waits === 0 ? 0 : fleet.waitSeconds / fleet.waits;
  into[3] = fleet.waits === 0 ? 0 : (100 * fleet.waited) / fleet.waits;
  into[4] = fleet.closed === 0 ? 0 : fleet.attempts / fleet.closed;
  into[5] = fleet.timeouts;
  into[6] = fleet.turnedAway;
  into[7] = fleet.shortCircuits;
  into[8] = costOf(site);
  into[9] = fleet.closed === 0 ? 0 : into[8] / fleet.closed;
  into[10] = fleet.up;
  into[11] = fleet.blasts === 0 ? 0 : (100 * fleet.blastSum) / fleet.blasts;
  into[12] = fleet.closedInDeploy === 0 ? 0 : (100 * fleet.failedInDeploy) / fleet.closedInDeploy;
}

/** Fills role, queue length and busy workers of each agent. */
export function observeFleet(site: Site, [role, queue, busy, standing]: Float32Array[]): void {
  const { fleet, host, isOne } = site;
  for (let agent = 0; agent < host.n; agent++) {
    const station = fleet.stations[isOne ? 0 : agent];
    role[agent] = isOne ? 0 : Math.max(0, fleet.memberOf[agent]) % 8;
    if (!isOne) standing[agent] = host.alive[agent] ? fleet.standing[agent] : DOWN;
    queue[agent] = station.queue.length - station.head;
    busy[agent] = isOne ? share(station.running.length, agent, host.n) : station.running.length;
  }
}

/** Shown for who is down, after the standings of the living. */
const DOWN = 4;

/** Jobs of one process, dealt out to its workers. */
const share = (jobs: number, agent: number, n: number): number => Math.floor(jobs / n) + (agent < jobs % n ? 1 : 0);

export function inspectFleet(site: Site, agent: number): InspectionRow[] {
  const { fleet, host, values, isOne } = site;
  const station = fleet.stations[isOne ? 0 : agent];
  const service = isOne ? 0 : fleet.memberOf[agent];
  if (service < 0) return [{ group: 'Agent', label: 'State', value: host.alive[agent] ? 'spare' : 'down' }];
  const rows: InspectionRow[] = [
    { group: 'Agent', label: 'Part of', value: isOne ? 'the one process' : `service ${service + 1}` },
    { group: 'Agent', label: 'State', value: host.alive[agent] ? (fleet.standing[agent] === STARTING ? 'starting' : fleet.standing[agent] === DRAINING ? 'draining' : 'up') : fleet.deploying >= 0 ? 'being deployed' : 'down' },
    { group: 'Queue', label: isOne ? 'Waiting, for all workers' : 'Waiting', value: String(station.queue.length - station.head) },
    { group: 'Queue', label: 'In service', value: String(station.running.length) },
    { group: 'Queue', label: 'Offered load ρ', value: offeredLoad(site, service).toFixed(3) },
    { group: 'Queue', label: 'Busy so far', value: `${station.busySeconds.toFixed(1)} worker-s` },
  ];
  if (isOne && values.lockShare > 0)
    rows.push({ group: 'Lock', label: 'Waiting for the lock', value: String(station.lockQueue.length) });
  if (!isOne && values.breakerShare > 0)
    rows.push({ group: 'Calls', label: 'Breaker before it', value: breaker(site, service) });
  for (let other = 0; !isOne && other < Math.min(20, fleet.services); other++) {
    const open = fleet.outstanding[agent * fleet.services + other];
    if (open > 0) rows.push({ group: 'Calls', label: `Open to service ${other + 1}`, value: String(open) });
  }
  return rows;
}

function breaker({ fleet, host }: Site, service: number): string {
  const until = fleet.openUntil[service];
  if (until === 0) return `closed, ${(100 * fleet.failureShare[service]).toFixed(0)} % failing`;
  return until > host.now ? `open for ${(until - host.now).toFixed(1)} s` : 'half open';
}

export function fleetSentence(site: Site): string {
  const { fleet, host, values, isOne } = site;
  if (fleet.closed === 0) return '';
  let down = 0;
  for (let agent = 0; agent < host.n; agent++) down += !host.alive[agent] && fleet.standing[agent] !== SPARE ? 1 : 0;
  if (down > 0) {
    if (isOne) return 'The process is down, and nothing is served.';
    return `${down} of ${fleet.up + down} replicas ${down === 1 ? 'is' : 'are'} down; the others take over.`;
  }
  let open = 0;
  for (let service = 0; service < fleet.services; service++) open += values.breakerShare > 0 && fleet.openUntil[service] > 0 ? 1 : 0;
  if (open > 0) return `${open} circuit ${open === 1 ? 'breaker is' : 'breakers are'} open: calls fail at once instead of queueing.`;
  const storming = overloaded(site);
  const each = (fleet.attempts / fleet.closed).toFixed(1);
  if (storming >= 0)
    return `${isOne ? 'The process' : `Service ${storming + 1}`} is overloaded: ${jobsAt(site, storming)} jobs stand in its queues, ${each} attempts a request.`;
  if (!isOne && values.autoscale) {
    const starting = fleet.standing.reduce((sum, one) => sum + (one === STARTING ? 1 : 0), 0);
    const more = starting > 0 ? `, ${starting} of them starting` : '';
    return `${fleet.up} of ${host.n} agents are paid${more}; so far each request has cost ${(costOf(site) / fleet.closed).toFixed(2)} agent-seconds.`;
  }
  return `Workers are busy ${utilisation(site).toFixed(0)} % of the time; ${each} attempts a request.`;
}
