import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Param, Value } from '../../../src/engine/catalog/params.ts';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { adjacent, degree, edgeCount, type Graph, neighbour } from '../../../src/engine/topologies/graph.ts';
import { topologies } from '../../../src/engine/topologies/index.ts';
import { components } from '../../../src/engine/topologies/measures/components.ts';
import type { Topology } from '../../../src/engine/topologies/topology.ts';
import { graphOf, topology } from './helpers.ts';

/** Any value that a parameter allows. */
function valueOf(param: Param): fc.Arbitrary<Value> {
  if (param.kind === 'choice') return fc.constantFrom(...param.options.map((option) => option.value));
  if (param.kind === 'toggle') return fc.boolean();
  if (param.kind !== 'number') return fc.constant(param.default);
  const { min, max } = param;
  return param.integer
    ? fc.oneof(fc.integer({ min, max: Math.min(max, min + 8) }), fc.constant(max))
    : fc.oneof(fc.double({ min, max, noNaN: true }), fc.double({ min, max: Math.min(max, 5), noNaN: true }));
}

const valuesOf = (entry: Topology): fc.Arbitrary<Record<string, Value>> =>
  fc.record(Object.fromEntries(Object.entries(entry.params).map(([key, param]) => [key, valueOf(param)])));

/** What every graph must be: symmetric, without loops, rows ascending and consistent with the helpers. */
function expectSimple(graph: Graph): void {
  if (graph.complete) return;
  const { n, offsets, targets } = graph;
  expect(offsets.length).toBe(n + 1);
  expect(offsets[n]).toBe(targets.length);
  let sum = 0;
  for (let a = 0; a < n; a++) {
    sum += degree(graph, a);
    for (let k = 0; k < degree(graph, a); k++) {
      const b = neighbour(graph, a, k);
      if (b === a || b < 0 || b >= n || !adjacent(graph, b, a)) expect.unreachable(`${a} to ${b}`);
      if (k > 0 && neighbour(graph, a, k - 1) >= b) expect.unreachable(`row ${a} does not ascend`);
    }
  }
  expect(sum).toBe(2 * edgeCount(graph));
}

/** Pictures lie in the unit square, groups are numbered from 0, warnings are sentences. */
function expectDressed(graph: Graph): void {
  if (graph.positions) {
    expect(graph.positions.length).toBe(2 * graph.n);
    expect(graph.positions.every((place) => place >= 0 && place <= 1)).toBe(true);
  }
  if (graph.groups) {
    expect(graph.groups.length).toBe(graph.n);
    expect(graph.groups.every((group) => group >= 0 && group < graph.n)).toBe(true);
  }
  for (const warning of graph.warnings ?? []) expect(warning).toMatch(/^[A-Z0-9].*\.$/);
}

describe.each([...topologies.keys()])('%s', (id) => {
  const entry = topology(id);
  const setting = fc.record({
    n: fc.oneof(fc.constantFrom(1, 2, 3), fc.integer({ min: 1, max: 70 })),
    seed: fc.nat(),
    values: valuesOf(entry),
  });

  it('is a simple graph of the size it says, whatever is asked', () => {
    fc.assert(
      fc.property(setting, ({ n, seed, values }) => {
        const graph = entry.build(n, values, new Chance(seed, 'topology'));
        expect(graph.n).toBe(entry.size ? entry.size(n, values) : n);
        expectSimple(graph);
        expectDressed(graph);
        const split = components(graph).count > 1;
        expect((graph.warnings ?? []).some((said) => said.includes('components'))).toBe(split);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a size that it has made', () => {
    fc.assert(
      fc.property(setting, ({ n, values }) => {
        const size = entry.size ? entry.size(n, values) : n;
        expect(entry.size ? entry.size(size, values) : size).toBe(size);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same for the same chance', () => {
    fc.assert(
      fc.property(setting, ({ n, seed, values }) => {
        const one = entry.build(n, values, new Chance(seed, 'topology'));
        const other = entry.build(n, values, new Chance(seed, 'topology'));
        expect(other).toEqual(one);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses a graph of nobody', () => {
    if (id !== 'given') expect(() => graphOf(id, 0)).toThrow(/^agents: came 0, expected/);
  });
});

const RANDOM = [
  'hierarchy',
  'gnp',
  'gnm',
  'random-regular',
  'watts-strogatz',
  'newman-watts',
  'barabasi-albert',
  'stochastic-block',
  'random-geometric',
];

describe.each(RANDOM)('%s', (id) => {
  it('differs from seed to seed', () => {
    expect(graphOf(id, 60, {}, 2).targets).not.toEqual(graphOf(id, 60, {}, 1).targets);
  });
});
