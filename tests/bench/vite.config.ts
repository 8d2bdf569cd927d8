import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the rows with the engine and the libraries they race against into one program. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  ssr: { noExternal: true },
  resolve: { alias: { './GeoWorld.js': here('rows/no-maps.ts') } },
  build: {
    ssr: here('kernel.ts'),
    outDir: here('../output/bench'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
  },
});
