import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '../serve.mjs';

/** Serves the build on a free port for all tests, and tells them where by the environment. */
export default async function start(): Promise<() => Promise<void>> {
  const folder = fileURLToPath(new URL('../../dist', import.meta.url));
  if (!existsSync(`${folder}/index.html`)) throw new Error('There is no built page to test: npm run build');
  const { address, close } = await serve({ folder });
  process.env.MURMURATION_ADDRESS = address;
  return close;
}
