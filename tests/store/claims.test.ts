import { beforeEach, expect, test } from 'vitest';
import { growthLine } from '../../src/lab/laws.ts';
import { type RunResult, runOnce } from '../../src/lab/runOnce.ts';
import { presets } from '../../src/scenarios/index.ts';
import { cancelMeasuring, claims, keyOf, measureClaims, newClaims } from '../../src/store/labClaims.ts';
import { jobsOf, type Measured, measure } from '../../src/store/labCosts.ts';
import { sayings } from '../../src/store/labSayings.ts';
import { plainTrials, presentTrials, sizesFor, type Trial, unmeasurable } from '../../src/store/labTrials.ts';
import type { Bench } from '../../src/worker/bench.ts';

const first = presets.find(({ id }) => id === 'small-world-gossip');
const scenario = first!.scenario;
const grow: Bench['grow'] = async (points) => growthLine(points);

async function measured(trial: Trial, replicates = 3): Promise<Measured> {
  const jobs = jobsOf(trial, replicates);
  return measure(trial, jobs, jobs.map(runOnce), grow);
}

/** A bench that runs on this very thread. */
const bench = (): Pick<Bench, 'runAll' | 'grow'> => ({
  async runAll(jobs, onResult, signal) {
    for (const [at, job] of jobs.entries()) {
      if (signal.aborted) return false;
      onResult(at, runOnce(job));
      if (at % 50 === 0) await Promise.resolve();
    }
    return !signal.aborted;
  },
  grow,
});

beforeEach(() => {
  cancelMeasuring();
  claims.setState({ by: new Map() });
});

test('the sayings come out by the runs, as the theory has it', async () => {
  const results = await Promise.all(
    [...plainTrials, ...presentTrials(scenario).slice(0, 1)].map((one) => measured(one)),
  );
  const truth = Object.fromEntries(sayings.map(({ id, judge }) => [id, judge(results).truth]));
  expect(truth).toEqual({
    exponential: 'fails',
    doubling: 'fails',
    'log-rounds': 'depends',
    'broadcast-squared': 'depends',
    consensus: 'holds',
    slower: 'depends',
    watching: 'depends',
  });
  const law = (id: string) => results.find(({ trial }) => trial.id === id)?.costs.messages.line?.name;
  expect(law('broadcast')).toBe('n');
  expect(law('flooding')).toBe('n²');
  expect(law('pbft')).toBe('n²');
  expect(law('gossip')).toBe('n log n');
});

test('without runs every saying is open', () => {
  for (const { judge } of sayings) expect(judge([]).truth).toBe('open');
});

test('the present protocol stands first, beside those that do the same work, and news ends after one fact', () => {
  const trials = presentTrials(scenario);
  expect(trials[0]).toMatchObject({ label: 'Gossip', present: true, per: 'fact' });
  expect(trials.filter(({ present }) => present)).toHaveLength(1);
  expect(trials.map(({ label }) => label)).toContain('Plumtree');
  expect(trials[0]?.scenario(16)).toMatchObject({ agents: 16, environment: { limit: 1 } });
  const records = { ...scenario, protocol: { id: 'raft' }, environment: { id: 'records' } };
  expect(presentTrials(records).map(({ per }) => per)).toEqual([
    'command',
    'command',
    'command',
    'command',
    'command',
  ]);
});

test('a given graph cannot be measured at other sizes, and says so', () => {
  const given = { ...scenario, topology: { id: 'given' } };
  expect(unmeasurable(given)).toContain('own number of agents');
  expect(presentTrials(given)).toEqual([]);
});

test('sizes go from 8 to 128, to twice the agents where these are more, and never beyond reason', () => {
  expect([sizesFor(5)[0], sizesFor(5).at(-1)]).toEqual([8, 128]);
  expect(sizesFor(200).at(-1)).toBe(384);
  expect(sizesFor(1_000_000).at(-1)).toBe(512);
});

test('a run that fails is told with entry, agents, seed and reason, and is no point', async () => {
  const trial: Trial = { ...plainTrials[0]!, sizes: [8, 12, 16] };
  const jobs = jobsOf(trial, 2);
  const results = jobs.map((job, at): RunResult => {
    const result = runOnce(job);
    return at === 3
      ? { ...result, complete: false, verdict: { state: 'failed', text: 'It broke.', time: 0 } }
      : result;
  });
  const { problems, ended, costs } = await measure(trial, jobs, results, grow);
  expect(problems).toEqual([`${trial.label}, 12 agents, seed 2: It broke.`]);
  expect(ended).toEqual({ converged: 5, failed: 1 });
  expect(costs.messages.points).toHaveLength(5);
});

test('what is measured is kept by scenario, and a cancelled measurement keeps what it had', async () => {
  const running = measureClaims(scenario, 1, async () => bench());
  expect(claims.getState().by.get(keyOf(scenario))?.status).toBe('running');
  await running;
  const done = claims.getState().by.get(keyOf({ ...scenario, title: 'Other words' })) ?? newClaims;
  expect(done).toMatchObject({ status: 'done', problem: null });
  expect(done.done).toBe(done.all);
  expect(done.measured[0]?.trial.present).toBe(true);

  const other = { ...scenario, seed: 99 };
  const cut = measureClaims(other, 1, async () => bench());
  await Promise.resolve();
  cancelMeasuring();
  await cut;
  expect(claims.getState().by.get(keyOf(other))?.status).toBe('cancelled');
  expect(claims.getState().by.get(keyOf(scenario))?.status).toBe('done');
});

test('a bench that cannot be opened is told in words', async () => {
  await measureClaims(scenario, 1, () => Promise.reject(new Error('No threads.')));
  expect(claims.getState().by.get(keyOf(scenario))).toMatchObject({
    status: 'failed',
    problem: 'No threads.',
  });
});
