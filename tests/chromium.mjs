/**
 * Finds a Chromium for the browser tests, and installs one where there is none. Looks at MURMURATION_CHROMIUM, Playwright's own
 * and the system's; then tries Playwright's download, and, as root on a machine with apt, Debian's package.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const macintosh = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a Chromium on this machine, or null. Throws if MURMURATION_CHROMIUM points at nothing. */
export function findChromium() {
  const chosen = process.env.MURMURATION_CHROMIUM;
  if (chosen) {
    if (runs(chosen)) return chosen;
    throw new Error(
      `MURMURATION_CHROMIUM is ${JSON.stringify(chosen)}; expected the path of a program that runs.`,
    );
  }
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const candidates = names.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
  return [...candidates, ...macintosh].find(runs) ?? null;
}

/** @param {string} command @param {string[]} argument @param {Record<string, string>} environment */
function run(command, argument, environment = {}) {
  console.log(`$ ${command} ${argument.join(' ')}`);
  const { status } = spawnSync(command, argument, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
    timeout: 300_000,
  });
  return status === 0;
}

/** The path of a Chromium, installed if need be; throws with what to do where none can be had. */
export function chromiumOrInstall() {
  const found = findChromium();
  if (found) return found;
  const root = process.getuid?.() === 0;
  const apt = ['/usr/bin/apt-get', '/bin/apt-get'].find(runs);
  console.log('No Chromium on this machine: trying to install one.');
  const playwright = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url));
  run(process.execPath, [playwright, 'install', 'chromium'], {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000',
  });
  const downloaded = findChromium();
  if (downloaded) {
    if (root && apt) run(process.execPath, [playwright, 'install-deps', 'chromium']);
    return downloaded;
  }
  if (root && apt) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    run(apt, ['update'], quiet);
    run(apt, ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], quiet);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The browser tests need a Chromium and none could be installed. Install one (npx playwright install chromium, or your ' +
      "system's package), or set MURMURATION_CHROMIUM to the path of one that is there.",
  );
}

/** Flags for a machine without a GPU or a network; root has no sandbox to use. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(chromiumOrInstall());
