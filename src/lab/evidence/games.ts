import { World } from '../../engine/kernel/world.ts';
import { expectedValues, type JointMemory } from '../../engine/learners/jointAction.ts';
import type { Playing } from '../../engine/learners/playing/learner.ts';
import { additiveProjection, greedyOfParts, twoStepAdditiveChoice } from '../theory/additiveValues.ts';
import { numberIn, textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';
import { gameOf, isCells } from './gameWords.ts';
import { stateOf } from './layerState.ts';

type Keys = Record<string, unknown>;

/** Plays after which the greedy joint action is taken where a case does not say. */
const PLAYS = 2000;
/** Replicates that play side by side in one world, two agents each. */
const TOGETHER = 500;
/** Time between two readings of a replicator orbit. */
const READING_SECONDS = 0.01;
const ORBIT = 1e-3;
const SECONDS_TO_SETTLE = 60;

/** Matrix games: where learners come to rest, replicator orbits, and additive values. */
export const gameCases: Translator = (testCase, effort) => {
  const { scenario, family } = testCase;
  if (family !== 'games') return null;
  const dynamics = textOf(scenario.dynamics).toLowerCase();
  const method = textOf(scenario.method).toLowerCase();
  if (/replicator/.test(dynamics)) return orbit(testCase, dynamics);
  if (/vdn/.test(method) || /vdn/i.test(testCase.metric)) return additive(testCase);
  if (scenario.learner !== undefined && scenario.game !== undefined) return rest(testCase, effort);
  return null;
};

function learnerOf(scenario: Keys): Keys | null {
  const words = textOf(scenario.learner).toLowerCase();
  const common = {
    exploration: 'boltzmann',
    alpha: Number(scenario.alpha ?? 0.1),
    temperature: Number(scenario.tau0 ?? 16),
    decay: Number(scenario.decay ?? 0.995),
    least: Number(scenario.tau_min ?? 0.05),
    roundSeconds: 1,
  };
  if (/^iql|independent/.test(words)) return { id: 'q-learning', ...common };
  if (/^jal|joint/.test(words)) return { id: 'joint-action', ...common };
  if (/hyster/.test(words)) return { id: 'hysteretic-q', beta: Number(scenario.beta ?? 0.01), ...common };
  if (/lenient/.test(words)) return { id: 'lenient-q', ...common };
  return null;
}

const worldOf = (environment: Keys, learner: Keys, agents: number, seed: number): Keys => ({
  version: 1,
  seed,
  agents,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.1 },
  protocol: { id: 'broadcast' },
  environment,
  learner,
});

/** What an agent would do if it no longer explored: the first of its best actions. */
function greedy(world: World, agent: number): number {
  const { memory } = stateOf(world, 'learner') as Playing<JointMemory>;
  if (memory === null) return -1;
  const values = new Float64Array(memory.actions);
  if (memory.counts) expectedValues(memory, agent, 0, values);
  else values.set(memory.q.subarray(agent * memory.actions, (agent + 1) * memory.actions));
  return values.indexOf(Math.max(...values));
}

/** Share of pairs that come to rest where the metric says: at an optimal joint action, or at one it names. */
function rest({ scenario, metric }: Case, effort: Effort): Outcome | null {
  const game = gameOf(scenario);
  const learner = learnerOf(scenario);
  if (game === null || learner === null) return null;
  const { row, column } = game;
  const plays = Number(scenario.T ?? PLAYS);
  const most = Math.max(...row.flatMap((cells, i) => cells.map((x, j) => x + column[i][j])));
  const names: Record<string, number> = { cooperate: 0, c: 0, defect: 1, d: 1 };
  const wanted = /=\s*\(?(\w+)\s*,\s*(\w+)\)?/.exec(metric.toLowerCase());
  const hits = (i: number, j: number): boolean =>
    wanted && wanted[1] in names
      ? i === names[wanted[1]] && j === names[wanted[2]]
      : row[i][j] + column[i][j] === most;
  let found = 0;
  for (let first = 0; first < effort.reps; first += TOGETHER) {
    const pairs = Math.min(TOGETHER, effort.reps - first);
    const world = new World(worldOf(game.environment, learner, 2 * pairs, effort.seed + first), [], {
      checks: false,
    });
    world.advance(plays - 0.5);
    for (let pair = 0; pair < pairs; pair++)
      if (hits(greedy(world, 2 * pair), greedy(world, 2 * pair + 1))) found += 1;
  }
  const value = found / effort.reps;
  const sd = Math.sqrt(value * (1 - value));
  return {
    value,
    reps: effort.reps,
    sd,
    se: sd / Math.sqrt(effort.reps),
    scenario: worldOf(game.environment, learner, 2, effort.seed),
  };
}

function orbit({ scenario, metric }: Case, dynamics: string): Outcome | null {
  const game = gameOf(scenario);
  if (game === null) return null;
  const two = /two/.test(dynamics) || /pennies/.test(textOf(scenario.game));
  const told = numberIn(dynamics, 'x0');
  const small = /infinitesimal/.test(dynamics);
  const x0 = small
    ? [0.5 + ORBIT, 0.5]
    : Array.isArray(scenario.x0)
      ? scenario.x0.map(Number)
      : [Number(scenario.x0 ?? (Number.isNaN(told) ? 0.9 : told))];
  if (game.row.length !== 2 || x0.some((x) => !(x >= 0 && x <= 1))) return null;
  const ours = worldOf(
    game.environment,
    {
      id: 'replicator',
      population: two ? 'two' : 'one',
      start: x0.map((x) => [x, 1 - x]),
      roundSeconds: READING_SECONDS,
      substeps: 1,
    },
    2,
    1,
  );
  const world = new World(ours, [], { checks: false });
  const shares = (): [number, number] => {
    const { memory } = stateOf(world, 'learner') as Playing<{ mix: Float64Array }>;
    return [memory?.mix[0] ?? 0, memory?.mix[2] ?? 0];
  };
  if (/period/.test(metric)) return { value: periodOf(world, shares), reps: 1, scenario: ours };
  world.advance(SECONDS_TO_SETTLE);
  const [x, y] = shares();
  if (/x\(1-x\)y\(1-y\)/.test(metric)) return { value: x * (1 - x) * y * (1 - y), reps: 1, scenario: ours };
  return { value: x, reps: 1, scenario: ours };
}

/** Time between two upward crossings of a half, read every hundredth of a second and interpolated. */
function periodOf(world: World, shares: () => [number, number]): number {
  const crossings: number[] = [];
  let before = Number.NaN;
  for (let k = 0; crossings.length < 2 && k < SECONDS_TO_SETTLE / READING_SECONDS; k++) {
    // Between two rounds, so that exactly one more has been made.
    world.advance((k + 0.5) * READING_SECONDS);
    const [x] = shares();
    if (before < 0.5 && x >= 0.5) crossings.push((k - (x - 0.5) / (x - before)) * READING_SECONDS);
    before = x;
  }
  return crossings[1] - crossings[0];
}

function additive({ scenario, metric }: Case): Outcome | null {
  if (isCells(scenario.payoff)) {
    const fitted = additiveProjection(scenario.payoff);
    if (/greedy/.test(metric)) {
      const [i, j] = greedyOfParts(fitted);
      return { value: scenario.payoff[i][j], reps: 1 };
    }
    return { value: fitted, reps: 1, reading: 'least squares over uniform joint actions' };
  }
  if (/two-?step/i.test(textOf(scenario.game))) return { value: twoStepAdditiveChoice(), reps: 1 };
  return null;
}
