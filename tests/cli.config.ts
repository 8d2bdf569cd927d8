import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const rooms = fileURLToPath(new URL('../src/cli/', import.meta.url));
const commands = readdirSync(rooms).filter((file) => file.endsWith('.ts'));

/** Builds every file of src/cli into a command of its own in dist-cli, for a Node that runs no TypeScript. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  publicDir: false,
  build: {
    ssr: true,
    outDir: 'dist-cli',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(commands.map((file) => [file.replace(/\.ts$/, ''), rooms + file])),
      output: { entryFileNames: '[name].js' },
    },
  },
});
