import { World } from '../../engine/kernel/world.ts';
import type { Fleet } from '../../engine/architectures/deployment/state.ts';
import { percentile } from '../../engine/environments/requests/percentiles.ts';
import type { RequestState } from '../../engine/environments/requests.ts';
import { meanOf } from './summary.ts';

/** Share of a run that is thrown away before measuring. */
export const WARM_UP = 0.1;
/** The least delay that a network has, where hops are to cost nothing. */
const HOP_SECONDS = 0.0001;

/** A deployment under requests: what differs from the defaults. */
export interface Serving {
  agents: number;
  environment: Record<string, unknown>;
  architecture: Record<string, unknown> & { id: 'monolith' | 'microservices' };
  loss?: number;
}

/** What a stretch of a run measured. */
export interface Stretch {
  completions: number;
  throughput: number;
  sojourn: number;
  lateShare: number;
  lostShare: number;
  wait: number;
  waitedShare: number;
  attempts: number;
  number: number;
  variance: number;
  p99: number;
}

/** The scenario of a deployment, without its seed. */
export const scenarioOf = ({ agents, environment, architecture, loss = 0 }: Serving) => ({
  version: 1,
  agents,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: HOP_SECONDS, loss },
  // No item is ever shared here, so that this protocol sends nothing.
  protocol: { id: 'flooding' },
  environment: { id: 'requests', ...environment },
  architecture,
});

/** Runs a deployment and measures it from the end of the warm-up to the end, both in simulated seconds. */
export function serve(serving: Serving, seed: number, warmSeconds: number, endSeconds: number): Stretch {
  const world = new World({ ...scenarioOf(serving), seed }, [], { checks: false });
  const env = world.layer('environment')?.state as RequestState;
  const fleet = world.layer('architecture')?.state as Fleet;
  world.advance(warmSeconds);
  const before = { ...sums(env, fleet, world.now), bins: new Map(env.bins) };
  world.advance(endSeconds);
  const after = sums(env, fleet, world.now);
  const gained = (key: keyof typeof after) => after[key] - before[key];
  const seconds = endSeconds - warmSeconds;
  const completions = gained('answered');
  const number = gained('numberSeconds') / seconds;
  return {
    completions,
    throughput: completions / seconds,
    sojourn: gained('sojournSeconds') / completions,
    lateShare: gained('late') / completions,
    lostShare: 1 - gained('succeeded') / completions,
    wait: gained('waitSeconds') / gained('waits'),
    waitedShare: gained('waited') / gained('waits'),
    attempts: gained('attempts') / completions,
    number,
    variance: gained('squareSeconds') / seconds - number * number,
    p99: percentile(env.bins, 0.99, before.bins),
  };
}

function sums(env: RequestState, fleet: Fleet, now: number) {
  const span = now - env.bookedAt;
  const { answered, succeeded, late, sojournSeconds } = env;
  const { waits, waited, waitSeconds, attempts } = fleet;
  const numberSeconds = env.numberSeconds + env.open.size * span;
  const squareSeconds = env.squareSeconds + env.open.size ** 2 * span;
  return { answered, succeeded, late, sojournSeconds, waits, waited, waitSeconds, attempts, numberSeconds, squareSeconds };
}

const kept = new Map<string, Stretch[]>();
const KEPT_AT_MOST = 8;

/** Replicates of `serve` with seeds from `seed`; runs of the same words are kept, for several cases read the same run. */
export function serveAll(serving: Serving, seed: number, reps: number, warmSeconds: number, endSeconds: number): Stretch[] {
  const key = JSON.stringify([serving, seed, reps, warmSeconds, endSeconds]);
  const known = kept.get(key);
  if (known) return known;
  const runs = Array.from({ length: reps }, (_, r) => serve(serving, seed + r, warmSeconds, endSeconds));
  if (kept.size >= KEPT_AT_MOST) kept.clear();
  kept.set(key, runs);
  return runs;
}

/** Mean of one or several measures over runs; deviation and error are the first one's. */
export function readRuns(runs: readonly Stretch[], ...keys: (keyof Stretch)[]) {
  const first = meanOf(runs.map((run) => run[keys[0]]));
  if (keys.length === 1) return first;
  return { ...first, value: keys.map((key) => meanOf(runs.map((run) => run[key])).value) };
}
