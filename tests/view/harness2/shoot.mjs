/**
 * Photographs the harness: node tests/view/harness2/shoot.mjs NAME "QUERY" [WIDTHxHEIGHT] [HOVER-X,HOVER-Y], many such in a row separated by
 * "--". Pictures go to tests/output/views.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { findChromium } from '../../chromium.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const out = `${root}/tests/output/views`;
mkdirSync(out, { recursive: true });
const server = await createServer({ root, logLevel: 'error', server: { port: 0, hmr: false, watch: null } });
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox', '--disable-gpu'],
});
const shots = process.argv
  .slice(2)
  .join('\n')
  .split('\n--\n')
  .map((one) => one.split('\n'));
for (const [name, query = '', size = '420x760', hover = ''] of shots) {
  const [width, height] = size.split('x').map(Number);
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2 });
  page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()));
  page.on('pageerror', (error) => console.log(name, error.message));
  await page.goto(`${address}tests/view/harness2/index.html?${query}`);
  await page.waitForTimeout(600);
  if (hover) {
    const [x, y] = hover.split(',').map(Number);
    await page.mouse.move(x, y);
    await page.waitForTimeout(200);
  }
  await page.screenshot({ path: `${out}/${name}.png` });
  await page.close();
}
await browser.close();
await server.close();
