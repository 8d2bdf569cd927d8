import { phiNow } from '../../engine/protocols/detection/monitors.ts';
import { World } from '../../engine/kernel/world.ts';
import { failedProbe, messagesPerProbe } from '../theory/falseSuspicion.ts';
import { RFC_6298, roundTripTimeouts } from '../theory/roundTripTimeout.ts';
import { lifeguardRatio } from './lifeguard.ts';
import { stateOf } from './stateOf.ts';
import { meanOf, replicate } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

type Keys = Record<string, unknown>;
const environment = { id: 'facts', limit: 1 };
const PERIOD_SECONDS = 1;
const DELAY_SECONDS = 0.05;

/** Failure detection and membership: SWIM, Lifeguard, heartbeats, phi-accrual and the estimator of timeouts. */
export const membershipCases: Translator = (testCase, effort) => {
  const { scenario } = testCase;
  const protocol = String(scenario.protocol ?? '').toLowerCase();
  if (/lifeguard/.test(protocol)) return lifeguardRatio(testCase, effort);
  if (/^swim/.test(protocol)) return swim(testCase, effort);
  if (/heartbeat/.test(protocol)) return heartbeatLoad(testCase, effort);
  if (/phi/.test(String(scenario.detector ?? ''))) return phiAccrual(testCase, effort);
  if (/6298/.test(String(scenario.estimator ?? ''))) return timeouts(scenario);
  return null;
};

interface Members {
  target: Int32Array;
  pingedAt: Float64Array;
  downAt: Float64Array;
  counts: { probes: number; failedProbes: number; sent: number };
}

const swimScenario = (n: number, protocol: Keys, network: Keys = {}): Keys => ({
  version: 1,
  agents: n,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: DELAY_SECONDS, ...network },
  protocol: {
    id: 'swim',
    periodSeconds: PERIOD_SECONDS,
    timeoutSeconds: 0.3,
    phases: 'together',
    ...protocol,
  },
  environment,
});

const membersOf = (world: World): Members => stateOf(world) as Members;

function swim(testCase: Case, effort: Effort): Outcome | null {
  const { scenario, metric } = testCase;
  const n = Number(scenario.n ?? 20);
  const inTurn = /round-robin|in turn/.test(String(scenario.selection ?? ''));
  if (/first detection/.test(metric)) return firstPing(n, inTurn, effort);
  if (/max periods between/.test(metric)) return longestGap(n, inTurn, effort);
  const loss = Number(scenario.loss_per_message ?? scenario.loss ?? 0);
  const helpers = Number(scenario.k_indirect ?? 3);
  if (/P\(false positive per probe\)/.test(metric)) {
    const probability = failedProbe(loss, helpers);
    const { counts, ours } = manyProbes(
      n,
      loss,
      helpers,
      Math.max(effort.reps, 6400 / probability),
      effort.seed,
    );
    const value = counts.failedProbes / counts.probes;
    return {
      value,
      reps: counts.probes,
      se: Math.sqrt((value * (1 - value)) / counts.probes),
      scenario: ours,
      reading: `Members that fail a probe are suspected, never buried, so that all probes are of running members. Closed form ${probability.toPrecision(6)}.`,
    };
  }
  if (/E\[messages sent per probe\]/.test(metric)) {
    const { counts, ours } = manyProbes(n, loss, helpers, Math.max(effort.reps, 60_000), effort.seed);
    const closed = messagesPerProbe(loss, helpers);
    return {
      value: counts.sent / counts.probes,
      reps: counts.probes,
      scenario: ours,
      reading: `Closed form ${closed.toPrecision(6)}.`,
    };
  }
  if (/messages per member per period/.test(metric)) return load(swimScenario(n, {}), effort.seed, 3);
  return null;
}

/** Messages sent in whole periods, per member and period. */
function load(ours: Keys, seed: number, periods: number): Outcome {
  const opened = { ...ours, seed };
  const world = new World(opened, [], { checks: false });
  world.advance(periods * PERIOD_SECONDS - 1e-6);
  return { value: world.wire.sent / (world.n * periods), reps: 1, scenario: opened };
}

function heartbeatLoad({ scenario, metric }: Case, { seed }: Effort): Outcome | null {
  if (!/messages per member per period/.test(metric)) return null;
  const protocol = { id: 'heartbeat', periodSeconds: PERIOD_SECONDS, timeoutSeconds: 3 };
  return load({ ...swimScenario(Number(scenario.n), {}), protocol }, seed, 2);
}

