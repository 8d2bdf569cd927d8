import { World } from '../../engine/kernel/world.ts';
import type { State as FactsState } from './spread.ts';
import { meanOf, textOf } from './summary.ts';
import type { Effort, Outcome, Translator } from './types.ts';

const PERIOD_SECONDS = 2;
const SITES_IN_THE_LIMIT = 1000;
/** A run that has not ended after so many cycles never will. */
const CYCLES_AT_MOST = 5000;

interface RumourState {
  carried: number;
  infective: Int32Array;
  quietAt: Float64Array;
}

/** What one run of a rumour comes to, in cycles of the paper. */
interface Run {
  residue: number;
  m: number;
  tAve: number;
  tLast: number;
  tQuiesce: number;
  /** 1 if the messages are not (k + 1) × (sites reached) − 1. */
  offIdentity: number;
}

/** Rumour mongering by the keys of a case, or by the words of its `variant`. */
export const rumourCases: Translator = ({ scenario, metric }, effort) => {
  if (scenario.protocol !== 'rumour') return null;
  const pick = measures.find(({ named }) => named.test(metric));
  if (!pick) return null;
  const k = Number(scenario.k ?? 1);
  const n = typeof scenario.n === 'number' ? scenario.n : SITES_IN_THE_LIMIT;
  const ours = {
    version: 1,
    agents: n,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'rumour', ...variantOf(scenario), k, periodSeconds: PERIOD_SECONDS },
    environment: { id: 'facts', limit: 1 },
  };
  const values = runsOf(ours, k, repsOf(scenario, effort)).map(pick.read);
  const outcome: Outcome = pick.sum
    ? { value: values.reduce((sum, one) => sum + one, 0), reps: values.length }
    : meanOf(values);
  return { ...outcome, scenario: { ...ours, seed: effort.seed } };
};

const measures: { named: RegExp; read: (run: Run) => number; sum?: boolean }[] = [
  { named: /^residue$/, read: (run) => run.residue },
  { named: /^m$/, read: (run) => run.m },
  { named: /^t_ave$/, read: (run) => run.tAve },
  { named: /^t_last$/, read: (run) => run.tLast },
  { named: /^t_quiesce$/, read: (run) => run.tQuiesce },
  { named: /^runs violating total messages/, read: (run) => run.offIdentity, sum: true },
];

/** Replicates asked for, by the case too: "reps": ">=1000". */
function repsOf(scenario: Record<string, unknown>, { reps, seed }: Effort): Effort {
  const wanted = /\d+/.exec(textOf(scenario.reps));
  return { reps: Math.max(reps, wanted ? Number(wanted[0]) : 0), seed };
}

/** Parameters of ours from keys (mode, feedback, coin, reset …) or the words of `variant`. */
function variantOf(scenario: Record<string, unknown>): Record<string, string | number | boolean> {
  const words = textOf(scenario.variant).toLowerCase();
  const says = (key: string, pattern: RegExp) =>
    key in scenario ? scenario[key] === true : pattern.test(words);
  const numberOf = (key: string, pattern: RegExp) => Number(scenario[key] ?? pattern.exec(words)?.[1] ?? 0);
  const mode = textOf(scenario.mode ?? /push-?pull|push|pull/.exec(words)?.[0] ?? 'push');
  const coin = says('coin', /\bcoin\b/);
  return {
    mode: /push.?pull/.test(mode) ? 'push-pull' : mode,
    response: says('feedback', /\bfeedback\b/) && !says('blind', /\bblind\b/) ? 'feedback' : 'blind',
    tiring: coin ? 'coin' : 'counter',
    reset: says('reset', /\bresets?\b/) && !/without reset|no reset/.test(words),
    // A pull source always judges by its whole cycle; a push one where the variant says so.
    judged: /start-of-cycle|per cycle/.test(words) ? 'round' : 'live',
    fanout: numberOf('fanout', /fan-?out (\d+)/) || 1,
    connectionLimit: numberOf('connection_limit', /connection limit (\d+)/),
    hunts: numberOf('hunt', /hunt(?:ing|s)? (?:limit )?(\d+)/),
  };
}

let lastKey = '';
let lastRuns: Run[] = [];

/** The runs of a scenario; kept for the next metric of the same case. */
function runsOf(scenario: Record<string, unknown>, k: number, { reps, seed }: Effort): Run[] {
  const key = JSON.stringify([scenario, reps, seed]);
  if (key !== lastKey) {
    lastRuns = Array.from({ length: reps }, (_, r) => run({ ...scenario, seed: seed + r }, k));
    lastKey = key;
  }
  return lastRuns;
}

function run(scenario: Record<string, unknown>, k: number): Run {
  const world = new World(scenario, [], { checks: false });
  const state = world.layer('protocol')?.state as RumourState;
  // Blind senders tire as they send: what they sent last must arrive too.
  const ended = () => state.infective[0] === 0 && world.wire.inFlight === 0;
  for (let cycle = 1; cycle <= CYCLES_AT_MOST && state.infective[0] > 0; cycle++) {
    world.advance(cycle * PERIOD_SECONDS * 0.999999, Infinity, ended);
    if (state.infective[0] > 0)
      world.advance(cycle * PERIOD_SECONDS, Infinity, () => state.infective[0] === 0);
  }
  const facts = world.layer('environment')?.state as FactsState;
  const cycles = facts.heardAt.filter((at) => at < Infinity).map(cycleOf);
  return {
    residue: 1 - cycles.length / world.n,
    m: state.carried / world.n,
    tAve: cycles.reduce((sum, one) => sum + one, 0) / cycles.length,
    tLast: cycles.reduce((most, one) => Math.max(most, one), 0),
    tQuiesce: cycleOf(state.quietAt[0]),
    offIdentity: state.carried === (k + 1) * cycles.length - 1 ? 0 : 1,
  };
}

/** The cycle in which a moment lies: cycle c lasts from just after (c − 1) periods up to and with c periods. */
const cycleOf = (seconds: number): number => Math.ceil(seconds / PERIOD_SECONDS - 1e-9);
