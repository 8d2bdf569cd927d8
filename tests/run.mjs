/**
 * `npm test`: types, lint, unit (with contract and tidy), build, browser, each named, all run even if one fails, and the
 * totals last. `npm test -- unit browser` runs only those named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumOrInstall } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = join(root, 'tests', 'output');
/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** Runs one of the project's own tools with its output shown. @param {string} script @param {string[]} options */
function tool(script, options, environment = {}) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return status === 0;
}

/** A step that is one check: it holds or it does not. @param {boolean} held @returns {Tally} */
const check = (held) => ({ passed: held ? 1 : 0, failed: held ? 0 : 1, skipped: 0 });

/** A run of tests whose program failed although no test did has failed all the same. @param {Tally} tally @param {boolean} held */
const honest = (tally, held) => (held || tally.failed > 0 ? tally : { ...tally, failed: 1 });

/** @returns {Tally} */
function unit() {
  const file = join(output, 'vitest.json');
  rmSync(file, { force: true });
  const held = tool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) return check(false);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that cannot be loaded has no tests to fail.
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ result) =>
      result.status === 'failed' && result.assertionResults.length === 0,
  ).length;
  return honest(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    held,
  );
}

/** @returns {Tally} */
function browser() {
  if (!existsSync(join(root, 'dist', 'index.html'))) {
    console.error('There is no page in dist: the build has failed.');
    return check(false);
  }
  let chromium;
  try {
    chromium = chromiumOrInstall();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return check(false);
  }
  const file = join(output, 'playwright.json');
  rmSync(file, { force: true });
  const held = tool('@playwright/test/cli.js', ['test', '-c', 'tests/browser/playwright.config.ts'], {
    MURMURATION_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  if (!existsSync(file)) return check(false);
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return honest(
    { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped },
    held,
  );
}

/** @type {Record<string, () => Tally>} */
const steps = {
  types: () => check(tool('typescript/bin/tsc', ['-p', '.'])),
  lint: () =>
    check(
      tool('oxlint/bin/oxlint', [
        '--config=tests/oxlint.json',
        '--tsconfig=tsconfig.json',
        '--type-aware',
        'src',
        'tests',
        'vite.config.ts',
      ]),
    ),
  unit,
  build: () => {
    // A build that fails must not leave an older page to be tested.
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    return check(tool('vite/bin/vite.js', ['build', '--logLevel=warn']));
  },
  browser,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(' or ')}; there are ${Object.keys(steps).join(', ')}.`);
  process.exit(1);
}

mkdirSync(output, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const rows = [];
for (const [name, step] of Object.entries(steps)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const start = Date.now();
  const tally = step();
  const seconds = ((Date.now() - start) / 1000).toFixed(0).padStart(4);
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
  rows.push(`${name.padEnd(8)}${seconds} s  ${tally.passed} passed, ${tally.failed} failed${skipped}`);
}

console.log(`\n── summary ${'─'.repeat(53)}`);
for (const row of rows) console.log(row);
if (total.skipped > 0) console.log(`${total.skipped} skipped, each with its reason above.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
