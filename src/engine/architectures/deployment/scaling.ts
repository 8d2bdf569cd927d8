import type { Host } from '../../kernel/host.ts';
import { DRAINING, type Fleet, SERVING, type Site, SPARE, STARTING } from './state.ts';
import { book, workersOf } from './station.ts';

export const LOOK = 3;
export const STARTED = 4;
/** Wishes that differ by less than this share of what there is are left. */
const TOLERANCE = 0.1;

/** Brings what has been paid up to now, and changes how many are paid. */
export function bookCost(fleet: Fleet, host: Host, change: number): void {
  fleet.costSeconds += fleet.up * (host.now - fleet.costAt);
  fleet.costAt = host.now;
  fleet.up += change;
}

/**
 * One look of the autoscaler at each service: replicas wanted = ⌈replicas × busy share ÷ target⌉, left alone within a tenth; more are started
 * at once, fewer are kept only down to the most wanted within the cool-down. Kubernetes, Horizontal Pod Autoscaling, "Algorithm details" and
 * "Stabilization window".
 */
export function lookAtLoad(site: Site): void {
  const { fleet, host, values } = site;
  host.after(-1, LOOK, values.checkSeconds);
  endDraining(site);
  for (let service = 0; service < fleet.services; service++) {
    const serving = fleet.replicas[service].filter((agent) => host.alive[agent]);
    const busy = busyShare(site, serving);
    const ratio = busy / values.targetShare;
    const starting = count(fleet, service, STARTING);
    const present = fleet.replicas[service].length + starting;
    const ideal = Math.abs(ratio - 1) <= TOLERANCE ? serving.length : Math.ceil(serving.length * ratio - 1e-9);
    const least = Math.max(values.fewest, ideal);
    const wishes = fleet.wanted[service];
    wishes.push({ at: host.now, count: least });
    while (wishes.length > 1 && wishes[0].at < host.now - values.coolDownSeconds) wishes.shift();
    if (least > present) grow(site, service, least - present);
    else {
      const most = wishes.reduce((max, wish) => Math.max(max, wish.count), 0);
      if (most < present) shrink(site, service, present - Math.max(most, values.fewest));
    }
  }
}

/** Busy share of some agents since the last look at them. */
function busyShare(site: Site, agents: readonly number[]): number {
  const { fleet, host, values } = site;
  const workers = workersOf(site);
  if (agents.length === 0 || workers === Infinity) return 0;
  let sum = 0;
  for (const agent of agents) {
    const station = fleet.stations[agent];
    book(site, station);
    sum += station.busySeconds - fleet.busyMark[agent];
    fleet.busyMark[agent] = station.busySeconds;
  }
  return host.now === 0 ? 0 : sum / (agents.length * workers * Math.min(host.now, values.checkSeconds));
}

const count = ({ memberOf, standing }: Fleet, service: number, which: number): number =>
  standing.reduce((sum, one, agent) => sum + (one === which && memberOf[agent] === service ? 1 : 0), 0);

function grow(site: Site, service: number, wanted: number): void {
  const { fleet, host, values } = site;
  let left = wanted;
  for (let agent = 0; agent < host.n && left > 0; agent++) {
    if (fleet.standing[agent] !== SPARE || !host.alive[agent]) continue;
    left -= 1;
    fleet.standing[agent] = STARTING;
    fleet.memberOf[agent] = service;
    fleet.started += 1;
    bookCost(fleet, host, 1);
    host.after(agent, STARTED, values.startSeconds);
  }
  if (left < wanted) host.note('scaling', `Service ${service + 1} starts ${wanted - left} more replicas.`);
}

/** Brings the replica-seconds of all services up to now, before their number changes. */
function bookReplicas({ fleet, host }: Site): void {
  for (let service = 0; service < fleet.services; service++)
    fleet.replicaSeconds[service] += fleet.replicas[service].length * (host.now - fleet.replicasAt);
  fleet.replicasAt = host.now;
}

/** A replica has started and serves from now on. */
export function join(site: Site, agent: number): void {
  const { fleet } = site;
  if (fleet.standing[agent] !== STARTING) return;
  bookReplicas(site);
  fleet.standing[agent] = SERVING;
  fleet.busyMark[agent] = fleet.stations[agent].busySeconds;
  fleet.replicas[fleet.memberOf[agent]].push(agent);
}

/** The last to come go first: they are called no more, but do what they have. */
function shrink(site: Site, service: number, surplus: number): void {
  const { fleet, host } = site;
  bookReplicas(site);
  const gone = Math.min(surplus, fleet.replicas[service].length - 1);
  for (let i = 0; i < gone; i++) fleet.standing[fleet.replicas[service].pop() as number] = DRAINING;
  if (gone > 0) host.note('scaling', `Service ${service + 1} lets ${gone} replicas go.`);
}

/** Who drains and has nothing left becomes a spare. */
function endDraining({ fleet, host }: Site): void {
  if (!fleet.standing.includes(DRAINING)) return;
  const working = new Set<number>();
  for (const { agent } of fleet.jobs.values()) working.add(agent);
  for (let agent = 0; agent < host.n; agent++) {
    if (fleet.standing[agent] !== DRAINING || working.has(agent) || !host.alive[agent]) continue;
    fleet.standing[agent] = SPARE;
    fleet.memberOf[agent] = -1;
    fleet.stopped += 1;
    bookCost(fleet, host, -1);
  }
}
