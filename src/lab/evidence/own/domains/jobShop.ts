import type { Floor } from '../../../../engine/environments/jobShop/floor.ts';
import type { OwnCase } from '../index.ts';
import { domainScenario, environmentAfter, metricOf } from './run.ts';

/** Jobs on one machine, or on two in the same order: a line a job, pairs of machine and duration. */
const shopText = (rows: readonly (readonly number[])[]): string =>
  [`${rows.length} ${rows[0].length}`, ...rows.map((row) => row.map((duration, machine) => `${machine} ${duration}`).join(' '))].join('\n');

/** Item times on the two stages in the example of Johnson's paper. */
const JOHNSON = [
  [4, 5],
  [4, 1],
  [30, 4],
  [6, 30],
  [2, 3],
];
const ONE_MACHINE = [[7], [2], [9], [4], [1], [6]];

const shop = (values: Record<string, unknown>, agents: number) =>
  domainScenario({ id: 'job-shop', transport: 'at-once', unitSeconds: 1, ...values }, agents);

const RULES = ['first', 'shortest', 'longest', 'most-work-left', 'least-next', 'plan'];

/** Makespans and flow times of small shops whose optimum is known. */
export const jobShopCases: readonly OwnCase[] = [
  {
    id: 'domains-ft06-optimum',
    family: 'domains',
    scenario: { instance: 'ft06', rule: 'central plan by simulated annealing', seeds: 5 },
    metric: 'makespan of the worst of five plans, executed by the machine agents',
    expected: 55,
    tol: { type: 'exact' },
    kind: 'published optimum',
    source: 'Fisher & Thompson 1963, the 6 × 6 problem; optimum 55: Florian, Trépant & McMahon, Management Science 17(12), 1971.',
    how: 'engine',
    run: ({ seed }) => {
      const scenario = shop({ rule: 'plan' }, 6);
      const spans = Array.from({ length: 5 }, (_, i) => metricOf(environmentAfter({ ...scenario, seed: seed + i }, 1e4), 'makespan'));
      return { value: Math.max(...spans), reps: 5, scenario, reading: 'Pieces travel in no time, as in the published problem.' };
    },
  },
  {
    id: 'domains-ft06-no-rule-below',
    family: 'domains',
    scenario: { instance: 'ft06', rules: RULES },
    metric: 'least makespan over all ways of dispatching: no feasible schedule is below the optimum',
    expected: 55,
    tol: { type: 'ge', value: 55 },
    kind: 'published optimum',
    source: 'Fisher & Thompson 1963, the 6 × 6 problem; optimum 55: Florian, Trépant & McMahon, Management Science 17(12), 1971.',
    how: 'engine',
    run: () => {
      const spans = RULES.map((rule) => metricOf(environmentAfter(shop({ rule }, 6), 1e4), 'makespan'));
      return { value: Math.min(...spans), reps: RULES.length, scenario: shop({ rule: 'shortest' }, 6), reading: `By rule: ${RULES.map((rule, i) => `${rule} ${spans[i]}`).join(', ')}.` };
    },
  },
  {
    id: 'domains-johnson-two-stages',
    family: 'domains',
    scenario: { items: JOHNSON, stages: 2 },
    metric: 'total elapsed time of the five items in the best order',
    expected: 47,
    tol: { type: 'exact' },
    kind: 'published example',
    source: 'Johnson, Optimal two- and three-stage production schedules with setup times included, NRLQ 1(1), 1954, the worked example.',
    how: 'engine',
    run: () => {
      const scenario = shop({ shop: 'file', instance: shopText(JOHNSON), rule: 'plan' }, 2);
      return { value: metricOf(environmentAfter(scenario, 1e4), 'makespan'), reps: 1, scenario, reading: 'The planner is told nothing of Johnson’s rule.' };
    },
  },
  {
    id: 'domains-smith-shortest-first',
    family: 'domains',
    scenario: { durations: ONE_MACHINE.flat(), machines: 1 },
    metric: 'mean flow time of shortest first on one machine',
    expected: closedFlow(ONE_MACHINE.flat()),
    tol: { type: 'abs', value: 1e-9 },
    kind: 'closed form',
    source: 'Smith, Various optimizers for single-stage production, NRLQ 3, 1956: Σ (n − k + 1) p₍k₎ / n in increasing order, the least of all orders.',
    how: 'engine',
    run: () => {
      const scenario = shop({ shop: 'file', instance: shopText(ONE_MACHINE), rule: 'shortest' }, 1);
      return { value: metricOf(environmentAfter(scenario, 1e4), 'flow'), reps: 1, scenario };
    },
  },
  {
    id: 'domains-one-machine-one-job',
    family: 'domains',
    scenario: { jobs: 100, machines: 20, rule: 'most work left' },
    metric: 'pairs of operations that a machine does at the same time, or out of a job’s order',
    expected: 0,
    tol: { type: 'exact' },
    kind: 'invariant',
    source: 'Definition of the job shop: Muth & Thompson 1963; Baker, Introduction to Sequencing and Scheduling, 1974, chapter 7.',
    how: 'engine',
    run: () => {
      const scenario = shop({ shop: 'random', jobs: 100, machines: 20, transport: 'network' }, 20);
      return { value: overlaps(environmentAfter(scenario, 1e6).state as Floor), reps: 1, scenario, reading: '100 jobs of 20 operations, pieces over the network.' };
    },
  },
];

function closedFlow(durations: readonly number[]): number {
  const inOrder = [...durations].sort((a, b) => a - b);
  const n = inOrder.length;
  return inOrder.reduce((sum, duration, k) => sum + (n - k) * duration, 0) / n;
}

function overlaps({ shop: { jobs, machines }, starts, longest }: Floor): number {
  const byMachine: [number, number][][] = Array.from({ length: machines }, () => []);
  let wrong = 0;
  jobs.forEach((job, j) => {
    let before = 0;
    job.forEach(({ machine, duration }, place) => {
      const start = starts[j * longest + place];
      if (start < before) wrong += 1;
      before = start + duration;
      byMachine[machine].push([start, before]);
    });
  });
  for (const spans of byMachine) {
    spans.sort((a, b) => a[0] - b[0]);
    for (let i = 1; i < spans.length; i++) if (spans[i][0] < spans[i - 1][1] - 1e-9) wrong += 1;
  }
  return wrong;
}
