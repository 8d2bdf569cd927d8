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
    title: 'News in a small world',
    seed: 7,
    agents: 120,
    topology: { id: 'watts-strogatz' },
    network: { id: 'exponential' },
    protocol: { id: 'gossip' },
    environment: { id: 'facts' },
  },
  time: 15.2,
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
  await page.locator('.tally', { hasText: '120 agents' }).waitFor();
  await page.waitForFunction(
    (text) => document.querySelector('.time-now')?.textContent?.startsWith(text),
    '15.2',
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
