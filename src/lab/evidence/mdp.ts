import { boards, readMap } from '../../engine/environments/gridMap.ts';
import type { Returns } from '../../engine/environments/playReturns.ts';
import { World } from '../../engine/kernel/world.ts';
import type { Playing } from '../../engine/learners/playing/learner.ts';
import { greedySteps, gridProcess, optimalValues } from '../theory/valueIteration.ts';
import { meanOf, numberIn, replicate, textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';
import { stateOf } from './layerState.ts';

type Keys = Record<string, unknown>;

/** Episodes after which Q-learning's greedy path is read. */
const EPISODES_TO_LEARN = 3000;
/** Steps after which a world is given up whose episodes don't end. */
const SECONDS_AT_MOST = 2e6;
/** Episodes of a random hunt that one world runs: each starts anew, so that none depends on another. */
const HUNTS_TOGETHER = 250;
/** What a hunt's trials are where a case does not say: Tan's training after its beginning. */
const TRIALS = [501, 1500];

/** Grid worlds: the cliff against dynamic programming and Sutton & Barto's curves, and Tan's hunters. */
export const mdpCases: Translator = (testCase, effort) => {
  const { scenario } = testCase;
  const world = textOf(scenario.env).toLowerCase();
  if (/cliff/.test(world))
    return scenario.algorithm === undefined ? cliffOptimum(scenario, effort) : cliffReturn(testCase, effort);
  if (/tan 1993|hunter|prey|pursuit/.test(world)) return hunt(testCase, effort);
  return null;
};

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

const returnsIn = (world: World): Returns => stateOf(world, 'environment') as Returns;

/** Runs until agent 0 has finished so many episodes. */
function play(world: World, episodes: number): void {
  const returns = returnsIn(world);
  world.advance(world.now + SECONDS_AT_MOST, Infinity, () => returns.episodes[0] >= episodes);
  // On a torus of even side, two that always move at once may never meet.
  if (returns.episodes[0] < episodes)
    throw new RangeError(`only ${returns.episodes[0]} of ${episodes} episodes end`);
}

/** V* of the start by value iteration, and the length of the path that Q-learning in the engine has learned. */
function cliffOptimum({ env }: Keys, { seed }: Effort): Outcome {
  const told = numberIn(textOf(env), 'gamma');
  const gamma = Number.isNaN(told) ? 1 : told;
  const map = readMap(boards.cliff.map);
  const process = gridProcess(map, boards.cliff);
  const values = optimalValues(process, gamma);
  const ours = worldOf(
    { id: 'grid-world', board: 'cliff' },
    { id: 'q-learning', alpha: 0.5, gamma, epsilon: 0.1 },
    1,
    seed,
  );
  const world = new World(ours, [], { checks: false });
  play(world, EPISODES_TO_LEARN);
  const { memory } = stateOf(world, 'learner') as Playing<{ q: Float64Array }>;
  const steps = greedySteps(
    process,
    map.start,
    (state, way) => memory?.q[state * process.actions + way] ?? 0,
  );
  return {
    value: [Math.round(values[map.start] * 1e9) / 1e9, steps],
    reps: 1,
    scenario: ours,
    reading: 'value iteration; the path is Q-learning’s in the engine',
  };
}

/** Learners of ours by the names of the textbook. */
function learnerOf({ algorithm, eps, alpha, gamma, n, lambda, planning }: Keys): Keys | null {
  const words = textOf(algorithm)
    .toLowerCase()
    .replace(/[^a-z0-9λ]/g, '');
  const common = { epsilon: Number(eps ?? 0.1), alpha: Number(alpha ?? 0.5), gamma: Number(gamma ?? 1) };
  if (/expectedsarsa/.test(words)) return { id: 'expected-sarsa', ...common };
  if (/nstep/.test(words)) return { id: 'n-step-sarsa', stepsBack: Number(n ?? 4), ...common };
  if (/doubleq/.test(words)) return { id: 'double-q', ...common };
  if (/dyna/.test(words)) return { id: 'dyna-q', planning: Number(planning ?? n ?? 10), ...common };
  if (/q(lambda|λ)/.test(words)) return { id: 'q-lambda', lambda: Number(lambda ?? 0.9), ...common };
  if (/sarsa/.test(words)) return { id: 'sarsa', ...common };
  if (/^q/.test(words)) return { id: 'q-learning', ...common };
  return null;
}

function cliffReturn({ scenario, metric }: Case, { reps, seed }: Effort): Outcome | null {
  const learner = learnerOf(scenario);
  if (learner === null || !/return/.test(metric)) return null;
  const episodes = Number(scenario.episodes ?? 500);
  const told = numberIn(metric, 'last');
  const last = Number.isNaN(told) ? 100 : told;
  const ours = (one: number) => worldOf({ id: 'grid-world', board: 'cliff' }, learner, 1, one);
  const values = replicate(reps, seed, (one) => {
    const world = new World(ours(one), [], { checks: false });
    play(world, episodes - last);
    const before = returnsIn(world).totalReturn[0];
    play(world, episodes);
    return (returnsIn(world).totalReturn[0] - before) / last;
  });
  return { ...meanOf(values), scenario: ours(seed) };
}

/** "10x10 grid, 1 hunter 1 prey, visual depth 4" and the keys beside it as an environment of ours, and the number of agents. */
function huntOf(scenario: Keys): { environment: Keys; agents: number } {
  const words = textOf(scenario.env).toLowerCase();
  const all = [words, scenario.borders, scenario.order, scenario.capture].map(textOf).join(' ').toLowerCase();
  const counted = (pattern: RegExp, usual: number): number => {
    const found = pattern.exec(words);
    return found ? Number(found[1]) : usual;
  };
  const hunters = Number(scenario.hunters ?? counted(/(\d+) hunter/, 1));
  const prey = Number(scenario.prey ?? counted(/(\d+) prey/, 1));
  const joint = /joint|both hunters|by two|two hunters next/.test(all);
  const environment = {
    id: 'pursuit',
    size: counted(/(\d+)\s*[x×]\s*\d+/, 10),
    prey,
    depth: Number(scenario.depth ?? counted(/depth\s*(\d+)/, 4)),
    captors: joint ? 'two' : 'one',
    borders: /torus|wrap/.test(all) ? 'torus' : 'walls',
    order: /simultaneous|at once|together/.test(all) ? 'at once' : 'in turn',
    senses: /scout|sensation shared|shared sensation/.test(textOf(scenario.policy).toLowerCase())
      ? 'shared'
      : joint
        ? 'both'
        : 'prey',
  };
  return { environment, agents: hunters + prey };
}

function hunt({ scenario, metric }: Case, effort: Effort): Outcome | null {
  const { environment, agents } = huntOf(scenario);
  if (scenario.policy === undefined) {
    const learner = { id: 'q-learning', exploration: 'epsilon', epsilon: 1 };
    const ours = (seed: number) => worldOf(environment, learner, agents, seed);
    return { ...meanOf(randomHunts(ours, effort)), scenario: ours(effort.seed) };
  }
  const policy = textOf(scenario.policy).toLowerCase();
  const told = /trials (\d+)\D+(\d+)/.exec(metric);
  const [from, to] = told ? [Number(told[1]), Number(told[2])] : TRIALS;
  const common = /same|common|one table|shared (policy|q|table)/.test(policy);
  const ours = (seed: number) =>
    worldOf(
      environment,
      { ...hunterOf(scenario), ...sharingOf(policy), tables: common ? 'common' : 'own' },
      agents,
      seed,
    );
  const values = replicate(effort.reps, effort.seed, (seed) => {
    const world = new World(ours(seed), [], { checks: false });
    play(world, from - 1);
    const before = returnsIn(world).totalSteps[0];
    play(world, to);
    return (returnsIn(world).totalSteps[0] - before) / (to - from + 1);
  });
  return { ...meanOf(values), scenario: ours(effort.seed) };
}

/** Tan's learner, with what a case sets otherwise. */
const hunterOf = ({ beta, alpha, gamma, T, temperature }: Keys): Keys => ({
  id: 'q-learning',
  exploration: 'boltzmann',
  temperature: Number(temperature ?? T ?? 0.4),
  decay: 1,
  alpha: Number(alpha ?? beta ?? 0.8),
  gamma: Number(gamma ?? 0.9),
});

/** What hunters tell each other by the words of a case. */
function sharingOf(policy: string): Keys {
  if (/episode/.test(policy)) return { shares: 'episode' };
  const every = numberIn(policy, 'every');
  if (/averag|exchange/.test(policy))
    return { shares: 'policy', ...(Number.isNaN(every) ? {} : { shareEvery: every }) };
  return { shares: 'nothing' };
}

/** Steps of each of `reps` hunts at least, some hundreds in a world. */
function randomHunts(ours: (seed: number) => Keys, { reps, seed }: Effort): Float64Array {
  const steps = new Float64Array(reps);
  for (let first = 0; first < reps; first += HUNTS_TOGETHER) {
    const world = new World(ours(seed + first), [], { checks: false });
    const returns = returnsIn(world);
    const last = Math.min(HUNTS_TOGETHER, reps - first);
    for (let k = 0; k < last; k++) {
      play(world, k + 1);
      steps[first + k] = returns.lastSteps[0];
    }
  }
  return steps;
}
