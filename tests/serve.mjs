/**
 * Serves a folder of the built page with its security headers, and nothing else: `node tests/serve.mjs [FOLDER]`.
 * Tries PORT (4173 if unset), then any free one.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { headers } from './headers.mjs';

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * The file a request asks for, or null if it lies outside the folder or is not there.
 * @param {string} folder @param {string} url
 */
async function fileOf(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
  if (!file.startsWith(folder + sep)) return null;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, size: found.size } : null;
}

/**
 * Starts a server; `answer` may take a request before the files do (true: it has).
 * @param {{ folder: string, port?: number, host?: string,
 *   answer?: (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean }} options
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve({ folder, port = 0, host = '127.0.0.1', answer }) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    if (answer?.(request, response)) return;
    const found = await fileOf(root, request.url ?? '/');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else if (found === null) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found.\n');
    } else {
      // Names of built files carry a hash of their contents; all others must be asked for again.
      const hashed = /[/\\]assets[/\\][^/\\]+-[\w-]{8}\.\w+$/.test(found.file);
      response.writeHead(200, {
        'Content-Type': types[extname(found.file)] ?? 'application/octet-stream',
        'Content-Length': found.size,
        'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
      if (request.method === 'HEAD') response.end();
      else createReadStream(found.file).pipe(response);
    }
  });
  const used = await listen(server, port, host);
  return {
    address: `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${used}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * The port that was free: the one asked for, or any.
 * @param {import('node:http').Server} server @param {number} port @param {string} host @returns {Promise<number>}
 */
function listen(server, port, host) {
  return new Promise((done, fail) => {
    server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (port !== 0 && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
        server.listen((port = 0), host);
      else fail(error);
    });
    server.on('listening', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') fail(new Error('The server has no port.'));
      else done(address.port);
    });
    server.listen(port, host);
  });
}

/** A port from the environment: undefined if unset; refuses what is not a port. */
function portFromEnvironment() {
  const text = process.env.PORT;
  if (text === undefined || text === '') return 4173;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  console.error(`PORT is ${JSON.stringify(text)}; expected a whole number from 0 to 65535.`);
  return process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));
  if (!(await stat(join(folder, 'index.html')).catch(() => null))) {
    console.error(`There is no page in ${folder}. Build it first: npm run build`);
    process.exit(1);
  }
  const { address, close } = await serve({ folder, port: portFromEnvironment(), host: process.env.HOST });
  console.log(`\n  Murmuration is at ${address}\n  Ctrl+C stops it.\n`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => void close().then(() => process.exit(0)));
  }
}
