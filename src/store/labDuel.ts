import { createStore } from 'zustand/vanilla';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Explanation } from '../lab/ablation.ts';
import type { Asked, Summary } from '../lab/compare.ts';
import { duel } from '../scenarios/duel.ts';
import type { Bench } from '../worker/bench.ts';
import { failureIn, runStages, type Stage } from './labStages.ts';

/** How a comparison by many runs stands. */
export interface Progress {
  status: 'new' | 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  all: number;
  problem: string | null;
}

export const noProgress: Progress = { status: 'new', done: 0, all: 0, problem: null };

/** What is known of the duel in one position of its switch. */
export interface Bout {
  single: Summary | null;
  team: Summary | null;
  answer: (Explanation & { sentence: string }) | null;
}

export const duelReplicates = 20;
export const tasksARun = 10;
/** What can make the difference: mechanisms that the two sides of the duel have. */
const mechanismIds = ['handoff', 'budget', 'checking', 'notice', 'ambiguity'];

const unknown: Bout = { single: null, team: null, answer: null };

/** The duel's results, a bout for each position of the switch. */
export const duelResults = createStore<Progress & { bouts: readonly Bout[] }>(() => ({
  ...noProgress,
  bouts: duel.positions.map(() => unknown),
}));

/** One side of the duel with the switch in a position. */
export function sideAt(side: 'single' | 'team', position: number): Scenario {
  const copy = structuredClone(duel[side]);
  const [owner = '', key = ''] = duel.switchPath.split('.');
  const choice = (copy as unknown as Record<string, Record<string, unknown> | undefined>)[owner];
  const { value, label } = duel.positions[position] ?? {};
  if (!choice || value === undefined)
    throw new RangeError(`duel: no position ${position}, or no ${owner} to switch`);
  choice[key] = value;
  return { ...copy, title: `${copy.title}, ${label?.toLowerCase()}` };
}

/** The question of a position: where the difference between team and single agent comes from. */
export function questionAt(position: number): Asked {
  const few = (side: 'single' | 'team'): Scenario => {
    const scenario = sideAt(side, position);
    return { ...scenario, title: 'Duel', environment: { ...scenario.environment, limit: tasksARun } };
  };
  const [first, second] = [few('single'), few('team')];
  return { first, second, mechanismIds, replicates: duelReplicates, secondsAtMost: 1e6 };
}

let running: AbortController | null = null;

/** Ends the runs; what is known stays. */
export function cancelDuel(): void {
  running?.abort();
  running = null;
}

/** Runs both positions of the duel; both sides' sums come first, then what made the difference, of the position in sight before the other. */
export async function runDuel(inSight: number, openBench: () => Promise<Bench>): Promise<void> {
  cancelDuel();
  const abort = new AbortController();
  running = abort;
  const put = (change: Partial<Progress>): void => {
    if (running === abort || abort.signal.aborted) duelResults.setState(change);
  };
  const putBout = (position: number, change: Partial<Bout>): void => {
    if (abort.signal.aborted) return;
    const bouts = duelResults
      .getState()
      .bouts.map((bout, i) => (i === position ? { ...bout, ...change } : bout));
    duelResults.setState({ bouts });
  };
  put({ ...noProgress, status: 'running' });
  try {
    const bench = await openBench();
    const order = [inSight, ...duel.positions.keys()].filter((at, i, all) => all.indexOf(at) === i);
    const asked = await Promise.all(
      order.map(async (position) => {
        const question = questionAt(position);
        return { position, question, jobs: await bench.askedJobs(question) };
      }),
    );
    const sums = asked.map(({ position, jobs }): Stage => {
      return {
        // Those with every mechanism on, first and second in turn.
        jobs: jobs.slice(-2 * duelReplicates),
        async finish(results) {
          const failure = failureIn(results);
          if (failure !== null) throw new Error(failure);
          const [single, team] = await Promise.all(
            [0, 1].map((side) => bench.summary(results.filter((_, i) => i % 2 === side))),
          );
          putBout(position, { single: single ?? null, team: team ?? null });
        },
      };
    });
    const answers = asked.map(({ position, question, jobs }): Stage => {
      return {
        jobs,
        async finish(results) {
          const failure = failureIn(results);
          if (failure !== null) throw new Error(failure);
          putBout(position, { answer: await bench.answer(question, results) });
        },
      };
    });
    const whole = await runStages(bench, [...sums, ...answers], abort.signal, (done, all) =>
      put({ done, all }),
    );
    put({ status: whole ? 'done' : 'cancelled' });
  } catch (error) {
    put({ status: 'failed', problem: error instanceof Error ? error.message : String(error) });
  } finally {
    if (running === abort) running = null;
  }
}
