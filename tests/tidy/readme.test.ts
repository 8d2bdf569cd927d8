import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, root } from '../helpers/source.ts';

const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe('the README', () => {
  it('shows the whole of a protocol as it stands in the sources', () => {
    expect(readme).toContain(`\`\`\`ts\n${read('src/engine/protocols/flooding.ts')}\`\`\``);
  });

  it('names only commands that there are', () => {
    const named = [...readme.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names only files that there are', () => {
    const named = [
      ...readme.matchAll(/`((?:src|tests)\/[\w./-]+)`/g),
      ...readme.matchAll(/\]\(((?!http)[^)]+)\)/g),
    ].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
