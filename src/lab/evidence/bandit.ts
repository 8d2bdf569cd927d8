import { laiRobbinsConstant, ucbRegretBound } from '../../engine/environments/banditTheory.ts';
import { World } from '../../engine/kernel/world.ts';
import { meanOf, numberIn, replicateWithin, textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';
import { stateOf } from './layerState.ts';

type Keys = Record<string, unknown>;

/** Arms where a case names none: those of the cooperative cases. */
const ARMS = [0.7, 0.5, 0.5, 0.4];
const STEPS = 1000;
/** Steps between which the slope of regret is taken where a case does not say. */
const SLOPE_FROM = 5000;
const SLOPE_TO = 10_000;
/** Replicates an agent alone makes with others in one world: nobody hears of anybody. */
const TOGETHER = 100;

/** Bandits: regret of ε-greedy, UCB1, Thompson and EXP3, alone and telling each other, and the bounds on it. */
export const banditCases: Translator = (testCase, effort) => {
  const { scenario, metric, family } = testCase;
  if (family !== 'bandit' && !Array.isArray(scenario.arms)) return null;
  if (/lai.?robbins/i.test(metric)) return { value: laiRobbinsConstant(armsOf(scenario)), reps: 1 };
  if (/independent of N/i.test(metric)) return invariance(scenario, effort);
  if (/bound/i.test(metric)) return bound(testCase, effort);
  if (/per step/i.test(metric)) return slope(testCase, effort);
  if (/regret/i.test(metric)) return regret(testCase, effort);
  return null;
};

const armsOf = ({ arms }: Keys): number[] => (Array.isArray(arms) ? arms.map(Number) : ARMS);

/** "eps0.1", "eps-greedy 0.1", "UCB1 …", "Thompson", "EXP3 gamma=0.1" as a learner of ours. */
function learnerOf(scenario: Keys): Keys | null {
  const words = textOf(scenario.algorithm ?? scenario.learner) || 'UCB1';
  if (/^(eps|ε)/i.test(words)) {
    const epsilon = numberIn(words, '(?:eps|ε)(?:ilon)?(?:-?greedy)?[ _-]*');
    return { id: 'epsilon-greedy', epsilon: Number.isNaN(epsilon) ? 0.1 : epsilon };
  }
  if (/^ucb/i.test(words)) {
    const width = numberIn(words, 'sqrt\\(');
    return {
      id: 'ucb1',
      width: Number.isNaN(width) ? 2 : width,
      untried: /random order/.test(words) ? 'at random' : 'in order',
    };
  }
  if (/^thompson/i.test(words)) return { id: 'thompson', belief: isGaussian(scenario) ? 'normal' : 'beta' };
  if (/^exp3/i.test(words)) {
    const gamma = numberIn(words, '(?:gamma|γ)');
    return { id: 'exp3', gamma: Number.isNaN(gamma) ? 0.1 : gamma };
  }
  return null;
}

const isGaussian = ({ reward }: Keys): boolean => /gauss|normal/i.test(textOf(reward));

function worldOf(scenario: Keys, learner: Keys, agents: number, seed: number): Keys {
  const deviation = numberIn(textOf(scenario.reward), '(?:sd|sigma|deviation)');
  const loss = Number(scenario.loss ?? 0);
  return {
    version: 1,
    seed,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1, loss: loss > 0 ? loss : 0 },
    protocol: { id: 'broadcast' },
    environment: {
      id: 'bandit',
      arms: [armsOf(scenario)],
      reward: isGaussian(scenario) ? 'gaussian' : 'bernoulli',
      ...(Number.isNaN(deviation) ? {} : { deviation }),
    },
    learner,
  };
}

const regretsOf = (world: World): Float64Array =>
  (stateOf(world, 'environment') as { regret: Float64Array }).regret;

/** Regret of each of `reps` lone agents after each number of steps. */
function alone(
  scenario: Keys,
  learner: Keys,
  steps: readonly number[],
  { reps, seed }: Effort,
): Float64Array[] {
  const found = steps.map(() => new Float64Array(reps));
  for (let first = 0; first < reps; first += TOGETHER) {
    const agents = Math.min(TOGETHER, reps - first);
    const world = new World(worldOf(scenario, learner, agents, seed + first), [], { checks: false });
    steps.forEach((count, i) => {
      // The step k is made at k − 1 seconds.
      world.advance(count - 0.5);
      found[i].set(regretsOf(world), first);
    });
  }
  return found;
}

