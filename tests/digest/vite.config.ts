import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the digests twice: as a page for browsers, and with `--ssr` as a program for Node. */
export default defineConfig(({ isSsrBuild }) => ({
  root: here('.'),
  base: './',
  publicDir: false,
  worker: { format: 'es' },
  build: {
    outDir: here(isSsrBuild ? '../output/digest/node' : '../output/digest/page'),
    emptyOutDir: true,
    target: isSsrBuild ? 'node20' : 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: here(isSsrBuild ? 'node.ts' : 'index.html') },
  },
}));