/** Periods until a member that crashes just before one begins is pinged, counting from 1. */
function firstPing(n: number, inTurn: boolean, { reps, seed }: Effort): Outcome {
  const ours = swimScenario(n, { selection: inTurn ? 'round-robin' : 'random' });
  // Two periods first, so that members are in the midst of their rounds.
  const crashAt = 2.5 * PERIOD_SECONDS;
  const run = (one: number): number => {
    const world = new World({ ...ours, seed: one }, [{ time: crashAt, do: 'crash', agent: n - 1 }], {
      checks: false,
    });
    const state = membersOf(world);
    world.advance(1000 * n * PERIOD_SECONDS, Infinity, () => state.pingedAt[n - 1] < Infinity);
    return Math.ceil((state.pingedAt[n - 1] - crashAt) / PERIOD_SECONDS);
  };
  return { ...meanOf(replicate(reps, seed, run)), scenario: { ...ours, seed } };
}

/** The longest time between two pings of the same target by one member, in periods. */
function longestGap(n: number, inTurn: boolean, { seed }: Effort): Outcome {
  const ours = { ...swimScenario(n, { selection: inTurn ? 'round-robin' : 'random' }), seed };
  const world = new World(ours, [], { checks: false });
  const { target } = membersOf(world);
  const last = new Int32Array(n).fill(-1);
  const periods = Math.ceil(Math.max(40 * n, 20_000 / n));
  let longest = 0;
  for (let period = 0; period < periods; period++) {
    world.advance((period + 0.01) * PERIOD_SECONDS);
    const member = target[0];
    if (last[member] >= 0) longest = Math.max(longest, period - last[member]);
    last[member] = period;
  }
  return { value: longest, reps: 1, scenario: ours };
}

/** Probes under loss, of members that all run and are never buried. */
function manyProbes(
  n: number,
  loss: number,
  indirect: number,
  probes: number,
  seed: number,
): { counts: Members['counts']; ours: Keys } {
  const protocol = { selection: 'random', indirect, suspicionMultiplier: 1000, buddy: true };
  const ours = { ...swimScenario(n, protocol, { loss }), seed };
  const world = new World(ours, [], { checks: false });
  const { counts } = membersOf(world);
  world.advance(Math.ceil(probes / n) * PERIOD_SECONDS - 1e-6);
  return { counts, ours };
}

interface Heard {
  heardAt: Float64Array;
  judged: number;
  mistaken: number;
}

function phiAccrual({ scenario, metric }: Case, { reps, seed }: Effort): Outcome | null {
  const pair = (periodSeconds: number, deviationSeconds: number, threshold: number): Keys => ({
    version: 1,
    seed,
    agents: 2,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.01 },
    protocol: { id: 'phi-accrual', estimate: 'known', periodSeconds, deviationSeconds, threshold },
    environment,
  });
  if (metric === 'phi') {
    const ours = pair(Number(scenario.mean_ms) / 1000, Number(scenario.std_ms) / 1000, 16);
    const world = new World(ours, [], { checks: false });
    const layer = world.layer('protocol');
    const state = layer?.state as Parameters<typeof phiNow>[0];
    // Agent 1 falls silent with its first heartbeat; agent 0 then has nothing to judge by but the time that goes by.
    world.advance(Infinity, Infinity, () => state.heardAt[0] > Number.NEGATIVE_INFINITY);
    world.crash(1);
    world.advance(state.heardAt[0] + Number(scenario.elapsed_ms) / 1000);
    return {
      value: phiNow(state, world, layer?.values as Parameters<typeof phiNow>[2], 0, 1),
      reps: 1,
      scenario: ours,
    };
  }
  if (!/P\(false suspicion per interval\)/.test(metric)) return null;
  const threshold = Number(scenario.threshold);
  const ours = pair(1, 0.1, threshold);
  const world = new World(ours, [], { checks: false });
  const state = stateOf(world) as Heard;
  const wanted = Math.max(reps, 800 * 10 ** threshold);
  world.advance(wanted * 2, Infinity, () => state.judged >= wanted);
  const value = state.mistaken / state.judged;
  return { value, reps: state.judged, se: Math.sqrt((value * (1 - value)) / state.judged), scenario: ours };
}

function timeouts(scenario: Keys): Outcome {
  const rule = {
    alpha: Number(scenario.alpha ?? RFC_6298.alpha),
    beta: Number(scenario.beta ?? RFC_6298.beta),
    k: Number(scenario.K ?? RFC_6298.k),
    granularity: Number(scenario.G ?? 0),
    least: Number(scenario.min_rto ?? 0),
  };
  return { value: roundTripTimeouts((scenario.rtt as number[]).map(Number), rule), reps: 1 };
}
