import type { Site } from './state.ts';

/** Weight of the newest call in the share of recent failures: a memory of some 20 calls. */
const NEWEST = 0.05;

/**
 * Whether the circuit breaker of a service lets a call through: yes while closed, no while open, and one at a time when the
 * open time is over, to try. Nygard, Release It!, 2007, section 5.2.
 */
export function letsThrough({ fleet, host, values, isOne }: Site, service: number): boolean {
  if (isOne || values.breakerShare === 0 || fleet.openUntil[service] === 0) return true;
  if (host.now < fleet.openUntil[service] || fleet.isProbing[service]) return false;
  fleet.isProbing[service] = 1;
  return true;
}

/** What became of a call that was let through. */
export function heedOutcome({ fleet, host, values, isOne }: Site, service: number, ok: boolean): void {
  if (isOne || values.breakerShare === 0) return;
  if (fleet.openUntil[service] > 0) {
    // Only the probe decides; stragglers from before tell nothing new.
    if (!fleet.isProbing[service]) return;
    fleet.isProbing[service] = 0;
    fleet.openUntil[service] = ok ? 0 : host.now + values.breakerSeconds;
    fleet.failureShare[service] = 0;
    if (ok) host.note('breaker', `The breaker of service ${service + 1} closes.`, undefined, 'good');
    return;
  }
  fleet.failureShare[service] += NEWEST * ((ok ? 0 : 1) - fleet.failureShare[service]);
  if (fleet.failureShare[service] < values.breakerShare) return;
  fleet.openUntil[service] = host.now + values.breakerSeconds;
  host.note('breaker', `The breaker of service ${service + 1} opens: too many of its calls fail.`, undefined, 'bad');
}
