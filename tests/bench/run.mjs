/**
 * `npm run bench`: what the kernel costs, as ratios against plain loops and other libraries in the same run.
 * `npm run bench -- gossip` runs the rows whose names contain it; `draw` runs those of the picture.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
/** @param {string} name */
const isWanted = (name) => wanted.length === 0 || wanted.some((part) => name.includes(part));

if (!existsSync(`${here}node_modules/flatqueue`)) {
  console.log('Installing the libraries to run against, in tests/bench.');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
await build({ configFile: `${here}vite.config.ts`, logLevel: 'warn' });
const program = fileURLToPath(new URL('../output/bench/kernel.js', import.meta.url));

/** @param {string[]} options */
function node(options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', program, ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

console.log(
  `\nNode ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}. Read ratios, not nanoseconds.\n`,
);
console.log('| work | against | ours | theirs | ratio | good | reach |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
let failed = false;
for (const name of node([])) {
  if (!isWanted(name)) continue;
  try {
    const { name: work, against, ours, theirs, unit, good, reach } = node([name]);
    const limit = theirs === null;
    const figures = limit
      ? [`${ours.toFixed(0)} ${unit}`, '', '', `≤ ${good}`, `≤ ${reach}`]
      : [`${ours.toFixed(1)} ${unit}`, theirs.toFixed(1), `${(theirs / ours).toFixed(2)}×`, good, reach];
    console.log(`| ${[work, against, ...figures].join(' | ')} |`);
  } catch (error) {
    failed = true;
    console.log(
      `| ${name} | FAILED | ${
        String(error)
          .split('\n')
          .find((line) => line.includes('Error')) ?? error
      } |`,
    );
  }
}

const draw = `${here}draw.mjs`;
if (existsSync(draw) && isWanted('draw')) {
  const { status } = spawnSync(process.execPath, [draw], { stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
