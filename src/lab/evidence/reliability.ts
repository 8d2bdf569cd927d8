import { Chance } from '../../engine/kernel/chance.ts';
import { World } from '../../engine/kernel/world.ts';
import type { Fleet } from '../../engine/architectures/deployment/state.ts';
import type { RequestState } from '../../engine/environments/requests.ts';
import { fountainDecodes, reedSolomonFailure, repetitionError } from '../theory/codes.ts';
import { shareThatDecodes } from '../theory/erasureCode.ts';
import { hammingBitError, hammingBlockError } from '../theory/hamming.ts';
import { atLeast, relayed } from '../theory/reliability.ts';
import { readRuns, type Serving, scenarioOf, serveAll, WARM_UP } from './serving.ts';
import { meanOf, numberIn, replicateWithin, textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

type Keys = Record<string, unknown>;

/** Failures and repairs through the engine's crashes; codes by their formulas. */
export const reliabilityCases: Translator = (testCase, effort) => {
  if (testCase.family !== 'reliab') return null;
  const { scenario, metric } = testCase;
  if (/^MTTF|^mean time to data loss/.test(metric)) return timeToFailure(testCase, effort);
  if (scenario.mtbf !== undefined) return availability(scenario, effort);
  if (scenario.session_mean_s !== undefined) return churn(scenario, effort);
  if (/^stop-and-wait/.test(textOf(scenario.protocol))) return stopAndWait(scenario, effort);
  if (/^E\[extra packets/.test(metric)) return overhead(testCase, effort);
  const value = closedForm(scenario, metric);
  return value === null ? null : { value, reps: 1 };
};

function closedForm(keys: Keys, metric: string): number | null {
  const system = textOf(keys.system);
  const code = textOf(keys.code);
  const error = Number(keys.bit_error ?? keys.symbol_error);
  const [n, k] = (code.match(/\d+/g) ?? []).map(Number);
  if (/^TMR/.test(system)) return atLeast(2, 3, Number(keys.module_reliability));
  if (/^k-out-of-n/.test(system)) return atLeast(Number(keys.k), Number(keys.n), Number(keys.p));
  if (/^repetition/.test(code)) return repetitionError(n, error);
  if (/^Hamming\(7,4\)/.test(code)) return (/block/.test(metric) ? hammingBlockError : hammingBitError)(error);
  if (/^Reed-Solomon/.test(code)) return reedSolomonFailure(n, k, error);
  if (/erasure/.test(code)) return shareThatDecodes(numberIn(code, 'n'), numberIn(code, 'k'));
  if (/fountain/.test(code)) return fountainDecodes(Number(keys.k), numberIn(textOf(keys.received), '\\+'));
  if (keys.e !== undefined && keys.d !== undefined) return relayed(Number(keys.d), Number(keys.e));
  return null;
}

/** A population under crashes, with nothing else to do. */
const failing = (agents: number, betweenSeconds: number, downSeconds: number | null) => ({
  version: 1,
  agents,
  topology: { id: 'complete' },
  network: { id: 'constant' },
  protocol: { id: 'flooding' },
  environment: { id: 'facts', limit: 1 },
  faults: [{ id: 'crash', betweenSeconds, downSeconds: downSeconds ?? 0, returns: downSeconds !== null }],
});

/** Crashes strike every agent at the given rate; the world runs until too few are left. */
function timeToFailure(testCase: Case, effort: Effort): Outcome | null {
  const { scenario, id } = testCase;
  const system = textOf(scenario.system);
  const replicas = /^(\d+) replicas/.exec(system);
  // Where neither words nor keys give k of n, they stand at the end of the case's name.
  const named = /-(\d+)-(\d+)$/.exec(id);
  const [needed, agents] = replicas
    ? [1, Number(replicas[1])]
    : /^TMR/.test(system)
      ? [2, 3]
      : [Number(scenario.k ?? named?.[1]), Number(scenario.n ?? named?.[2])];
  const failRate = numberIn(system, 'fail rate') || numberIn(system, 'failure rate') || numberIn(system, 'rate');
  const repairRate = numberIn(system, 'repair rate');
  if (!(agents > 0 && needed > 0 && failRate > 0)) return null;
  // Time is counted in units that fit the parameters' limits.
  const unit = failRate * agents > 10 ? failRate * agents : 1;
  const repairs = Number.isFinite(repairRate) ? unit / repairRate : null;
  const ours = failing(agents, unit / (agents * failRate), repairs);
  const values = replicateWithin(testCase, effort, (seed) => {
    const world = new World({ ...ours, seed }, [], { checks: false });
    world.advance(1e15, Infinity, () => agents - world.crashed < needed);
    return world.now / unit;
  });
  return { ...meanOf(values), scenario: { ...ours, seed: effort.seed } };
}

const CYCLES = 20_000;

/** Share of time that one agent is up under crashes and returns. */
function availability(keys: Keys, { seed }: Effort): Outcome {
  const [up, down] = [Number(keys.mtbf), Number(keys.mttr)];
  const ours = failing(1, up, down);
  const shares = Array.from({ length: 8 }, (_, r) => {
    const world = new World({ ...ours, seed: seed + r }, [], { checks: false });
    const end = (CYCLES / 8) * (up + down);
    let upSeconds = 0;
    let since = 0;
    let alive = 1;
    world.advance(end, Infinity, () => {
      upSeconds += alive * (world.now - since);
      since = world.now;
      alive = world.alive[0];
      return false;
    });
    return (upSeconds + alive * (end - since)) / end;
  });
  return { ...meanOf(shares), scenario: { ...ours, seed }, reading: 'Times between failures and repairs are exponential.' };
}

/** Sessions as requests that nobody has to wait for: each stays as long as it lasts. */
function churn(keys: Keys, { seed }: Effort): Outcome {
  const [rate, mean] = [Number(keys.arrivals_per_s), Number(keys.session_mean_s)];
  const serving: Serving = {
    agents: 1,
    environment: { rate, services: [[mean]] },
    architecture: { id: 'monolith', workers: 0 },
  };
  const end = 4000 * mean;
  const runs = serveAll(serving, seed, 8, end * WARM_UP, end);
  return { ...readRuns(runs, 'number', 'variance'), scenario: { ...scenarioOf(serving), seed } };
}

const MESSAGES = 100_000;

/** One service asks another over a lossy link until it has heard an answer, one message at a time. */
function stopAndWait(keys: Keys, { seed }: Effort): Outcome | null {
  const loss = Number(keys.loss_data);
  if (loss !== Number(keys.loss_ack)) return null;
  const serving: Serving = {
    agents: 2,
    environment: { arrivals: 'closed', users: 1, thinkSeconds: 0.001, services: [[0, 0]], limit: MESSAGES },
    architecture: { id: 'microservices', services: 2, timeoutSeconds: 0.01, retries: 50, clientRetries: false },
    loss,
  };
  const world = new World({ ...scenarioOf(serving), seed }, [], { checks: false });
  const state = world.layer('environment')?.state as RequestState;
  const fleet = world.layer('architecture')?.state as Fleet;
  let answered = 0;
  let received = 0;
  let twice = 0;
  world.advance(1e9, Infinity, () => {
    if (state.answered === answered) return false;
    answered = state.answered;
    if (world.received[1] - received > 1) twice += 1;
    received = world.received[1];
    return answered >= MESSAGES;
  });
  // The client's own attempt at the first service is no transmission.
  const transmissions = (fleet.attempts - answered) / answered;
  return { value: [transmissions, twice / answered], reps: answered, scenario: { ...scenarioOf(serving), seed } };
}

/** Random equations are drawn until they determine all unknowns; the engine has no coded transfer, so only its chance is used. */
function overhead(testCase: Case, effort: Effort): Outcome {
  const k = Number(testCase.scenario.k);
  const values = replicateWithin(testCase, { ...effort, reps: Math.max(effort.reps, 10_000) }, (seed) => extraEquations(k, new Chance(seed, 'fountain')));
  return {
    ...meanOf(values),
    reading: 'Equations are drawn from the engine’s chance and eliminated outside of a world: there is no coded transfer in the engine.',
  };
}

function extraEquations(k: number, chance: Chance): number {
  const words = Math.ceil(k / 32);
  const pivots: (Int32Array | undefined)[] = new Array<undefined>(k);
  for (let drawn = 0, rank = 0; ; drawn++) {
    if (rank === k) return drawn - k;
    const row = new Int32Array(words);
    for (let w = 0; w < words; w++) row[w] = chance.uint32() | 0;
    for (let bit = 0; bit < k; bit++) {
      if (((row[bit >> 5] >>> (bit & 31)) & 1) === 0) continue;
      const pivot = pivots[bit];
      if (pivot === undefined) {
        pivots[bit] = row;
        rank += 1;
        break;
      }
      for (let w = 0; w < words; w++) row[w] ^= pivot[w];
    }
  }
}
