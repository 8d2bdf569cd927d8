/**
 * `npm run digest`: the same scenarios in Node, Chromium, Firefox and WebKitGTK, and whether all made the same of them. A
 * browser needs no driver: it opens a page, which sends back what it got. Engines that are absent are named.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../chromium.mjs';
import { serve } from '../serve.mjs';

/** @typedef {{ name: string, digest: string }} Row */
/** @typedef {{ agent: string, error?: string, page?: Row[], worker?: Row[] }} Report */

const here = fileURLToPath(new URL('.', import.meta.url));
const output = join(here, '..', 'output', 'digest');
const patience = 240_000;

/** @param {string} name */
function which(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const webkit = ['4.1', '4.0'].map((version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}`);
  return [...folders, ...webkit, '/usr/lib/webkit2gtk-4.1', '/usr/libexec/webkit2gtk-4.1']
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** How each browser is started on an address, or what is missing. @type {Record<string, (url: string, profile: string) => string[] | string>} */
const browsers = {
  Chromium: (url, profile) => {
    const program = findChromium();
    if (!program) return 'no chromium found';
    return [program, '--headless=new', ...chromiumFlags, `--user-data-dir=${profile}`, url];
  },
  Firefox: (url, profile) => {
    const program = which('firefox-esr') ?? which('firefox');
    if (!program) return 'no firefox-esr or firefox found';
    return [program, '--headless', '--no-remote', '--profile', profile, url];
  },
  WebKitGTK: (url) => {
    const program = which('MiniBrowser');
    if (!program) return 'no MiniBrowser found (Debian: webkit2gtk-driver)';
    if (process.env.DISPLAY) return [program, url];
    const display = which('xvfb-run');
    return display ? [display, '-a', program, url] : 'MiniBrowser needs a display or xvfb-run';
  },
};

/** @param {string[]} command @param {Promise<Report>} reported @param {string} profile @returns {Promise<Report>} */
async function ask([program, ...options], reported, profile) {
  const child = spawn(program, options, {
    stdio: 'ignore',
    detached: true,
    // Root has no sandbox to use, and a machine without a GPU no compositor.
    env: {
      ...process.env,
      HOME: profile,
      MOZ_DISABLE_CONTENT_SANDBOX: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    },
  });
  let timer;
  const failed = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer in ${patience / 1000} s`)), patience);
    child.on('error', fail);
  });
  try {
    return /** @type {Report} */ (await Promise.race([reported, failed]));
  } finally {
    clearTimeout(timer);
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

const config = join(here, 'vite.config.ts');
await build({ configFile: config, logLevel: 'warn' });
await build({ configFile: config, logLevel: 'warn', build: { ssr: true } });

const node = spawnSync(process.execPath, [join(output, 'node', 'node.js')], { maxBuffer: 1 << 26 });
if (node.status !== 0) {
  console.error(`Node failed: ${node.stderr}`);
  process.exit(1);
}
/** @type {Row[]} */
const expected = JSON.parse(String(node.stdout));
console.log(`Node ${process.version}: ${expected.length} digests`);

/** @param {string} name @param {Row[]} rows */
function compare(name, rows) {
  const theirs = new Map(rows.map((row) => [row.name, row.digest]));
  const wrong = expected.filter((row) => theirs.get(row.name) !== row.digest);
  for (const row of wrong) console.log(`  ${row.name}: Node ${row.digest}, here ${theirs.get(row.name)}`);
  console.log(`${name}: ${expected.length - wrong.length} of ${expected.length} equal`);
  return wrong.length === 0;
}

let held = true;
const ran = ['Node'];
const absent = [];
for (const [name, start] of Object.entries(browsers)) {
  /** @type {(report: Report) => void} */
  let tell = () => {};
  /** @type {Promise<Report>} */
  const reported = new Promise((done) => {
    tell = done;
  });
  const server = await serve({
    folder: join(output, 'page'),
    answer(request, response) {
      if (request.method !== 'POST' || request.url !== '/report') return false;
      let text = '';
      request.setEncoding('utf8').on('data', (/** @type {string} */ part) => (text += part));
      request.on('end', () => {
        response.writeHead(204).end();
        tell(JSON.parse(text));
      });
      return true;
    },
  });
  const profile = mkdtempSync(join(tmpdir(), 'murmuration-'));
  try {
    const command = start(server.address, profile);
    if (typeof command === 'string') {
      absent.push(`${name} (${command})`);
      continue;
    }
    const report = await ask(command, reported, profile);
    if (report.error || !report.page || !report.worker) throw new Error(report.error ?? 'an empty report');
    ran.push(name);
    const page = compare(`${name}, page`, report.page);
    const worker = compare(`${name}, worker`, report.worker);
    console.log(`  ${report.agent}`);
    held &&= page && worker;
  } catch (error) {
    held = false;
    console.log(`${name}: FAILED, ${error instanceof Error ? error.message : error}`);
  } finally {
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

console.log(`\nRan: ${ran.join(', ')}. Absent: ${absent.length > 0 ? absent.join(', ') : 'none'}.`);
console.log(held ? 'All agree to the last bit.' : 'They do not agree.');
process.exit(held ? 0 : 1);
