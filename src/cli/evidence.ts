import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import bundled from '../lab/evidence/cases.json';
import { ownCases } from '../lab/evidence/own/index.ts';
import { type Row, runCase } from '../lab/evidence/run.ts';
import type { Case, Figure } from '../lab/evidence/types.ts';

const HELP = `Runs published results and closed forms through the engine and prints ours beside them.
  --cases FILE     another file of cases of the same shape
  --family NAME    only this family
  --id PATTERN     only ids that match this regular expression
  --scale X        multiply the replicates (default 1)
  --seed N         first seed (default 1)
  --json OUT       write {"results": {"<id>": {value, reps, sd, se}}}
  --rows OUT       write the whole table as JSON, as the page's Evidence reads it
Exits 1 when a case fails.`;

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    family: { type: 'string' },
    id: { type: 'string' },
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    rows: { type: 'string' },
    help: { type: 'boolean' },
  },
});

function readCases(file: string | undefined): Case[] {
  if (file === undefined) return [...(bundled as unknown as Case[]), ...ownCases];
  if (!existsSync(file)) throw new Error(`--cases: there is no file ${file}`);
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(json)) throw new Error(`--cases: ${file} holds no list; expected a list of cases`);
  json.forEach((one, i) => {
    for (const key of ['id', 'family', 'scenario', 'metric', 'tol'])
      if (typeof one !== 'object' || one === null || !(key in one)) throw new Error(`--cases: case ${i} has no ${key}`);
  });
  return json as Case[];
}

const short = (figure: Figure | undefined): string => {
  if (figure === undefined) return '–';
  if (typeof figure === 'number') return Number.isInteger(figure) ? String(figure) : figure.toPrecision(6);
  if (typeof figure !== 'object') return String(figure);
  const parts = figure.slice(0, 4).map(short);
  return `[${parts.join(', ')}${figure.length > 4 ? ', …' : ''}]`;
};

function line(row: Row): string {
  const interval = row.ours?.se ? ` ± ${(1.96 * row.ours.se).toPrecision(2)}` : '';
  const ours = row.ours === null ? '–' : short(row.ours.value) + interval;
  const why = row.error ? `  (${row.error.split('\n')[0]})` : '';
  return `${row.verdict.padEnd(11)} ${row.id.padEnd(30)} ${short(row.expected).padEnd(28)} ${ours.padEnd(30)} ${(row.ours ? `n=${row.ours.reps}` : '').padEnd(9)} ${row.source.slice(0, 70)}${why}`;
}

function main(): number {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const pattern = values.id === undefined ? /./ : new RegExp(values.id);
  const chosen = readCases(values.cases).filter(
    ({ id, family }) => pattern.test(id) && (values.family === undefined || family === values.family),
  );
  if (chosen.length === 0) throw new Error('no case matches --family and --id');
  console.log(`${'verdict'.padEnd(11)} ${'case'.padEnd(30)} ${'published'.padEnd(28)} ${'ours ± 95%'.padEnd(30)} ${'runs'.padEnd(9)} source`);
  const rows: Row[] = [];
  for (const one of chosen) {
    const row = runCase(one, Number(values.scale), Number(values.seed));
    rows.push(row);
    console.log(line(row));
  }
  const count = (verdict: Row['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  console.log(`\n${count('pass')} agree, ${count('fail')} fail, ${count('unsupported')} unsupported, of ${rows.length}`);
  if (values.json) {
    const results = Object.fromEntries(
      rows.filter(({ ours }) => ours !== null).map(({ id, ours }) => [id, { value: ours?.value, reps: ours?.reps, sd: ours?.sd ?? null, se: ours?.se ?? null }]),
    );
    writeFileSync(values.json, `${JSON.stringify({ results }, null, 1)}\n`);
  }
  if (values.rows) writeFileSync(values.rows, `${JSON.stringify(rows)}\n`);
  return count('fail') > 0 ? 1 : 0;
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(`evidence: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
