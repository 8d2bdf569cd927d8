/** Frames a second of the graph in a Chromium without a GPU, against force-graph, the best peer on a canvas. */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumFlags, findChromium } from '../chromium.mjs';

const here = fileURLToPath(new URL('./draw/', import.meta.url));
const out = fileURLToPath(new URL('../output/bench-draw', import.meta.url));
await build({
  configFile: false,
  root: here,
  base: './',
  logLevel: 'warn',
  worker: { format: 'es' },
  build: { outDir: out, emptyOutDir: true, target: 'es2022' },
});

/** @type {Record<string, string>} */
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer(async ({ url = '/' }, reply) => {
  const { pathname } = new URL(url, 'http://localhost');
  const file = join(out, pathname === '/' ? 'index.html' : pathname);
  try {
    const body = await readFile(file);
    reply.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(body);
  } catch {
    reply.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });

/** @param {string} who @param {number} n */
async function measure(who, n) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  try {
    await page.goto(`http://127.0.0.1:${port}/?who=${who}&n=${n}`);
    await page.waitForFunction('globalThis.measure !== undefined');
    await page.waitForTimeout(3000);
    return /** @type {{ rate: number, slowest: number }} */ (await page.evaluate('measure(5000)'));
  } finally {
    await page.close();
  }
}

for (const { n, good, reach, peer } of [
  { n: 1_000, good: '60', reach: '60', peer: true },
  { n: 10_000, good: '5×', reach: '60 frames/s', peer: true },
  { n: 50_000, good: '> 30 frames/s', reach: '60 frames/s', peer: false },
]) {
  const ours = await measure('ours', n);
  const theirs = peer ? await measure('force-graph', n) : null;
  const figures = [
    `live drawing, ${n.toLocaleString('en')} agents and marks`,
    theirs ? 'force-graph' : '',
    `${ours.rate.toFixed(1)} frames/s (95 % within ${ours.slowest.toFixed(0)} ms)`,
    theirs ? theirs.rate.toFixed(1) : '',
    theirs ? `${(ours.rate / theirs.rate).toFixed(1)}×` : '',
    good,
    reach,
  ];
  console.log(`| ${figures.join(' | ')} |`);
}
await browser.close();
server.close();
