import { World } from '../../engine/kernel/world.ts';
import type { Fleet } from '../../engine/architectures/deployment/state.ts';
import type { RequestState } from '../../engine/environments/requests.ts';
import { erlangB, erlangC } from '../theory/erlang.ts';
import { anySlow, shortestOf } from '../theory/queueLimits.ts';
import { serial } from '../theory/reliability.ts';
import { amplification } from '../theory/retries.ts';
import { amdahl, gustafson, peakSize, universalScalability } from '../theory/scaling.ts';
import { readRuns, type Serving, scenarioOf, serve, serveAll, type Stretch, WARM_UP } from './serving.ts';
import { meanOf, numberIn, textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

type Keys = Record<string, unknown>;

/** Completions measured in one replicate, and in all of a case that asks for a million pooled. */
const COMPLETIONS = 400_000;
const POOLED = 1_200_000;
/** Batches that a pooled run is split into, each with its own seed, so that it has an interval. */
const BATCHES = 8;

/** Queues, retries and laws of scaling: systems through the engine, formulas as such with the engine's estimate beside them. */
export const queueCases: Translator = (testCase, effort) => {
  if (testCase.family !== 'queue') return null;
  const { scenario } = testCase;
  const system = textOf(scenario.system);
  if (scenario.offered_erlangs !== undefined) return erlang(testCase, effort);
  if (/join shortest/.test(system) || /^same, n=/.test(system)) return shortest(testCase, effort);
  if (/^any stable run/.test(system)) return little(effort);
  if (/^closed/.test(system)) return closedNetwork(scenario, effort);
  if (scenario.shared !== undefined && scenario.split !== undefined) return pooling(scenario, effort);
  if (scenario.failure_prob !== undefined) return retrying(scenario, effort);
  if (scenario.layers !== undefined) return layers(scenario, effort);
  if (scenario.fanout !== undefined) return fanOut(scenario, effort);
  if (system !== '') return openSystem(testCase, effort);
  return formula(testCase);
};

/** One queue or several fed at random, by its words in Kendall's notation. */
function openSystem({ scenario, metric, tol }: Case, { reps, seed }: Effort): Outcome | null {
  const system = textOf(scenario.system);
  const rate = Number(scenario.lam ?? numberIn(system, 'lam'));
  const mean = Number(scenario.mean_service ?? 1 / Number(scenario.mu ?? (numberIn(system, 'mu') || 1)));
  const serving = systemOf(scenario, system, rate, mean, metric);
  if (serving === null) return null;
  const measure = measureNamed(metric);
  if (measure === null) return null;
  // A stated length of replicates is kept to; elsewhere a million completions are pooled.
  const stated = /(\d+) customers/.exec(textOf(scenario.run));
  const replicates = tol.type === 'stat' || stated ? Math.max(BATCHES, tol.type === 'stat' ? reps : BATCHES) : BATCHES;
  const each = stated ? Number(stated[1]) : metricIsRare(metric) ? COMPLETIONS : POOLED / BATCHES;
  const end = each / rate / (1 - WARM_UP);
  const runs = serveAll(serving, seed, replicates, end * WARM_UP, end);
  return { ...readRuns(runs, ...measure), scenario: { ...scenarioOf(serving), seed } };
}

/** Percentiles and numbers in the system of a busy queue need longer runs than means of its waits. */
const metricIsRare = (metric: string): boolean => /percentile|number in system/.test(metric);

function systemOf(scenario: Keys, system: string, rate: number, mean: number, metric: string): Serving | null {
  // The same run serves every metric of the same queue: all are measured against the same time limit.
  const deadlineSeconds = numberIn(metric, 'sojourn>') || 5;
  const environment = { rate, deadlineSeconds, ...workOf(textOf(scenario.service), mean) };
  const tandem = /^tandem of (\d+)/.exec(system);
  const fork = /^(\d+)-queue fork-join/.exec(system);
  const services = Number(tandem?.[1] ?? fork?.[1] ?? 1);
  if (tandem || fork) {
    const row = new Array<number>(services).fill(mean);
    return {
      agents: services,
      environment: { ...environment, services: [row], shape: tandem ? 'chain' : 'parallel' },
      architecture: { id: 'microservices', services },
    };
  }
  const servers = /^M\/[A-Z]\/(\d+|inf)/.exec(system)?.[1];
  if (servers === undefined) return null;
  const room = scenario.K === undefined ? {} : { capacity: Number(scenario.K) };
  const sharing = /processor sharing/.test(system) ? { discipline: 'sharing' } : /LIFO|LCFS/.test(system) ? { discipline: 'lifo' } : {};
  const workers = servers === 'inf' ? { workers: 0 } : {};
  return {
    agents: servers === 'inf' ? 1 : Number(servers),
    environment,
    architecture: { id: 'monolith', ...room, ...sharing, ...workers },
  };
}

/** Distribution of the work: "deterministic, mean 1", "50/50 exp(0.2)/exp(1.8), mean 1", "ANY distribution with mean 1". */
function workOf(words: string, otherwise: number): Keys {
  const mean = numberIn(words, 'mean') || otherwise;
  const kinds = [...words.matchAll(/exp\(([\d.]+)\)/g)].map(([, text]) => Number(text));
  const shares = /^([\d./]+)\s*exp/.exec(words)?.[1].split('/').map(Number) ?? [];
  if (/^deterministic/.test(words)) return { services: [[mean]], distribution: 'deterministic' };
  if (kinds.length > 1) {
    const phases = kinds.map((kind, i) => [shares[i] / 100, kind]);
    return { services: [[1]], distribution: 'hyperexponential', phases };
  }
  // Insensitivity shows best where work varies more than an exponential.
  if (/^any/i.test(words)) return { services: [[mean]], distribution: 'hyperexponential' };
  return { services: [[mean]] };
}

function measureNamed(metric: string): (keyof Stretch)[] | null {
  if (/^mean wait/.test(metric)) return ['wait'];
  if (/^P\(wait\)/.test(metric)) return ['waitedShare'];
  if (/^P\(sojourn>/.test(metric)) return ['lateShare'];
  if (/^P\(loss\)/.test(metric)) return ['lostShare'];
  if (/^mean busy; variance/.test(metric)) return ['number', 'variance'];
  if (/^mean number in system/.test(metric)) return ['number'];
  if (/^99th percentile/.test(metric)) return ['p99'];
  if (/^mean (sojourn|response|end-to-end)/.test(metric)) return ['sojourn'];
  return null;
}

function erlang({ scenario, metric }: Case, { seed }: Effort): Outcome {
  const [servers, offered] = [Number(scenario.servers), Number(scenario.offered_erlangs)];
  const isLoss = /^blocking/.test(metric);
  const serving: Serving = {
    agents: servers,
    environment: { rate: offered, services: [[1]] },
    architecture: { id: 'monolith', ...(isLoss ? { capacity: servers } : {}) },
  };
  const end = COMPLETIONS / BATCHES / offered;
  const runs = serveAll(serving, seed, BATCHES, end * WARM_UP, end);
  const { value, reps, se } = meanOf(runs.map((run) => (isLoss ? run.lostShare : run.waitedShare)));
  return {
    value: isLoss ? erlangB(servers, offered) : erlangC(servers, offered),
    reps: 1,
    engine: { value, reps, se },
    scenario: { ...scenarioOf(serving), seed },
  };
}

function shortest({ scenario, id, metric }: Case, { reps, seed }: Effort): Outcome | null {
  if (!/^mean sojourn/.test(metric)) return null;
  const load = Number(scenario.lam_per_server) / Number(scenario.mu ?? 1);
  const choices = Number(scenario.d ?? (numberIn(id, '-d') || numberIn(textOf(scenario.system), 'd')));
  const n = numberIn(textOf(scenario.n ?? scenario.system), scenario.n === undefined ? 'n' : '');
  if (!Number.isFinite(n))
    return {
      value: shortestOf(choices, load) / Number(scenario.mu ?? 1),
      reps: 1,
      reading: `In the limit of infinitely many queues; ${choices} choices, as the case's name says.`,
    };
  const serving: Serving = {
    agents: n,
    environment: { rate: n * Number(scenario.lam_per_server), services: [[1 / Number(scenario.mu)]] },
    architecture: { id: 'microservices', services: 1, routing: 'shortest', choices },
  };
  const end = numberIn(textOf(scenario.run), 'T') || 6000;
  const warm = numberIn(textOf(scenario.run), 'first') || end * WARM_UP;
  const runs = serveAll(serving, seed, reps, warm, end);
  return { ...readRuns(runs, 'sojourn'), scenario: { ...scenarioOf(serving), seed } };
}

/** Runs until the system is empty after many requests, so that no request is cut by the ends of the run. */
function little({ seed }: Effort): Outcome {
  const serving: Serving = { agents: 1, environment: { rate: 0.8, services: [[1]] }, architecture: { id: 'monolith' } };
  const world = new World({ ...scenarioOf(serving), seed }, [], { checks: false });
  const state = world.layer('environment')?.state as RequestState;
  world.advance(Infinity, Infinity, () => state.answered >= POOLED / BATCHES && state.open.size === 0);
  const number = state.numberSeconds / world.now;
  const product = (state.answered / world.now) * (state.sojournSeconds / state.answered);
  return {
    value: Math.abs(number - product) / number,
    reps: 1,
    scenario: { ...scenarioOf(serving), seed },
    reading: 'M/M/1 at load 0.8, from an empty system to an empty one; L by integration over time, W by requests.',
  };
}

function closedNetwork(scenario: Keys, { seed }: Effort): Outcome {
  const words = textOf(scenario.system);
  const demands = (/demands ([\d.]+(?:(?:, | and )[\d.]+)*)/.exec(words)?.[1].match(/\d*\.?\d+/g) ?? []).map(Number);
  const think = numberIn(words, 'think');
  const serving: Serving = {
    agents: demands.length,
    environment: { arrivals: 'closed', users: Number(scenario.N), thinkSeconds: think, services: [demands] },
    architecture: { id: 'microservices', services: demands.length },
  };
  // Long enough for the pooled completions at whatever the throughput can at most be.
  const rate = Math.min(Number(scenario.N) / think, 1 / Math.max(...demands));
  const end = POOLED / BATCHES / rate / (1 - WARM_UP);
  const runs = serveAll(serving, seed, BATCHES, end * WARM_UP, end);
  return {
    ...readRuns(runs, 'throughput', 'sojourn'),
    scenario: { ...scenarioOf(serving), seed },
    reading: 'Each hop between stations takes the least delay of a network, 0.1 ms, which is 0.2 ms of the response.',
  };
}

function pooling(scenario: Keys, { seed }: Effort): Outcome {
  const servers = Number(/M\/M\/(\d+)/.exec(textOf(scenario.shared))?.[1]);
  const rate = numberIn(textOf(scenario.shared), 'lam');
  const environment = { rate, services: [[1 / Number(scenario.mu)]] };
  const shared: Serving = { agents: servers, environment, architecture: { id: 'monolith' } };
  const split: Serving = { agents: servers, environment, architecture: { id: 'microservices', services: 1, routing: 'random' } };
  const end = POOLED / BATCHES / rate / (1 - WARM_UP);
  const ratios = Array.from({ length: BATCHES }, (_, r) => {
    const [apart, together] = [split, shared].map((serving) => serve(serving, seed + r, end * WARM_UP, end).sojourn);
    return apart / together;
  });
  return { ...meanOf(ratios), scenario: { ...scenarioOf(split), seed } };
}

function retrying(scenario: Keys, { seed }: Effort): Outcome {
  const serving: Serving = {
    agents: 1,
    environment: { rate: 1, services: [[0]] },
    architecture: { id: 'monolith', failing: Number(scenario.failure_prob), retries: Number(scenario.max_retries) },
  };
  const end = POOLED / BATCHES;
  const runs = serveAll(serving, seed, BATCHES, 0, end);
  const outcome = readRuns(runs, 'attempts', 'lostShare');
  const [attempts, lost] = outcome.value as number[];
  return { ...outcome, value: [attempts, 1 - lost], scenario: { ...scenarioOf(serving), seed } };
}

/** Each layer asks the next again when it fails, the client too: calls at the bottom for each one of the client's. */
function layers(scenario: Keys, { seed }: Effort): Outcome {
  const count = Number(scenario.layers);
  const retries = Number(scenario.retries_per_layer);
  const serving: Serving = {
    agents: count,
    environment: { rate: 1, services: [new Array<number>(count).fill(0.001)], distribution: 'deterministic', limit: 20 },
    architecture: { id: 'microservices', services: count, retries, failing: 1, workers: 0 },
  };
  const world = new World({ ...scenarioOf(serving), seed }, [], { checks: false });
  world.advance(1e6);
  const fleet = world.layer('architecture')?.state as Fleet;
  const calls = Math.round(fleet.offeredSeconds[count - 1] / 0.001) / fleet.closed;
  return {
    value: amplification(count, retries),
    reps: 1,
    engine: { value: calls, reps: fleet.closed, se: 0 },
    scenario: { ...scenarioOf(serving), seed },
  };
}

function fanOut(scenario: Keys, { seed }: Effort): Outcome {
  const leaves = Number(scenario.fanout);
  if (scenario.p_slow !== undefined) return { value: anySlow(leaves, Number(scenario.p_slow)), reps: 1 };
  const words = textOf(scenario.leaf);
  const mean = numberIn(words, 'mean');
  const seconds = mean * (/ms/.test(words) ? 0.001 : 1);
  const serving: Serving = {
    agents: leaves,
    environment: { rate: 1, services: [new Array<number>(leaves).fill(seconds)], shape: 'parallel' },
    architecture: { id: 'microservices', services: leaves, workers: 0 },
  };
  const end = POOLED / BATCHES / leaves;
  const runs = serveAll(serving, seed, BATCHES, 0, end);
  const outcome = meanOf(runs.map(({ sojourn }) => (sojourn / seconds) * mean));
  return { ...outcome, scenario: { ...scenarioOf(serving), seed }, reading: 'Leaves without queues: as many workers as are asked for.' };
}

/** Laws without a run. */
function formula({ scenario, metric }: Case): Outcome | null {
  const value = lawNamed(scenario, metric);
  return value === null ? null : { value, reps: 1 };
}

function lawNamed(keys: Keys, metric: string): number | null {
  const n = Number(keys.n);
  if (keys.serial_fraction !== undefined) return (/^scaled/.test(metric) ? gustafson : amdahl)(Number(keys.serial_fraction), n);
  if (keys.sigma !== undefined) {
    const [contention, coherency] = [Number(keys.sigma), Number(keys.kappa)];
    return keys.n === undefined ? peakSize(contention, coherency) : universalScalability(contention, coherency, n);
  }
  if (keys.services !== undefined && keys.type === 'serial') return serial(Number(keys.services), Number(keys.each));
  return null;
}
