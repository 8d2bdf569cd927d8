import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { policy } from './tests/headers.mjs';

/** The policy in the page itself, for hosts that set no headers. Only in the build: the dev server needs inline scripts. */
const policyInPage: Plugin = {
  name: 'policy-in-page',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
};

const worker = 'offline.js';

/** Writes into the service worker which files there are, and a version that changes with any of them. */
const contentsForOffline: Plugin = {
  name: 'contents-for-offline',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunk = bundle[worker];
    // Workers are built by builds of their own, which have no service worker among them.
    if (chunk?.type !== 'chunk') return;
    const shipped = [
      'icon.svg',
      'evidence.json',
      'recordings/museum-visitors.json',
      'recordings/bakery-boxes.json',
    ];
    const built = Object.keys(bundle).filter((name) => name !== worker);
    const files = [
      './',
      ...[...new Set(['index.html', ...built, ...shipped])].sort().map((name) => `./${name}`),
    ];
    const version = createHash('sha256');
    for (const name of built) {
      const { [name]: one } = bundle;
      version.update(name).update(one?.type === 'asset' ? one.source : (one?.code ?? ''));
    }
    const contents = JSON.stringify({ version: version.digest('hex').slice(0, 12), files });
    chunk.code = chunk.code.replace('__CONTENTS_OF_THE_BUILD__', contents);
  },
};

export default defineConfig({
  // One build serves any folder.
  base: './',
  plugins: [react(), policyInPage, contentsForOffline],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Nothing becomes a data: address, which the policy would refuse for scripts and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: 'index.html', offline: 'src/offline/serviceWorker.ts' },
      output: { entryFileNames: ({ name }) => (name === 'offline' ? worker : 'assets/[name]-[hash].js') },
    },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    // By itself it would leave a core idle, which on two is half of the machine.
    maxWorkers: '100%',
    // The contract loops over the whole catalog; nothing asserts time, so the limit only ends a hang.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
