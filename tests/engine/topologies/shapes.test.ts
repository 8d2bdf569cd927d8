import { describe, expect, it } from 'vitest';
import { degree, edgeCount, type Graph } from '../../../src/engine/topologies/graph.ts';
import { edgesOf, graphOf, row, topology } from './helpers.ts';

const degreesOf = (graph: Graph): number[] => Array.from({ length: graph.n }, (_, i) => degree(graph, i));

/** The place of an agent, rounded so that it reads well. */
const placeOf = (graph: Graph, agent: number): number[] =>
  [...(graph.positions ?? []).slice(2 * agent, 2 * agent + 2)].map(
    (place) => Math.round(place * 1000) / 1000,
  );

describe('shapes without chance', () => {
  it('complete: everyone, without a row', () => {
    const graph = graphOf('complete', 1000);
    expect(graph.targets.length).toBe(0);
    expect(edgeCount(graph)).toBe(499_500);
    expect(degree(graph, 7)).toBe(999);
  });

  it('star: agent 0 in the middle', () => {
    const graph = graphOf('star', 5);
    expect(edgesOf(graph)).toEqual(['0-1', '0-2', '0-3', '0-4']);
    expect(placeOf(graph, 0)).toEqual([0.5, 0.5]);
    expect(placeOf(graph, 1)).toEqual([0.5, 0]);
    expect(placeOf(graph, 2)).toEqual([1, 0.5]);
  });

  it('ring: clockwise from the top, as many neighbours each side as asked', () => {
    expect(edgesOf(graphOf('ring', 4))).toEqual(['0-1', '0-3', '1-2', '2-3']);
    expect(row(graphOf('ring', 9, { eachSide: 2 }), 0)).toEqual([1, 2, 7, 8]);
    expect(placeOf(graphOf('ring', 4), 1)).toEqual([1, 0.5]);
  });

  it('ring: too small for the neighbours asked for, it is complete and says so', () => {
    const graph = graphOf('ring', 6, { eachSide: 5 });
    expect(edgeCount(graph)).toBe(15);
    expect(graph.warnings).toEqual(['A ring of 6 agents has room for 3 neighbours each side, not 5.']);
    expect(edgesOf(graphOf('ring', 2))).toEqual(['0-1']);
  });

  it('path: one after the other', () => {
    const graph = graphOf('path', 4);
    expect(edgesOf(graph)).toEqual(['0-1', '1-2', '2-3']);
    expect(placeOf(graph, 0)).toEqual([0.125, 0.5]);
  });

  it('grid: row by row, the last row as long as agents last', () => {
    const graph = graphOf('grid', 7);
    expect(edgesOf(graph)).toEqual(['0-1', '0-3', '1-2', '1-4', '2-5', '3-4', '3-6', '4-5']);
    expect(edgeCount(graphOf('grid', 25))).toBe(40);
    expect(edgeCount(graphOf('grid', 25, { neighbourhood: 'moore' }))).toBe(72);
    expect(edgeCount(graphOf('grid', 12, { columns: 6 }))).toBe(16);
  });

  it('torus: everyone alike, in a rectangle', () => {
    expect(degreesOf(graphOf('torus', 20))).toEqual(new Array(20).fill(4));
    expect(degreesOf(graphOf('torus', 20, { neighbourhood: 'moore' }))).toEqual(new Array(20).fill(8));
    expect(row(graphOf('torus', 20), 0)).toEqual([1, 4, 5, 15]);
  });

  it('torus: a number that is no rectangle becomes the nearest, and it says so', () => {
    const graph = graphOf('torus', 41);
    expect(graph.n).toBe(42);
    expect(graph.warnings).toEqual(['A torus of 6 by 7 has 42 agents, not 41.']);
    const torus = topology('torus');
    const values = { columns: 0, neighbourhood: 'von-neumann' };
    expect([1, 2, 3, 7, 40, 100, 1000].map((n) => torus.size?.(n, values))).toEqual([
      1, 2, 4, 6, 40, 100, 1000,
    ]);
    expect(torus.size?.(40, { ...values, columns: 9 })).toBe(36);
  });

  it('tree: level under level, children under their parent', () => {
    const graph = graphOf('tree', 8, { children: 3 });
    expect(edgesOf(graph)).toEqual(['0-1', '0-2', '0-3', '1-4', '1-5', '1-6', '2-7']);
    expect([...(graph.groups ?? [])]).toEqual([0, 1, 1, 1, 2, 2, 2, 2]);
    expect(placeOf(graph, 0)).toEqual([0.5, 0]);
    expect(placeOf(graph, 1)).toEqual([0.167, 0.5]);
    expect(placeOf(graph, 5)).toEqual([0.167, 1]);
    expect(edgesOf(graphOf('tree', 3, { children: 1 }))).toEqual(['0-1', '1-2']);
    expect(() => graphOf('tree', 3, { children: 0 })).toThrow(/topology.children: came 0, expected/);
  });

  it('hypercube: numbers that differ in one digit, no two agents on one spot', () => {
    const graph = graphOf('hypercube', 16);
    expect(row(graph, 5)).toEqual([1, 4, 7, 13]);
    expect(edgeCount(graph)).toBe(32);
    for (const n of [8, 64, 1024]) {
      const { positions } = graphOf('hypercube', n);
      const spots = new Set(
        Array.from({ length: n }, (_, i) => `${positions?.[2 * i]} ${positions?.[2 * i + 1]}`),
      );
      expect(spots.size).toBe(n);
    }
  });

  it('hypercube: the nearest power of two', () => {
    const sizes = [1, 2, 3, 5, 6, 11, 12, 40, 48, 49, 1000, 1_000_000];
    const hypercube = topology('hypercube');
    expect(sizes.map((n) => hypercube.size?.(n, {}))).toEqual([
      1, 2, 4, 4, 8, 8, 16, 32, 64, 64, 1024, 1_048_576,
    ]);
    expect(graphOf('hypercube', 40).warnings).toEqual(['A hypercube of dimension 5 has 32 agents, not 40.']);
  });
});
