import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { growth } from '../lab/laws.ts';
import { cellOf, type GridColumn, runGrid } from '../lab/grid.ts';
import { Pool, type Runner } from '../lab/pool.ts';
import type { Job, RunResult } from '../lab/runOnce.ts';
import { runSweep, type SweepPoint } from '../lab/sweep.ts';

const HELP = `Runs a scenario many times, over the values of one parameter.
  --scenario FILE   a scenario as JSON ("-" reads standard input)
  --sweep PATH=A,B  values of one parameter, e.g. agents=8,16,32 or network.loss=0,0.1 (default agents as given)
  --against PATH=A,B  values of a second parameter, one column each, e.g. agents=1,3,6 beside environment.parallelShare
  --metrics A,B     metrics to print a table of, e.g. success,complexity (default success where --against is given)
  --replicates N    runs a value, with seeds that follow each other (default 20)
  --seconds S       simulated seconds after which a run ends in any case (default 1000)
  --jobs N          threads (default 2)
  --json OUT        write all results`;

const { values } = parseArgs({
  options: {
    scenario: { type: 'string' },
    sweep: { type: 'string' },
    against: { type: 'string' },
    metrics: { type: 'string' },
    replicates: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '1000' },
    jobs: { type: 'string', default: '2' },
    json: { type: 'string' },
    help: { type: 'boolean' },
  },
});

function connect(): Runner {
  const thread = new Worker(new URL('thread.js', import.meta.url));
  return {
    run: (job: Job) =>
      new Promise<RunResult>((resolve, reject) => {
        thread.once('error', reject);
        thread.once('message', (reply: { result?: RunResult; message?: string }) => {
          thread.off('error', reject);
          if (reply.result) resolve(reply.result);
          else reject(new Error(reply.message));
        });
        thread.postMessage(job);
      }),
    close: () => void thread.terminate(),
  };
}

function whole(name: 'replicates' | 'jobs'): number {
  const count = Number(values[name]);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${name}: ${values[name]}; expected a whole number from 1`);
  return count;
}

function readScenario(): Record<string, unknown> {
  if (values.scenario === undefined) throw new Error('--scenario: nothing; expected a file');
  const json: unknown = JSON.parse(readFileSync(values.scenario === '-' ? 0 : values.scenario, 'utf8'));
  if (typeof json !== 'object' || json === null) throw new Error('--scenario: expected an object');
  return json as Record<string, unknown>;
}

/** Mean and half the width of its 95 % interval. */
function interval(runs: readonly RunResult[], of: (run: RunResult) => number): string {
  const mean = runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  const squares = runs.reduce((sum, run) => sum + (of(run) - mean) ** 2, 0);
  const half = runs.length > 1 ? 1.96 * Math.sqrt(squares / (runs.length - 1) / runs.length) : 0;
  return `${mean.toPrecision(5)} ± ${half.toPrecision(2)}`;
}

function print(path: string, points: readonly SweepPoint[]): void {
  console.log([path.padEnd(18), 'seconds'.padEnd(22), 'messages'.padEnd(22), 'bytes'.padEnd(22), 'ended'].join(' '));
  for (const { value, runs } of points) {
    const ended = new Map<string, number>();
    for (const { verdict } of runs) ended.set(verdict.state, (ended.get(verdict.state) ?? 0) + 1);
    const cells = [interval(runs, (run) => run.seconds), interval(runs, (run) => run.messages), interval(runs, (run) => run.bytes)];
    console.log([String(value).padEnd(18), ...cells.map((cell) => cell.padEnd(22)), [...ended].map(([state, count]) => `${state} ${count}`).join(', ')].join(' '));
  }
  if (path !== 'agents' || points.length < 3) return;
  for (const cost of ['messages', 'seconds'] as const) {
    const { best, exponent } = growth(points.flatMap(({ value, runs }) => runs.map((run) => [Number(value), run[cost]] as const)));
    const bounds = `${exponent.low.toFixed(3)} to ${exponent.high.toFixed(3)}`;
    console.log(`${cost} grow like ${best.law} (weight ${best.weight.toFixed(3)}); exponent ${exponent.value.toFixed(3)}, 95 % ${bounds}`);
  }
}

/** One table a metric: a row a value of the first parameter, a column a value of the second. */
function printGrid(path: string, against: string, columns: readonly GridColumn[]): void {
  const heads = columns.map(({ value }) => `${against}=${String(value)}`.padEnd(20));
  for (const metric of (values.metrics ?? 'success').split(',')) {
    console.log([`${metric}:`, '\n', path.padEnd(28), ...heads].join(' ').replace(' \n ', '\n'));
    columns[0]?.points.forEach(({ value }, row) => {
      const cells = columns.map(({ points }) => {
        const { mean, half } = cellOf(points[row], metric);
        return `${mean.toPrecision(4)} ± ${half.toPrecision(2)}`.padEnd(20);
      });
      console.log([String(value).padEnd(28), ...cells].join(' ').trimEnd());
    });
    console.log('');
  }
}

/** "PATH=A,B" as a path and its values, numbers where they are. */
function valuesOf(option: string): { path: string; list: (string | number)[] } {
  const [path = '', list = ''] = option.split('=');
  return { path, list: list.split(',').map((text) => (text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text))) };
}

async function main(): Promise<void> {
  const scenario = readScenario();
  const { path, list } = valuesOf(values.sweep ?? `agents=${String(scenario.agents)}`);
  const pool = new Pool(whole('jobs'), connect);
  const sweep = { scenario, path, values: list, replicates: whole('replicates'), secondsAtMost: Number(values.seconds) };
  try {
    if (values.against !== undefined || values.metrics !== undefined) {
      const { path: against, list: columns } = valuesOf(values.against ?? `agents=${String(scenario.agents)}`);
      const found = await runGrid({ ...sweep, against, againstValues: columns }, pool);
      printGrid(path, against, found);
      if (values.json) writeFileSync(values.json, `${JSON.stringify(found)}\n`);
      return;
    }
    const points = await runSweep(sweep, pool);
    print(path, points);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(points)}\n`);
  } finally {
    pool.close();
  }
}

if (values.help) console.log(HELP);
else
  main().catch((error: unknown) => {
    console.error(`lab: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  });
