import { Chance } from '../../engine/kernel/chance.ts';
import { World } from '../../engine/kernel/world.ts';
import { juryCorrect, weightedJuryCorrect } from '../theory/jury.ts';
import { majorityAvailability } from '../theory/quorumAvailability.ts';
import { staleRead } from '../theory/staleRead.ts';
import { stateOf } from './stateOf.ts';
import { meanOf } from './summary.ts';
import type { Effort, Outcome, Translator } from './types.ts';

type Keys = Record<string, unknown>;
/** Draws behind the estimates beside closed forms. */
const DRAWS = 20_000;

/** Votes: voter and majority dynamics in the engine; juries and quorums as closed forms with estimates beside them. */
export const votingCases: Translator = ({ scenario, metric }, effort) => {
  const model = String(scenario.model ?? scenario.protocol ?? '').toLowerCase();
  const system = String(scenario.system ?? '').toLowerCase();
  if (/^voter/.test(model) || /majority, sync|(\d+)-majority/.test(model))
    return dynamics(scenario, model, metric, effort);
  if (/jury/.test(model)) return jury(scenario, effort);
  if (Array.isArray(scenario.competences)) return weightedJury(scenario, effort);
  if (/majority quorum/.test(system)) return quorum(scenario, effort);
  if (/partial quorum/.test(system)) return partialQuorum(scenario, effort);
  return null;
};

interface Poll {
  countA: number;
  agreedAt: number;
}

const STEP_SECONDS = 0.01;
const ROUND_SECONDS = 1;
const SECONDS_AT_MOST = 1e6;

let lastKey = '';
let lastRuns: { aWins: number; steps: number }[] = [];

function dynamics(scenario: Keys, model: string, metric: string, { reps, seed }: Effort): Outcome | null {
  const n = Number(scenario.n);
  const samples = /(\d+)-majority/.exec(model);
  const share = Number(scenario.initial_A) / n;
  const ours = {
    version: 1,
    agents: n,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: samples ? ROUND_SECONDS / 10 : STEP_SECONDS / 10 },
    protocol: samples
      ? {
          id: 'majority-dynamics',
          samples: Number(samples[1]),
          itself: true,
          share,
          periodSeconds: ROUND_SECONDS,
        }
      : { id: 'voter', timing: 'ticks', share, periodSeconds: n * STEP_SECONDS },
    environment: { id: 'facts', limit: 1 },
  };
  const key = JSON.stringify([ours, reps, seed]);
  if (key !== lastKey) {
    lastRuns = Array.from({ length: reps }, (_, r) => run({ ...ours, seed: seed + r }, samples !== null));
    lastKey = key;
  }
  const opened = { scenario: { ...ours, seed } };
  if (/P\(A wins\)/.test(metric)) return { ...meanOf(lastRuns.map(({ aWins }) => aWins)), ...opened };
  if (/E\[steps to consensus\] ?\/ ?n/.test(metric))
    return { ...meanOf(lastRuns.map(({ steps }) => steps / n)), ...opened };
  if (/E\[(rounds|steps) to consensus\]/.test(metric))
    return { ...meanOf(lastRuns.map(({ steps }) => steps)), ...opened };
  return null;
}

function run(ours: Keys, rounds: boolean): { aWins: number; steps: number } {
  const world = new World(ours, [], { checks: false });
  const state = stateOf(world) as Poll;
  world.advance(SECONDS_AT_MOST, Infinity, () => state.agreedAt < Infinity);
  // A step stands at a whole multiple of its time and its answer comes a fifth of it later; round r begins at r − 1.
  const steps = rounds
    ? Math.floor(state.agreedAt / ROUND_SECONDS) + 1
    : Math.floor(state.agreedAt / STEP_SECONDS + 0.05);
  return { aWins: state.countA > 0 ? 1 : 0, steps: state.agreedAt === 0 ? 0 : steps };
}

/** A share counted over draws from the engine's own streams, as an estimate beside a closed form. */
function estimate(
  seed: number,
  label: string,
  draw: (chance: Chance) => boolean,
): NonNullable<Outcome['engine']> {
  const chance = new Chance(seed, label);
  let hits = 0;
  for (let i = 0; i < DRAWS; i++) if (draw(chance)) hits += 1;
  if (Math.min(hits, DRAWS - hits) < 100) return 'too rare';
  const value = hits / DRAWS;
  return { value, reps: DRAWS, se: Math.sqrt((value * (1 - value)) / DRAWS) };
}

/** Yes votes among n that are each yes with their own chance. */
const countOf = (chance: Chance, p: readonly number[]): number =>
  p.reduce((sum, one) => sum + (chance.flip(one) ? 1 : 0), 0);

function jury(scenario: Keys, { seed }: Effort): Outcome {
  const n = Number(scenario.n);
  const p = Number(scenario.competence);
  const jurors = new Array<number>(n).fill(p);
  const engine = estimate(seed, 'jury', (chance) => {
    const right = countOf(chance, jurors);
    return 2 * right > n || (2 * right === n && chance.flip(0.5));
  });
  return { value: juryCorrect(n, p), reps: 1, engine };
}

function weightedJury(scenario: Keys, { seed }: Effort): Outcome {
  const competences = (scenario.competences as number[]).map(Number);
  const words = String(scenario.weights ?? 'equal');
  const weights = Array.isArray(scenario.weights)
    ? (scenario.weights as number[])
    : competences.map((p) => (/log|optimal/i.test(words) ? Math.log(p / (1 - p)) : 1));
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  const engine = estimate(seed, 'jury', (chance) => {
    let right = 0;
    competences.forEach((p, i) => {
      if (chance.flip(p)) right += weights[i];
    });
    return right > half + 1e-12 || (Math.abs(right - half) <= 1e-12 && chance.flip(0.5));
  });
  return { value: weightedJuryCorrect(competences, weights), reps: 1, engine };
}

function quorum(scenario: Keys, { seed }: Effort): Outcome {
  const n = Number(scenario.n);
  const up = Number(scenario.node_availability);
  const nodes = new Array<number>(n).fill(up);
  const engine = estimate(seed, 'quorum', (chance) => 2 * countOf(chance, nodes) > n);
  return { value: majorityAvailability(n, up), reps: 1, engine };
}

/** Writes and reads of random replicas in the engine; the closed form stands in the reading. */
function partialQuorum(scenario: Keys, { seed, reps }: Effort): Outcome {
  const [replicas, read, write] = [Number(scenario.N), Number(scenario.R), Number(scenario.W)];
  const ours = {
    version: 1,
    seed,
    agents: replicas,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: STEP_SECONDS },
    protocol: { id: 'partial-quorum', read, write, periodSeconds: ROUND_SECONDS },
    environment: { id: 'facts', limit: 1 },
  };
  const world = new World(ours);
  const state = stateOf(world) as { reads: number; stale: number };
  const wanted = Math.max(reps, 2 * DRAWS);
  world.advance(2 * wanted * ROUND_SECONDS, Infinity, () => state.reads >= wanted);
  const value = state.stale / state.reads;
  return {
    value,
    reps: state.reads,
    se: Math.sqrt((value * (1 - value)) / state.reads),
    scenario: ours,
    reading: `The closed form gives ${staleRead(replicas, read, write).toPrecision(6)}.`,
  };
}
