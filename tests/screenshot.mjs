/**
 * `npm run screenshot`: the README's picture, tests/picture.png, from a fixed moment of a fixed world, so that it can be made again
 * after every change and shows what the page is now.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumFlags, chromiumOrInstall } from './chromium.mjs';
import { serve } from './serve.mjs';

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const moment = {
  scenario: {
    version: 1,
    title: 'One agent or a team',
    seed: 32,
    agents: 6,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.4 },
    protocol: { id: 'gossip' },
    environment: { id: 'tasks', arrivals: 'one', shape: 'mixed', parallelShare: 1, steps: 12, limit: 20 },
    population: { id: 'alike', skill: 0.75 },
    architecture: { id: 'decentralized', debateRounds: 5, budget: 50, budgetIn: 'turns', notice: 0.5 },
  },
  beside: {
    label: 'A team of six',
    place: 1,
    variants: [{ label: 'One agent', agents: 1, architecture: { id: 'single' } }],
  },
  time: 153.65,
  view: { layout: 'ring', colour: 'busy' },
};

const server = await serve({ folder: at('../dist') });
const browser = await chromium.launch({ executablePath: chromiumOrInstall(), args: chromiumFlags });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  await page.goto(server.address);
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'moment.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(moment)),
  });
  await page.locator('.duel-verdict strong').waitFor();
  await page.waitForFunction(
    (text) => document.querySelector('.time-now')?.textContent?.startsWith(text),
    '2 min 33',
  );
  // Toasts go by themselves, and a layout settles.
  await page.locator('.toast').waitFor({ state: 'detached' });
  await page.waitForTimeout(1500);
  await page.mouse.move(720, 40);
  await page.screenshot({ path: at('picture.png') });
  console.log('Drew tests/picture.png.');
} finally {
  await browser.close();
  await server.close();
}
