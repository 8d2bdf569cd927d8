import { lengthOf, type Site } from './state.ts';

/** The living replica of a service that a call goes to, or -1 if none lives. */
export function replicaFor(site: Site, service: number): number {
  const { fleet, host, values, isOne } = site;
  if (isOne) return host.alive[0] ? 0 : -1;
  const replicas = fleet.replicas[service];
  const count = replicas.length;
  if (values.routing === 'round-robin') {
    for (let i = 0; i < count; i++) {
      const agent = replicas[fleet.turn[service] % count];
      fleet.turn[service] = (fleet.turn[service] + 1) % count;
      if (host.alive[agent]) return agent;
    }
    return -1;
  }
  let best = anyOf(site, replicas);
  if (values.routing === 'shortest' && best >= 0)
    for (let i = 1; i < values.choices; i++) {
      const other = anyOf(site, replicas);
      if (lengthOf(fleet.stations[other]) < lengthOf(fleet.stations[best])) best = other;
    }
  return best;
}

/** A random living one; health checks are taken to be prompt. */
function anyOf({ host }: Site, replicas: readonly number[]): number {
  const count = replicas.length;
  if (count === 1) return host.alive[replicas[0]] ? replicas[0] : -1;
  const drawn = replicas[host.dice.below(count)];
  if (host.alive[drawn]) return drawn;
  const living = replicas.filter((agent) => host.alive[agent]);
  return living.length === 0 ? -1 : living[host.dice.below(living.length)];
}
