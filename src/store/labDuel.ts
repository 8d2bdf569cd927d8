import { createStore } from 'zustand/vanilla';
import type { Explanation } from '../lab/ablation.ts';
import type { Summary } from '../lab/compare.ts';
import { duel } from '../scenarios/duel.ts';
import { duelReplicates, questionAt } from '../scenarios/duelQuestion.ts';
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

export { duelReplicates, questionAt, sideAt, tasksARun } from '../scenarios/duelQuestion.ts';

const unknown: Bout = { single: null, team: null, answer: null };

/** The duel's results, a bout for each position of the switch. */
export const duelResults = createStore<Progress & { bouts: readonly Bout[] }>(() => ({
  ...noProgress,
  bouts: duel.positions.map(() => unknown),
}));

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