function regret({ scenario }: Case, effort: Effort): Outcome | null {
  const learner = learnerOf(scenario);
  if (learner === null) return null;
  const steps = Number(scenario.T ?? STEPS);
  const agents = Number(scenario.agents ?? 1);
  if (agents === 1) {
    const [values] = alone(scenario, learner, [steps], effort);
    return { ...meanOf(values), scenario: worldOf(scenario, learner, 1, effort.seed) };
  }
  const sharing = textOf(scenario.sharing);
  const shares = sharing === '' || /^(none|no\b)/i.test(sharing) ? 'nothing' : 'experience';
  const ours = (seed: number) => worldOf(scenario, { ...learner, shares }, agents, seed);
  const values = new Float64Array(effort.reps);
  for (let r = 0; r < effort.reps; r++) {
    const world = new World(ours(effort.seed + r), [], { checks: false });
    world.advance(steps - 0.5);
    values[r] = meanOf(regretsOf(world)).value;
  }
  return {
    ...meanOf(values),
    scenario: ours(effort.seed),
    reading: 'one world a replicate; each tells all others of each step',
  };
}

function bound({ scenario }: Case, effort: Effort): Outcome | null {
  const learner = learnerOf(scenario);
  if (learner === null) return null;
  const steps = Number(scenario.T ?? SLOPE_TO);
  const [values] = alone(scenario, learner, [steps], effort);
  const limit = ucbRegretBound(armsOf(scenario), steps);
  return {
    ...meanOf(values),
    scenario: worldOf(scenario, learner, 1, effort.seed),
    reading: `mean regret of UCB1; the bound by our own formula is ${limit}`,
  };
}

function slope(testCase: Case, effort: Effort): Outcome | null {
  const { scenario, note = '' } = testCase;
  const learner = learnerOf(scenario);
  if (learner === null) return null;
  const told = /T=(\d+)\D+(\d+)/.exec(note);
  const [from, to] = told ? [Number(told[1]), Number(told[2])] : [SLOPE_FROM, SLOPE_TO];
  const replicates = (seed: number, reps: number): Float64Array => {
    const [before, after] = alone(scenario, learner, [from, to], { reps, seed });
    return after.map((value, i) => (value - before[i]) / (to - from));
  };
  // Replicates come by the hundred, and are handed out one by one.
  let ready: Float64Array = new Float64Array(0);
  let first = 0;
  const values = replicateWithin(testCase, effort, (seed) => {
    if (seed - first >= ready.length || ready.length === 0) {
      ready = replicates(seed, TOGETHER);
      first = seed;
    }
    return ready[seed - first];
  });
  return { ...meanOf(values), scenario: worldOf(scenario, learner, 1, effort.seed) };
}

/** Largest relative difference of mean regrets over numbers of agents that tell each other nothing. */
function invariance(scenario: Keys, { reps, seed }: Effort): Outcome | null {
  const learner = learnerOf(scenario);
  const sizes = Array.isArray(scenario.agents) ? scenario.agents.map(Number) : [1, 4, 16];
  if (learner === null) return null;
  const steps = Number(scenario.T ?? STEPS);
  const ours = { ...learner, untried: 'at random' };
  const chosen = learner.id === 'ucb1' ? ours : learner;
  const means = sizes.map((agents, k) => {
    const values = new Float64Array(reps);
    for (let r = 0; r < reps; r++) {
      const world = new World(worldOf(scenario, chosen, agents, seed + k * reps + r), [], { checks: false });
      world.advance(steps - 0.5);
      values[r] = meanOf(regretsOf(world)).value;
    }
    return meanOf(values).value;
  });
  const all = meanOf(means).value;
  return {
    value: (Math.max(...means) - Math.min(...means)) / all,
    reps,
    scenario: worldOf(scenario, chosen, sizes[0], seed),
  };
}
