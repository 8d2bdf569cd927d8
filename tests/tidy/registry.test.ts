import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/engine/catalog/entry.ts';
import { catalog, sections } from '../../src/engine/catalog/catalog.ts';

const modules = import.meta.glob<Record<string, unknown>>('../../src/engine/**/*.ts', { eager: true });
const registered = new Set<unknown>(Object.values(catalog).flatMap((family) => [...family.values()]));

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'label', 'summary', 'source', 'params'].every((key) => key in value);

const written = Object.entries(modules).flatMap(([path, exported]) =>
  Object.entries(exported)
    .filter(([, value]) => isEntry(value))
    .map(([name, value]) => ({ path: path.replace('../../', ''), name, value })),
);

describe('the registry', () => {
  it('finds entries to judge', () => {
    expect(written.length).toBeGreaterThan(3);
  });

  it('has every entry that a file of the engine exports', () => {
    const lost = written.filter(({ value }) => !registered.has(value));
    expect(lost.map(({ path, name }) => `${path} exports ${name}, which stands in no index`)).toEqual([]);
  });

  it('has only entries that a file of their own exports', () => {
    const exported = new Set<unknown>(written.map(({ value }) => value));
    const hidden = [...registered].filter((entry) => !exported.has(entry)) as Entry[];
    expect(hidden.map((entry) => entry.id)).toEqual([]);
  });

  it('shows every family in a section', () => {
    expect(sections.map(({ family }) => family).toSorted()).toEqual(Object.keys(catalog).toSorted());
  });
});
