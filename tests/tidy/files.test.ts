import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { filesUnder, read, root } from '../helpers/source.ts';

const longest = 400;
/**
 * Files above 250 lines, with their length: hubs grow unseen. A number here may fall and a file may leave; one that
 * grows or comes is split instead.
 */
const long: Record<string, number> = {
  'src/engine/environments/requests.ts': 253,
  'src/engine/kernel/film.ts': 269,
  'src/engine/kernel/queue.ts': 396,
  'src/engine/kernel/world.ts': 335,
  'src/lab/evidence/queue.ts': 270,
  'src/view/graph/messages.ts': 253,
};

const topLevel = new Set([
  ...['.ci', '.gitignore', 'LICENSE', 'README.md', 'index.html', 'package-lock.json', 'package.json'],
  ...['public', 'src', 'tests', 'tsconfig.json', 'vite.config.ts'],
]);

const linesOf = (path: string): number => read(path).trimEnd().split('\n').length;
const code = [...filesUnder('src', /\.(tsx?|css)$/), ...filesUnder('tests', /\.(tsx?|mjs)$/)];

/** What git keeps, so that a build or an editor's folder is no trouble. */
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean);

describe('the files', () => {
  it(`are at most ${longest} lines long`, () => {
    expect(code.filter((path) => linesOf(path) > longest).map((path) => `${path}: ${linesOf(path)}`)).toEqual(
      [],
    );
  });

  it('are below 250 lines, but for those listed, which may only shrink', () => {
    const grown = code
      .filter((path) => path.startsWith('src/') && linesOf(path) > Math.max(250, long[path] ?? 0))
      .map((path) => `${path}: ${linesOf(path)}`);
    expect(grown).toEqual([]);
  });

  it('are listed as long only while they are', () => {
    const gone = Object.entries(long).filter(
      ([path, lines]) => !code.includes(path) || linesOf(path) < Math.min(lines, 251),
    );
    expect(gone).toEqual([]);
  });

  it('stand in the places that exist for them', () => {
    const tops = new Set(tracked.map((path) => path.split('/')[0]));
    expect([...tops].filter((top) => !topLevel.has(top))).toEqual([]);
  });

  it('hold no output, no dependencies and nothing large', () => {
    const wrong = tracked.filter((path) => /(^|\/)(node_modules|dist|dist-cli|tests\/output)\//.test(path));
    expect(wrong).toEqual([]);
  });

  it('pin every package to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const loose = Object.entries<string>({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('list the packages for every system, without which npm ci refuses (npm run lock adds them)', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((name) => !(`node_modules/${name}` in packages))).toEqual([]);
  });
});
