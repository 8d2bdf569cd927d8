import { log } from '../../../engine/kernel/mathematics.ts';
import { measures, verdictOf } from '../../../engine/kernel/outcome.ts';
import { World } from '../../../engine/kernel/world.ts';
import { waitBehind } from '../../theory/erlang.ts';
import type { Case, Outcome } from '../types.ts';
import type { OwnCase } from './index.ts';

type Part = Record<string, unknown>;

const TASKS = 4000;
/** The engine's logistic has a steepness of 8; difficulty is a half. */
const skillFor = (p: number): number => 0.5 + log(p / (1 - p)) / 8;

/** Agents who do a step with chance p, on tasks of steps that are all alike, with nothing lost between them. */
const scenarioOf = (seed: number, agents: number, p: number, environment: Part, architecture: Part): Part => ({
  version: 1,
  seed,
  agents,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.001 },
  protocol: { id: 'broadcast' },
  environment: { id: 'tasks', arrivals: 'one', ambiguity: 0, difficulty: 0.5, spread: 0, tools: 1, limit: TASKS, ...environment },
  population: { id: 'alike', skill: skillFor(p), memory: 1000 },
  architecture: { budgetIn: 'none', handoffLoss: 0, iterations: 1000, ...architecture },
});

function found(scenario: Part, metric: string, reading: string, factor = 1): Outcome {
  const world = new World(scenario, [], { checks: false });
  world.advance(1e9, Infinity, () => verdictOf(world).state !== 'running');
  return { value: measures(world)[metric] * factor, reps: TASKS, scenario, reading };
}

const P = 0.7;
const NOTICE = 0.5;
const STEPS = 4;
/** Chance that a turn ends with a result, right or wrong. */
const ENDS = P + (1 - P) * (1 - NOTICE);
const RIGHT = (P / ENDS) ** STEPS;
const alone = (seed: number): Part => scenarioOf(seed, 1, P, { shape: 'apart', steps: STEPS }, { id: 'single', notice: NOTICE });

/** Mean carriers of an error in a chain of k: the first error is at link j with chance p^(j − 1) (1 − p), and all after it take it over. */
function carriersInChain(k: number, p: number): number {
  let sum = 0;
  for (let j = 1; j <= k; j++) sum += p ** (j - 1) * (1 - p) * (1 + k - j);
  return sum / (1 - p ** k);
}
const relay = (seed: number): Part => scenarioOf(seed, STEPS, P, { shape: 'chain', steps: STEPS }, { id: 'chain', notice: 0 });

const SERVERS = 4;
const RATE = 3;
const line = (seed: number): Part =>
  scenarioOf(
    seed,
    SERVERS,
    0.98,
    { arrivals: 'poisson', meanSeconds: 1 / RATE, shape: 'apart', steps: 1, limit: 20 * TASKS },
    { id: 'pool', turnLaw: 'exponential', notice: 0 },
  );

const row = (id: string, words: Pick<Case, 'scenario' | 'metric' | 'expected' | 'tol' | 'source'>, run: (seed: number) => Outcome): OwnCase => ({
  id: `TURN-${id}`,
  family: 'teams',
  how: 'engine',
  kind: 'closed',
  ...words,
  run: ({ seed }) => run(seed),
});

const within = (sd: number): Case['tol'] => ({ type: 'stat', sd, se_ref: 0, z: 4, bias: 0, min_reps: TASKS });
const REDO = { steps: STEPS, step_success: P, notices: NOTICE };

/** Turns, errors and lines of teams, by closed forms. */
export const turnCases: readonly OwnCase[] = [
  row(
    'redo-success',
    { scenario: REDO, metric: 'P(all steps right)', expected: RIGHT, tol: within(Math.sqrt(RIGHT * (1 - RIGHT))), source: '(p/(p + (1 − p)(1 − notice)))^k: geometric retries until a result is held' },
    (seed) => found(alone(seed), 'success', 'One agent, steps apart; a failure that is noticed is tried again.', 0.01),
  ),
  row(
    'redo-turns',
    { scenario: REDO, metric: 'turns a task', expected: STEPS / ENDS, tol: within(Math.sqrt((STEPS * (1 - ENDS)) / ENDS ** 2)), source: 'k/(p + (1 − p)(1 − notice)): mean of a geometric law' },
    (seed) => found(alone(seed), 'turns', 'Turns of work of one agent a task.'),
  ),
  row(
    'chain-carriers',
    { scenario: { links: STEPS, step_success: P, notices: 0 }, metric: 'agents that carry an error', expected: carriersInChain(STEPS, P), tol: within(1.3), source: 'Σ p^(j − 1)(1 − p)(1 + k − j)/(1 − p^k): what nobody checks, everyone after takes over' },
    (seed) => found(relay(seed), 'amplification-trace', 'Error amplification at trace level of a chain whose members see no error.'),
  ),
  row(
    'chain-success',
    { scenario: { links: STEPS, step_success: P, notices: 0 }, metric: 'P(right)', expected: P ** STEPS, tol: within(Math.sqrt(P ** STEPS * (1 - P ** STEPS))), source: 'p^k' },
    (seed) => found(relay(seed), 'success', 'The same chain: an answer is right if no link fails.', 0.01),
  ),
  row(
    'pool-erlang',
    { scenario: { servers: SERVERS, arrivals: RATE, service: 1 }, metric: 'mean time from arrival to answer', expected: 1 + waitBehind(SERVERS, RATE, 1), tol: { type: 'abs', value: 0.05 }, source: 'M/M/c, Erlang C; Kleinrock, Queueing Systems I, 1975, section 3.4' },
    (seed) => found(line(seed), 'seconds', 'A pool of four agents with one line, tasks of one turn.'),
  ),
];
