import { describe, expect, it } from 'vitest';
import { filesUnder, importsOf } from '../helpers/source.ts';

/**
 * The rooms of the house and the doors between them: which folders a file of a room may import from. `typesOnly` doors
 * let types through and no code. Packages are `react`, `d3` and so on.
 */
const rooms: Record<string, { may: string[]; typesOnly?: string[]; packages: string[] }> = {
  engine: { may: [], packages: [] },
  scenarios: { may: ['engine'], packages: [] },
  traces: { may: ['engine'], packages: [] },
  lab: { may: ['engine', 'scenarios'], packages: [] },
  view: { may: ['engine'], packages: ['d3'] },
  worker: { may: ['engine', 'lab', 'traces'], packages: ['comlink'] },
  store: {
    may: ['engine', 'scenarios'],
    typesOnly: ['worker', 'view', 'traces', 'lab'],
    packages: ['zustand', 'idb-keyval'],
  },
  ui: {
    may: ['store', 'view', 'scenarios', 'engine/catalog'],
    typesOnly: ['engine', 'worker', 'traces', 'lab'],
    packages: ['react', 'react-dom', 'd3', 'zustand', 'lucide-react', 'react-aria-components'],
  },
  offline: { may: [], packages: [] },
  // A failure found by the swarm is told as a link that opens it.
  cli: { may: ['engine', 'lab', 'scenarios', 'traces', 'store/link'], packages: ['node:'] },
};

const roomOf = (path: string): string => path.split('/')[1];
const inside = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`src/${folder}/`) || path === `src/${folder}.ts`);
const fromPackage = (name: string, packages: readonly string[]): boolean =>
  packages.some((own) => name === own || name.startsWith(own.endsWith(':') ? own : `${own}/`));

const sources = filesUnder('src');

describe('imports', () => {
  it('finds the sources it is to judge', () => {
    expect(sources).toContain('src/engine/kernel/chance.ts');
  });

  it('every folder of src is a room with rules', () => {
    const folders = new Set(sources.filter((path) => path.split('/').length > 2).map(roomOf));
    expect([...folders].filter((folder) => !(folder in rooms))).toEqual([]);
  });

  it.each(Object.entries(rooms))('%s imports only what it may', (room, { may, typesOnly = [], packages }) => {
    const wrong = sources
      .filter((path) => path.startsWith(`src/${room}/`))
      .flatMap(importsOf)
      .filter(({ to, typeOnly }) => {
        if (!to.startsWith('src/')) return !fromPackage(to, packages);
        return !inside(to, [room, ...may]) && !(typeOnly && inside(to, typesOnly));
      })
      .map(({ from, written }) => `${from} imports ${written}`);
    expect(wrong).toEqual([]);
  });

  it('only main.tsx stands in src itself', () => {
    const loose = sources.filter((path) => path.split('/').length === 2);
    expect(loose.filter((path) => path !== 'src/main.tsx')).toEqual([]);
  });

  it('nobody imports main.tsx, which knows every layer', () => {
    const wrong = sources.flatMap(importsOf).filter(({ to }) => to === 'src/main.tsx');
    expect(wrong).toEqual([]);
  });

  it('the view knows frames and graphs of the engine, and never a family of it', () => {
    const families = ['protocols', 'learners', 'architectures', 'environments', 'faults', 'remedies'];
    const wrong = sources
      .filter((path) => path.startsWith('src/view/'))
      .flatMap(importsOf)
      .filter(({ to }) => families.some((family) => to.startsWith(`src/engine/${family}/`)));
    expect(wrong).toEqual([]);
  });

  it('the view draws without React', () => {
    expect(sources.filter((path) => path.startsWith('src/view/') && path.endsWith('.tsx'))).toEqual([]);
  });

  it('the sources import nothing from the tests', () => {
    const wrong = sources
      .flatMap(importsOf)
      .filter(({ to }) => to.startsWith('tests/') || to.startsWith('../'));
    expect(wrong).toEqual([]);
  });

  it('relative imports name their file with its ending', () => {
    const wrong = sources
      .flatMap(importsOf)
      .filter(({ to, written }) => written.startsWith('.') && !/\.(tsx?|json|css|svg)$/.test(to))
      .map(({ from, written }) => `${from} imports ${written}`);
    expect(wrong).toEqual([]);
  });
});
