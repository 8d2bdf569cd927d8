import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EdgeList, fromEdges } from '../../../src/engine/topologies/build/edges.ts';
import { EdgeSet } from '../../../src/engine/topologies/build/edge-set.ts';
import { adjacent, edgeCount } from '../../../src/engine/topologies/graph.ts';
import { row } from './helpers.ts';

const pairs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 60 });

describe('fromEdges', () => {
  it('makes sorted rows, drops loops and counts a repeated edge once', () => {
    const graph = fromEdges(4, Int32Array.of(3, 0, 1, 2, 3), Int32Array.of(0, 3, 3, 2, 2));
    expect([0, 1, 2, 3].map((agent) => row(graph, agent))).toEqual([[3], [3], [3], [0, 1, 2]]);
    expect(edgeCount(graph)).toBe(3);
  });

  it('holds exactly the edges given, both ways', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const edges = new EdgeList(1);
        for (const [a, b] of given) edges.push(a, b);
        const graph = edges.graph(10);
        for (let a = 0; a < 10; a++) {
          for (let b = 0; b < 10; b++) {
            const joined = a !== b && given.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
            expect(adjacent(graph, a, b)).toBe(joined);
          }
        }
      }),
    );
  });

  it('refuses an edge to nobody and a graph of nobody', () => {
    expect(() => fromEdges(2, Int32Array.of(0), Int32Array.of(2))).toThrow(
      /edge 0 joins 0 and 2, expected agents/,
    );
    expect(() => fromEdges(2, Int32Array.of(0), Int32Array.of(-1))).toThrow(/expected agents/);
    expect(() => fromEdges(0, Int32Array.of(), Int32Array.of())).toThrow(/agents: came 0/);
    expect(() => fromEdges(2, Int32Array.of(0, 1), Int32Array.of(1))).toThrow(/2 sources and 1 targets/);
  });
});

describe('EdgeSet', () => {
  it('agrees with a set of strings under any order of adding and deleting', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(20), fc.nat(20)), { maxLength: 400 });
    fc.assert(
      fc.property(steps, (given) => {
        const set = new EdgeSet(1);
        const model = new Set<string>();
        for (const [adding, a, b] of given) {
          const name = `${Math.min(a, b)}-${Math.max(a, b)}`;
          expect(set.has(b, a)).toBe(model.has(name));
          if (adding) {
            expect(set.add(a, b)).toBe(!model.has(name));
            model.add(name);
          } else {
            expect(set.delete(a, b)).toBe(model.delete(name));
          }
          expect(set.size).toBe(model.size);
        }
      }),
    );
  });

  it('grows beyond what was expected', () => {
    const set = new EdgeSet(1);
    for (let i = 0; i < 10_000; i++) set.add(i, i + 1);
    expect(set.size).toBe(10_000);
    expect(set.has(5001, 5000)).toBe(true);
    expect(set.has(5000, 5002)).toBe(false);
  });
});
