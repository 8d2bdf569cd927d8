import { World } from '../../engine/kernel/world.ts';
import { meanOf, numberIn, replicate, replicateWithin, textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

type Given = Record<string, unknown>;
type Scene = Given & { agents: number };

/** Mean infective period in seconds: long beside the time a message takes, as if contacts took none. */
const INFECTIVE_SECONDS = 100;
/** Agents and share infective at first that stand for the deterministic limit. */
const AGENTS_IN_THE_LIMIT = 20_000;
const SHARE_AT_FIRST = 0.001;
const REPS_IN_THE_LIMIT = 20;
/** A share of runs is an estimate of a chance only with many. */
const REPS_OF_CHANCES = 4000;
/** Mean infective periods over which an endemic level is averaged, after so many to settle. */
const SETTLING = 20;
const AVERAGED = 60;

interface Compartments {
  infective: number;
  removed: number;
  peak: number;
}

const network = { id: 'constant', meanSeconds: 0.0001 };
const stateOf = (world: World): Compartments => world.layer('protocol')?.state as Compartments;

/** Contagion: SIR, SIS, Reed–Frost, and a cascade down a tree. */
export const epidemicCases: Translator = (testCase, effort) => {
  if (testCase.family !== 'epidemic') return null;
  const model = textOf(testCase.scenario.model).toLowerCase();
  if (/reed.?frost/.test(model)) return reedFrost(testCase, effort);
  if (/cascade|branching/.test(model)) return cascade(testCase, effort);
  if (/\bsis\b/.test(model)) return endemic(testCase, effort);
  if (/\bsir\b/.test(model)) return outbreak(testCase, effort, model);
  return null;
};

/**
 * A complete graph on which each pair meets at the rate of mass action, R₀/(n × infective period): the textbooks let an agent draw itself
 * among all n, our agents never do, so they meet others by (n − 1)/n as often.
 */
function mixing(id: string, agents: number, reproduction: number, share: number): Scene {
  return {
    version: 1,
    agents,
    topology: { id: 'complete' },
    network,
    protocol: {
      id,
      contactRate: (reproduction * (agents - 1)) / agents / INFECTIVE_SECONDS,
      recoverySeconds: INFECTIVE_SECONDS,
    },
    environment: { id: 'facts', limit: 1, witnesses: share },
  };
}

const ended = (scene: Scene, seed: number): World => {
  const world = new World({ ...scene, seed }, [], { checks: false });
  world.advance(1e9, 1e9, () => stateOf(world).infective === 0 && world.wire.inFlight === 0);
  return world;
};

function outbreak(testCase: Case, effort: Effort, model: string): Outcome | null {
  const { scenario, metric } = testCase;
  const reproduction = Number(scenario.R0);
  const limit = /deterministic|ode/.test(model);
  const agents = limit ? AGENTS_IN_THE_LIMIT : Number(scenario.n ?? numberIn(model, 'n'));
  const scene = mixing('sir', agents, reproduction, limit ? SHARE_AT_FIRST : 0);
  const example = { ...scene, seed: effort.seed };
  const each = (reps: number, read: (world: World) => number) =>
    replicateWithin(testCase, { ...effort, reps }, (seed) => read(ended(scene, seed)));
  const reps = limit ? REPS_IN_THE_LIMIT : effort.reps;
  if (metric.startsWith('final size'))
    return { ...meanOf(each(reps, (world) => stateOf(world).removed / world.n)), scenario: example };
  if (metric.startsWith('peak infective fraction'))
    return { ...meanOf(each(reps, (world) => stateOf(world).peak / world.n)), scenario: example };
  if (metric.startsWith('E[final size'))
    return { ...meanOf(each(reps, (world) => stateOf(world).removed)), scenario: example };
  const minor = /^P\(minor outbreak: final size < (\d+(?:\.\d+)?)%\)/.exec(metric);
  if (!minor) return null;
  const most = (Number(minor[1]) / 100) * agents;
  const values = each(Math.max(effort.reps, REPS_OF_CHANCES), (world) =>
    stateOf(world).removed < most ? 1 : 0,
  );
  return { ...meanOf(values), scenario: example };
}

function endemic({ scenario, metric }: Case, effort: Effort): Outcome | null {
  if (!metric.startsWith('quasi-stationary infective fraction')) return null;
  const agents = Number(scenario.n ?? numberIn(textOf(scenario.model), 'n'));
  const reproduction = Number(scenario.R0);
  // Begun near its level, so that few runs die out before they are read; those that do are no part of what is quasi-stationary.
  const scene = mixing('sis', agents, reproduction, Math.max(0.1, 1 - 1 / reproduction));
  const values: number[] = [];
  for (let r = 0; values.length < Math.min(effort.reps, 40) && r < effort.reps; r++) {
    const world = new World({ ...scene, seed: effort.seed + r }, [], { checks: false });
    let sum = 0;
    for (let period = 1; period <= AVERAGED; period++) {
      world.advance((SETTLING + period) * INFECTIVE_SECONDS);
      sum += stateOf(world).infective / agents;
    }
    if (stateOf(world).infective > 0) values.push(sum / AVERAGED);
  }
  return { ...meanOf(values), scenario: { ...scene, seed: effort.seed } };
}

function reedFrost({ scenario, metric }: Case, effort: Effort): Outcome | null {
  if (!metric.startsWith('E[final size')) return null;
  const agents = Number(scenario.n);
  const initial = Number(scenario.initial ?? 1);
  const scene: Scene = {
    version: 1,
    agents,
    topology: { id: 'complete' },
    network,
    protocol: { id: 'reed-frost', chance: Number(scenario.p_contact ?? scenario.p) },
    environment: { id: 'facts', limit: 1, witnesses: initial > 1 ? initial / agents : 0 },
  };
  const values = replicate(effort.reps, effort.seed, (seed) => {
    const { removed } = stateOf(ended(scene, seed));
    return /excl/.test(metric) ? removed - initial : removed;
  });
  return { ...meanOf(values), scenario: { ...scene, seed: effort.seed } };
}

function cascade(testCase: Case, { reps, seed }: Effort): Outcome | null {
  const { scenario, metric } = testCase;
  if (!metric.startsWith('E[corrupted at depth d]; P(cascade reaches depth d)')) return null;
  const children = Number(scenario.b ?? numberIn(textOf(scenario.model), 'b'));
  const depth = Number(scenario.depth ?? scenario.d);
  let above = 0;
  for (let level = 0, size = 1; level < depth; level++, size *= children) above += size;
  const agents = above + children ** depth;
  const scene: Scene = {
    version: 1,
    agents,
    topology: { id: 'tree', children },
    network,
    protocol: { id: 'reed-frost', chance: Number(scenario.p) },
    environment: { id: 'facts', limit: 1 },
  };
  // Agents are numbered level by level: those of the last stand at the end.
  const counts = replicateWithin(
    { ...testCase, expected: firstOf(testCase.expected) },
    { reps: Math.max(reps, REPS_OF_CHANCES), seed },
    (one) => {
      const facts = ended(scene, one).layer('environment')?.state as { heardAt: Float64Array };
      return facts.heardAt.subarray(above).reduce((sum, at) => sum + (at < Infinity ? 1 : 0), 0);
    },
  );
  const size = meanOf(counts);
  const reached = meanOf(counts.map((count) => (count > 0 ? 1 : 0)));
  return {
    value: [size.value, reached.value],
    reps: size.reps,
    sd: size.sd,
    se: size.se,
    scenario: { ...scene, seed },
  };
}

const firstOf = (figure: Case['expected']): Case['expected'] =>
  typeof figure === 'object' ? figure[0] : figure;
