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

export default defineConfig({
  // One build serves any folder.
  base: './',
  plugins: [react(), policyInPage],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Nothing becomes a data: address, which the policy would refuse for scripts and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    // The contract loops over the whole catalog; nothing asserts time, so the limit only ends a hang.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
