import { createStore } from 'zustand/vanilla';
import { catalog } from '../engine/catalog/catalog.ts';
import type { Choice, Scenario } from '../engine/scenario/scenario.ts';
import type { Summary } from '../lab/compare.ts';
import type { Job } from '../lab/runOnce.ts';
import { duel } from '../scenarios/duel.ts';
import type { Bench } from '../worker/bench.ts';
import { noProgress, type Progress, tasksARun } from './labDuel.ts';
import { runStages, type Stage } from './labStages.ts';

/** One architecture on the tasks that all get. */
export interface Entrant {
  id: string;
  label: string;
  /** What it is, and where it comes from. */
  definition: string;
  source: string;
  /** As it opens in the laboratory. */
  scenario: Scenario;
  /** It is the scenario's own. */
  present: boolean;
}

/** What became of an entrant: its sums, or why there are none. */
export type Outcome = { summary: Summary } | { problem: string };

export const entrantReplicates = 10;
const secondsAtMost = 100_000;
/** A debate of very many agents is ended here, and the table says so. */
const eventsAtMost = 400_000;
/** What all architectures share and each takes over from the present one. Turns an agent may take mean something else in each. */
const taken = [
  ...['budget', 'budgetIn', 'turnSeconds', 'turnLaw', 'notice', 'handoffLoss', 'finishing'],
  ...['patienceSeconds', 'baseTokens', 'contextTokens', 'catches'],
];

/** Whether a scenario has a team that others can be set beside: an architecture that takes turns at tasks. */
export const hasTeam = ({ architecture, environment }: Scenario): boolean =>
  environment.id === 'tasks' &&
  architecture !== undefined &&
  Object.hasOwn(catalog.architecture.get(architecture.id)?.params ?? {}, 'budget');

/** The scenario whose tasks are compared: the present one if it has a team, else the duel's. */
export const comparedScenario = (present: Scenario): Scenario => (hasTeam(present) ? present : duel.team);

/** All architectures of the catalogue that take turns at tasks, with the scenario's tasks, seed, budget and faults. */
export function entrantsFor(scenario: Scenario): Entrant[] {
  const own: Choice = scenario.architecture ?? { id: 'single' };
  return [...catalog.architecture.values()]
    .filter(({ params }) => Object.hasOwn(params, 'budget'))
    .map(({ id, label, summary, source, params }) => {
      const kept = taken.filter((key) => own[key] !== undefined && Object.hasOwn(params, key));
      const architecture: Choice =
        id === own.id
          ? own
          : { ...Object.fromEntries(kept.map((key) => [key, own[key] as Choice['id']])), id };
      const whole = { ...scenario, title: `${label} on the same tasks`, architecture };
      return { id, label, definition: summary, source, scenario: whole, present: id === own.id };
    });
}

/** The runs of an entrant: seeds that follow each other, the same for all. */
export function entrantJobs({ scenario }: Entrant): Job[] {
  const limit = Number(scenario.environment['limit'] ?? 0);
  const environment = {
    ...scenario.environment,
    limit: limit > 0 ? Math.min(limit, 2 * tasksARun) : 2 * tasksARun,
  };
  return Array.from({ length: entrantReplicates }, (_, r) => ({
    scenario: { ...scenario, environment, seed: scenario.seed + r },
    secondsAtMost,
    eventsAtMost,
    untilVerdict: true,
  }));
}

const keyOf = (scenario: Scenario): string => JSON.stringify({ ...scenario, title: '' });

interface Race extends Progress {
  /** The scenario that the outcomes are of. */
  key: string;
  outcomes: ReadonlyMap<string, Outcome>;
}

const blank: Race = { ...noProgress, key: '', outcomes: new Map() };
export const race = createStore<Race>(() => blank);

/** The race as far as it is of this scenario. */
export const raceOf = (state: Race, scenario: Scenario): Race =>
  state.key === keyOf(scenario) ? state : blank;

let running: AbortController | null = null;

/** Ends the runs; what is known stays. */
export function cancelRace(): void {
  running?.abort();
  running = null;
}

/** Runs every architecture on the scenario's tasks. One that fails or does not come to an end is told, and the others go on. */
export async function runRace(scenario: Scenario, openBench: () => Promise<Bench>): Promise<void> {
  cancelRace();
  const abort = new AbortController();
  running = abort;
  const put = (change: Partial<Race>): void => {
    if (running === abort || (running === null && abort.signal.aborted)) race.setState(change);
  };
  put({ ...blank, key: keyOf(scenario), status: 'running' });
  try {
    const bench = await openBench();
    const stages = entrantsFor(scenario).map((entrant): Stage => {
      const tell = (outcome: Outcome): void =>
        put({ outcomes: new Map(race.getState().outcomes).set(entrant.id, outcome) });
      return {
        jobs: entrantJobs(entrant),
        async finish(results) {
          const failed = results.find(({ verdict }) => verdict.state === 'failed');
          const endless = results.filter(({ complete, verdict }) => !complete || verdict.state === 'running');
          if (failed) return tell({ problem: failed.verdict.text });
          if (endless.length > 0)
            return tell({
              problem: `${endless.length} of ${results.length} runs did not come to an end within their limits.`,
            });
          const summary = await bench.summary(results).catch((error: unknown) => String(error));
          tell(typeof summary === 'string' ? { problem: summary } : { summary });
        },
      };
    });
    const whole = await runStages(bench, stages, abort.signal, (done, all) => put({ done, all }));
    put({ status: whole ? 'done' : 'cancelled' });
  } catch (error) {
    put({ status: 'failed', problem: error instanceof Error ? error.message : String(error) });
  } finally {
    if (running === abort) running = null;
  }
}
