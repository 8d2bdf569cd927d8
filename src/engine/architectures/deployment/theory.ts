import type { Theory } from '../../kernel/frame.ts';
import { waitOfMany, waitOfOne } from '../../environments/requests/queueTheory.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Values } from './state.ts';

const flat = (label: string, value: number): Theory => ({ label, points: [[0, value], [1e7, value]] });

/** First and second moment of the work at one service, in seconds. */
function momentsOf(mean: number, distribution: unknown, phases: readonly (readonly number[])[]): [number, number] {
  if (distribution === 'deterministic') return [mean, mean * mean];
  if (distribution === 'exponential') return [mean, 2 * mean * mean];
  const all = phases.reduce((sum, row) => sum + (row[0] ?? 0), 0);
  if (all <= 0) return [mean, mean * mean];
  let [first, second] = [0, 0];
  for (const [share = 0, multiple = 1] of phases) {
    const own = mean * multiple;
    first += (share / all) * own;
    second += (share / all) * 2 * own * own;
  }
  return [first, second];
}

/**
 * What queueing theory says of a deployment without failures, guards, spikes or limits: mean wait, mean time in the system and
 * utilisation. One process: M/M/c for exponential work at one service, M/G/1 for one worker (Pollaczek–Khinchine), and S/(1 − ρ) where all
 * share it (Kleinrock 1975, 3.4, 5.6; 1976, 4.4). Services of exponential work with random replicas: a Jackson network, each replica on
 * its own M/M/c, and two hops for each call but the client's (Jackson 1957). Empty where none of these fits.
 */
export function serviceTheory(agents: number, values: Values, scenario: Scenario, isOne: boolean): Readonly<Record<string, Theory>> {
  const { environment, network, faults = [] } = scenario;
  if (environment.id !== 'requests' || environment.arrivals !== 'poisson' || environment.spikeFactor !== 1 || environment.shape !== 'chain') return {};
  const isPlain = values.capacity === 0 && values.failing === 0 && values.timeoutSeconds === 0 && values.deployEverySeconds === 0;
  if (!isPlain || values.workers === 0 || faults.length > 0 || Number(network.loss ?? 0) > 0) return {};
  const rate = Number(environment.rate);
  const means = (environment.services as readonly (readonly number[])[])[0] ?? [];
  const phases = environment.phases as readonly (readonly number[])[];
  const moments = means.map((mean) => momentsOf(mean, environment.distribution, phases));
  const isExponential = environment.distribution === 'exponential';
  if (isOne) return oneProcess(values, rate, moments, agents * values.workers, isExponential);
  if (!isExponential || values.routing !== 'random' || values.discipline !== 'fcfs' || values.autoscale || means.length > values.services) return {};
  return jackson(agents, values, rate, means, network);
}

function oneProcess(values: Values, rate: number, moments: readonly [number, number][], workers: number, isExponential: boolean) {
  if (values.lockShare > 0 || moments.length === 0) return {};
  let [mean, square] = [0, 0];
  for (const [first, second] of moments) {
    square += 2 * mean * first + second;
    mean += first;
  }
  const load = (rate * mean) / workers;
  if (load >= 1) return {};
  const isOneService = moments.length === 1;
  if (values.discipline === 'sharing') {
    if (workers > 1) return {};
    return answer('M/G/1, shared', mean / (1 - load), null, load);
  }
  if (workers === 1) {
    const wait = waitOfOne(rate, mean, square);
    return answer(isExponential && isOneService ? 'M/M/1' : 'M/G/1, Pollaczek–Khinchine', wait + mean, wait, load);
  }
  if (!isExponential || !isOneService) return {};
  const wait = waitOfMany(workers, rate, mean);
  return answer(`M/M/${workers}`, wait + mean, wait, load);
}

function jackson(agents: number, values: Values, rate: number, means: readonly number[], network: Scenario['network']) {
  const services = Math.min(values.services, agents);
  let [sojourn, waits, work, capacity] = [0, 0, 0, 0];
  for (let service = 0; service < services; service++) {
    const replicas = Math.ceil(((service + 1) * agents) / services) - Math.ceil((service * agents) / services);
    capacity += replicas * values.workers;
    if (service >= means.length) continue;
    const wait = waitOfMany(values.workers, rate / replicas, means[service]);
    if (wait === Infinity) return {};
    sojourn += wait + means[service];
    waits += wait;
    work += rate * means[service];
  }
  if (means.length === 0) return {};
  const hops = 2 * (means.length - 1) * Number(network.meanSeconds ?? 0);
  const label = services === 1 ? `M/M/${values.workers}` : 'Jackson network';
  return answer(label, sojourn + hops, waits / means.length, work / capacity);
}

function answer(label: string, sojourn: number, wait: number | null, load: number): Record<string, Theory> {
  const found: Record<string, Theory> = { sojourn: flat(label, sojourn), utilisation: flat(label, 100 * load) };
  if (wait !== null) found.wait = flat(label, wait);
  return found;
}
