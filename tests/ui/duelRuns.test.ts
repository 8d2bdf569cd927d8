import { describe, expect, it } from 'vitest';
import { answerOf, askedJobs, summaryOf, wilson } from '../../src/lab/compare.ts';
import { type Job, type RunResult, runOnce } from '../../src/lab/runOnce.ts';
import { duel } from '../../src/scenarios/duel.ts';
import {
  comparedScenario,
  entrantsFor,
  hasTeam,
  race,
  raceOf,
  runRace,
} from '../../src/store/labArchitectures.ts';
import { duelReplicates, questionAt, sideAt } from '../../src/store/labDuel.ts';
import { runStages } from '../../src/store/labStages.ts';
import type { Bench } from '../../src/worker/bench.ts';

/** A bench in this very thread; `ran` lists what was run. */
function benchHere(ran: Job[] = []): Bench {
  return {
    async runAll(jobs, onResult, signal) {
      for (const [at, job] of jobs.entries()) {
        await Promise.resolve();
        if (signal.aborted) return false;
        ran.push(job);
        onResult(at, runOnce(job));
      }
      return true;
    },
    speedUps: () => Promise.reject(new Error('nobody asked')),
    grow: () => Promise.resolve(null),
    calibration: () => Promise.reject(new Error('not asked for')),
    summary: async (runs) => summaryOf(runs),
    askedJobs: async (asked) => askedJobs(asked),
    answer: async (asked, runs) => answerOf(asked, runs),
  };
}

const few = (scenario: typeof duel.team, limit = 2) => ({
  ...scenario,
  environment: { ...scenario.environment, limit },
});
const jobOf = (scenario: typeof duel.team): Job => ({ scenario, secondsAtMost: 1e5, untilVerdict: true });

describe('stages', () => {
  it('run what two stages share once, and each finishes with its own results in its own order', async () => {
    const [one, many] = [jobOf(few(duel.single)), jobOf(few(duel.team))];
    const ran: Job[] = [];
    const got: RunResult[][] = [];
    const stage = (jobs: Job[]) => ({
      jobs,
      finish: async (results: readonly RunResult[]) => void got.push([...results]),
    });
    const stages = [stage([many]), stage([one, structuredClone(many), one])];
    expect(await runStages(benchHere(ran), stages, new AbortController().signal, () => undefined)).toBe(true);
    expect(ran).toEqual([many, one]);
    expect(got.map((results) => results.length)).toEqual([1, 3]);
    expect(got[1]?.[1]).toEqual(got[0]?.[0]);
  });

  it('end when they are cancelled', async () => {
    const abort = new AbortController();
    const ran: Job[] = [];
    const jobs = [1, 2, 3].map((seed) => jobOf({ ...few(duel.single), seed }));
    const tell = (done: number): void => {
      if (done === 1) abort.abort();
    };
    let clock = 0;
    const stages = [{ jobs, finish: () => Promise.reject(new Error('it must not finish')) }];
    expect(await runStages(benchHere(ran), stages, abort.signal, tell, () => (clock += 1000))).toBe(false);
    expect(ran).toHaveLength(1);
  });
});

describe('the duel', () => {
  it('asks about two scenarios that differ in nothing but the architecture', () => {
    for (const position of duel.positions.keys()) {
      const { first, second } = questionAt(position) as unknown as Record<
        'first' | 'second',
        typeof duel.team
      >;
      expect({ ...first, architecture: null }).toEqual({ ...second, architecture: null });
      expect(sideAt('team', position).environment['parallelShare']).toBe(duel.positions[position]?.value);
    }
  });

  it('takes its bars from the last runs of the question: those with every mechanism on', () => {
    const question = { ...questionAt(1), replicates: 2 };
    const jobs = askedJobs(question).slice(-4);
    const team = jobs.filter((_, i) => i % 2 === 1).map(({ scenario }) => scenario as typeof duel.team);
    expect(team.map(({ architecture }) => architecture?.id)).toEqual(['decentralized', 'decentralized']);
    expect(team.map(({ seed }) => seed)).toEqual([duel.team.seed, duel.team.seed + 1]);
    for (const { architecture } of team) expect(architecture).toMatchObject(duel.team.architecture ?? {});
    expect(duelReplicates * 10).toBe(200);
  });

  it('shares out the whole difference, which is that of the bars', () => {
    const question = { ...questionAt(1), mechanismIds: ['budget', 'notice'], replicates: 3 };
    const runs = askedJobs(question).map(runOnce);
    const answer = answerOf(question, runs);
    const [single, team] = [0, 1].map((side) => summaryOf(runs.slice(-6).filter((_, i) => i % 2 === side)));
    const gap = (team?.success.mean ?? 0) - (single?.success.mean ?? 0);
    expect(answer.difference.mean).toBeCloseTo(gap, 9);
    expect(answer.parts.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(gap, 9);
    expect(answer.sentence).toContain('budget');
  });
});

describe("Wilson's interval", () => {
  it('is that of the textbook for 8 of 10, and never leaves 0 to 100', () => {
    // Agresti & Coull 1998: 8 of 10 gives (.490, .943).
    const { low, high } = wilson(80, 10);
    expect(low).toBeCloseTo(49.0, 1);
    expect(high).toBeCloseTo(94.3, 1);
    expect(wilson(0, 200).low).toBe(0);
    expect(wilson(100, 200).high).toBe(100);
  });
});

describe('all architectures', () => {
  it('meet the same tasks, seed, budget and faults', () => {
    const scenario = { ...duel.team, faults: [{ id: 'crash-recovery' }] };
    const entrants = entrantsFor(scenario);
    expect(entrants.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['single', 'independent', 'centralized', 'decentralized', 'hybrid']),
    );
    for (const { scenario: own } of entrants) {
      const { architecture } = own;
      expect({ ...own, title: '', architecture: null }).toEqual({
        ...scenario,
        title: '',
        architecture: null,
      });
      expect(architecture?.['budget']).toBe(duel.team.architecture?.['budget']);
    }
    expect(entrants.find(({ present }) => present)?.scenario.architecture).toEqual(duel.team.architecture);
  });

  it('are those of the duel where the present scenario has no team', () => {
    const gossip = { ...duel.team, environment: { id: 'facts' } };
    expect(hasTeam(gossip)).toBe(false);
    expect(comparedScenario(gossip)).toBe(duel.team);
  });

  it('are run one and all, and one agent sends no message', async () => {
    const scenario = few(duel.team);
    await runRace(scenario, async () => benchHere());
    const { status, outcomes, problem } = raceOf(race.getState(), scenario);
    expect(problem).toBeNull();
    expect(status).toBe('done');
    expect([...outcomes.keys()]).toEqual(entrantsFor(scenario).map(({ id }) => id));
    const alone = outcomes.get('single');
    expect(alone && 'summary' in alone ? alone.summary.messages.mean : null).toBe(0);
    expect(raceOf(race.getState(), few(duel.team, 3)).status).toBe('new');
  });
});
