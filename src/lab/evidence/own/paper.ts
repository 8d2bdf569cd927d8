import { paperBenchmarks, paperScenario, type PaperTeam, paperTeams } from '../../../scenarios/paper.ts';
import { ENGINE_RUNS, type EngineChange, engineChanges, TASKS_A_RUN } from '../../calibrate/engine.ts';
import published from '../../calibrate/paper-2512.08296.json';
import { meanOf } from '../summary.ts';
import type { Case, Outcome } from '../types.ts';
import type { OwnCase } from './index.ts';

const SOURCE =
  'arXiv:2512.08296v1, relative change against the single agent, nine models; reproduced from the authors’ success rates';
/** Published changes that are no more than this, in points, have no sign to speak of. */
const LARGER_THAN = 2;
const Z = 1.96;

const ran = new Map<string, Record<PaperTeam, EngineChange>>();

/** All five on a benchmark; the rows of a benchmark share the runs. */
function changesOf(benchmark: string, seed: number): Record<PaperTeam, EngineChange> {
  const key = `${benchmark} ${seed}`;
  const known = ran.get(key) ?? engineChanges(benchmark, seed);
  ran.set(key, known);
  return known;
}

/** Whether the 95 % interval of our change lies wholly on the side of the published one. */
function sign(benchmark: string, team: PaperTeam, expected: number, seed: number): Outcome {
  const { change, se, success } = changesOf(benchmark, seed)[team];
  const [low, high] = [change - Z * se, change + Z * se];
  const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
  return {
    value: change,
    reps: ENGINE_RUNS,
    se,
    inOrder: expected > 0 ? low > 0 : high < 0,
    scenario: paperScenario(benchmark, team, TASKS_A_RUN, seed),
    reading: `The sign is compared: ours is ${signed(change)} % (95 % interval ${signed(low)} to ${signed(high)}), ${(100 * success).toFixed(0)} of 100 tasks right, over ${ENGINE_RUNS} runs of ${TASKS_A_RUN} tasks that all architectures share. How large the change is, the model does not foretell.`,
  };
}

/** The architecture with most tasks right, and how far it is ahead: in order only if the lead is beyond chance. */
function best(benchmark: string, expected: string, seed: number): Outcome {
  const changes = changesOf(benchmark, seed);
  const order = [...paperTeams].sort((a, b) => changes[b].success - changes[a].success);
  const [first, second] = order;
  const { value: lead, se } = meanOf(
    changes[first].byRun.map((success, r) => 100 * (success - changes[second].byRun[r])),
  );
  const [low, high] = [lead - Z * se, lead + Z * se].map((one) => one.toFixed(1).replace('-', '−'));
  const all = order.map((team) => `${team} ${(100 * changes[team].success).toFixed(1)} %`).join(', ');
  return {
    value: first,
    reps: ENGINE_RUNS,
    inOrder: first === expected && lead > Z * se,
    scenario: paperScenario(benchmark, first, TASKS_A_RUN, seed),
    reading: `Right answers: ${all}. The first leads the second by ${lead.toFixed(1)} points (95 % interval ${low} to ${high}).`,
  };
}

const shared: Pick<Case, 'family' | 'kind' | 'how' | 'tol'> = {
  family: 'paper',
  kind: 'published',
  how: 'order',
  tol: { type: 'order' },
};

/** Best by the published changes; a single agent where all are negative. */
function publishedBest(changes: Record<string, number>): string {
  const [team, change] = Object.entries(changes).reduce((most, one) => (one[1] > most[1] ? one : most));
  return change > 0 ? team : 'single';
}

const IN_SAMPLE =
  'The mechanisms’ common numbers were chosen with this sign in view: it can come about by them, and is not foretold.';
const FINANCE_NOTE =
  'The paper’s orchestrator leads its debate by 6 points. Ours gets each result once, and loses one in nine on the way; in debate all do the parts again and vote. Keener checks lift both, and fewer losses lift the orchestrator on plancraft far beyond the single agent, which the paper has ahead.';

/** Teams in the engine against the changes that the paper publishes: 13 signs, and what is best on each of four benchmarks. */
export const paperCases: readonly OwnCase[] = paperBenchmarks.flatMap((benchmark): OwnCase[] => {
  const changes: Record<string, number> =
    published.published.relativeChangePercent[
      benchmark as keyof typeof published.published.relativeChangePercent
    ];
  const large = paperTeams.filter((team) => Math.abs(changes[team] ?? 0) > LARGER_THAN);
  const signs = large.map(
    (team): OwnCase => ({
      ...shared,
      id: `PAPER-${benchmark}-${team}`,
      scenario: { benchmark, architecture: team },
      metric: 'change of success against a single agent, %',
      expected: changes[team],
      source: SOURCE,
      note: IN_SAMPLE,
      run: ({ seed }) => sign(benchmark, team, changes[team], seed),
    }),
  );
  const pick: OwnCase = {
    ...shared,
    id: `PAPER-${benchmark}-best`,
    scenario: { benchmark },
    metric: 'architecture with most tasks right',
    expected: publishedBest(changes),
    source: SOURCE,
    run: ({ seed }) => best(benchmark, publishedBest(changes), seed),
  };
  return [...signs, benchmark === 'finance-agent' ? { ...pick, note: FINANCE_NOTE } : pick];
});
