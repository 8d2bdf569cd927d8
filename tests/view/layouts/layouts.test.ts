import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aligned } from '../../../src/view/layouts/align.ts';
import { createArranger } from '../../../src/view/layouts/arranger.ts';
import { chosen, placed } from '../../../src/view/layouts/choose.ts';
import { communities } from '../../../src/view/layouts/clusters.ts';
import { evened } from '../../../src/view/layouts/evened.ts';
import { force } from '../../../src/view/layouts/force.ts';
import { layouts } from '../../../src/view/layouts/index.ts';
import { dice, type LayoutRequest, spiral } from '../../../src/view/layouts/layout.ts';
import { ringsAround } from '../../../src/view/layouts/pack.ts';
import { rowsOf } from '../../../src/view/layouts/rows.ts';
import { sameGraph, sharedEdges } from '../../../src/view/layouts/similarity.ts';
import { stressOf } from './measure.ts';

const still = () => 0;

function request(
  n: number,
  pairs: readonly (readonly [number, number])[],
  change: Partial<LayoutRequest> = {},
): LayoutRequest {
  return {
    n,
    from: Int32Array.from(pairs, ([a]) => a),
    to: Int32Array.from(pairs, ([, b]) => b),
    warm: false,
    aspect: 1.5,
    budgetMs: Number.POSITIVE_INFINITY,
    ...change,
  };
}

/** A ring with a chord here and there. */
function smallWorld(n: number, seed = 3): [number, number][] {
  const random = dice(seed);
  return Array.from({ length: 2 * n }, (_, e) => [
    e >> 1,
    random() < 0.1 ? Math.floor(random() * n) : ((e >> 1) + 1 + (e & 1)) % n,
  ]);
}

const graphs = fc
  .integer({ min: 0, max: 30 })
  .chain((n) =>
    fc.tuple(
      fc.constant(n),
      n === 0 ? fc.constant([]) : fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 60 }),
    ),
  );

describe.each(layouts.map((layout) => [layout.id, layout] as const))('%s', (_, layout) => {
  test('gives every agent a finite place near the unit square, whatever the graph', () => {
    fc.assert(
      fc.property(graphs, ([n, pairs]) => {
        const positions = placed(layout, request(n, pairs), still);
        expect(positions.length).toBe(2 * n);
        expect(positions.every((value) => Number.isFinite(value) && Math.abs(value) <= 1.001)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('gives the same request the same places', () => {
    const asked = request(60, smallWorld(60));
    expect(placed(layout, asked, still)).toEqual(placed(layout, asked, still));
  });
});

describe('force', () => {
  test('a busy clock changes nothing for a graph of ordinary size', () => {
    let time = 0;
    const asked = request(80, smallWorld(80));
    expect(placed(force, asked, () => (time += 50))).toEqual(placed(force, asked, still));
  });

  test('linked agents lie nearer than others', () => {
    const pairs = smallWorld(200);
    const positions = placed(force, request(200, pairs), still);
    const distance = (a: number, b: number): number =>
      Math.hypot(positions[2 * a] - positions[2 * b], positions[2 * a + 1] - positions[2 * b + 1]);
    const linked = pairs.reduce((sum, [a, b]) => sum + distance(a, b), 0) / pairs.length;
    const any = pairs.reduce((sum, [a], k) => sum + distance(a, (k * 37) % 200), 0) / pairs.length;
    expect(linked).toBeLessThan(any * 0.5);
  });

  test('an agent more moves the others little when it starts from where they were', () => {
    const before = placed(force, request(60, smallWorld(60)), still);
    const grown = request(61, [...smallWorld(60), [60, 0], [60, 59]], { before, warm: true });
    const after = placed(force, grown, still);
    let moved = 0;
    for (let i = 0; i < 60; i++)
      moved += Math.hypot(after[2 * i] - before[2 * i], after[2 * i + 1] - before[2 * i + 1]) / 60;
    expect(moved).toBeLessThan(0.25);
  });

  test('a path unfolds: its ends are the farthest apart', () => {
    const n = 1500;
    const positions = placed(
      force,
      request(
        n,
        Array.from({ length: n - 1 }, (_, i) => [i, i + 1]),
      ),
      still,
    );
    const rows = rowsOf(
      n,
      Int32Array.from({ length: n - 1 }, (_, i) => i),
      Int32Array.from({ length: n - 1 }, (_, i) => i + 1),
    );
    expect(stressOf(rows, positions)).toBeLessThan(0.1);
  });

  test('pieces lie apart: none on another', () => {
    const pairs = [...smallWorld(40), ...smallWorld(20).map(([a, b]): [number, number] => [a + 40, b + 40])];
    const positions = placed(force, request(61, pairs), still);
    const middle = (from: number, to: number): [number, number] => {
      let x = 0;
      let y = 0;
      for (let i = from; i < to; i++) {
        x += positions[2 * i] / (to - from);
        y += positions[2 * i + 1] / (to - from);
      }
      return [x, y];
    };
    const [[ax, ay], [bx, by]] = [middle(0, 40), middle(40, 60)];
    expect(Math.hypot(ax - bx, ay - by)).toBeGreaterThan(0.4);
  });
});

test('without a choice the topology’s own picture is taken, else force', () => {
  const plain = request(3, [[0, 1]]);
  expect(chosen(null, plain).id).toBe('force');
  expect(chosen(null, { ...plain, natural: new Float32Array(6) }).id).toBe('natural');
  expect(chosen('ring', { ...plain, natural: new Float32Array(6) }).id).toBe('ring');
  expect(chosen('natural', plain).id).toBe('force');
  expect(chosen('no such layout', plain).id).toBe('force');
});

test('layers put the rarest role on top', () => {
  const layers = chosen('layers', request(1, []));
  const positions = placed(layers, request(5, [[0, 1]], { roles: Int32Array.from([0, 0, 2, 0, 0]) }), still);
  for (const follower of [0, 1, 3, 4]) expect(positions[2 * follower + 1]).toBeGreaterThan(positions[5]);
});

test('communities are found where two cliques share one link', () => {
  const pairs: [number, number][] = [[0, 6]];
  for (const base of [0, 6])
    for (let i = 0; i < 6; i++) for (let j = 0; j < i; j++) pairs.push([base + i, base + j]);
  const { n, from, to } = request(12, pairs);
  const labels = communities(rowsOf(n, from, to));
  expect(new Set(labels.subarray(0, 6)).size).toBe(1);
  expect(new Set(labels).size).toBe(2);
});

test('aligning undoes a turn and a mirror', () => {
  const before = spiral(40);
  const turned = before.slice();
  for (let i = 0; i < 80; i += 2) {
    turned[i] = -before[i + 1] + 3;
    turned[i + 1] = -before[i];
  }
  const back = aligned(turned, before);
  back.forEach((value, k) => {
    expect(value).toBeCloseTo(before[k], 4);
  });
});

test('evening out opens a crowd and keeps who is left of whom', () => {
  const n = 400;
  const crowded = Float32Array.from({ length: 2 * n }, (_, k) =>
    k < 2 * (n - 2) ? spiral(n)[k] * 0.1 : k % 4 < 2 ? -1 : 1,
  );
  const open = evened(crowded);
  const reach = (positions: Float32Array): number => Math.max(...positions.subarray(0, 2 * (n - 2)));
  expect(reach(open)).toBeGreaterThan(reach(crowded) * 1.5);
  for (let i = 0; i + 1 < n - 2; i++) {
    if (crowded[2 * i] < crowded[2 * i + 2] - 0.05) expect(open[2 * i]).toBeLessThan(open[2 * i + 2]);
  }
});

test('discs in rings do not overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { maxLength: 30 }), (sizes) => {
      const radii = sizes.sort((a, b) => b - a);
      const centres = ringsAround(radii);
      for (let i = 0; i < radii.length; i++) {
        for (let j = 0; j < i; j++) {
          const distance = Math.hypot(centres[i][0] - centres[j][0], centres[i][1] - centres[j][1]);
          expect(distance).toBeGreaterThanOrEqual(radii[i] + radii[j] - 1e-9);
        }
      }
    }),
  );
});

test('shared edges tell a rebuilt graph from another one', () => {
  const edges = (pairs: readonly (readonly [number, number])[]) => request(100, pairs);
  const world = smallWorld(100);
  expect(sharedEdges(edges(world), edges(world.map(([a, b]) => [b, a])), 100)).toBe(1);
  expect(sharedEdges(edges(world), edges(smallWorld(100, 9)), 100)).toBeGreaterThan(0.6);
  expect(
    sharedEdges(edges(world), edges(Array.from({ length: 99 }, (_, i) => [i, (i * 31 + 50) % 100])), 100),
  ).toBeLessThan(0.2);
});

test('the same graph is known by its edges and its picture', () => {
  const world = request(100, smallWorld(100));
  expect(sameGraph(world, request(100, smallWorld(100)))).toBe(true);
  expect(sameGraph(world, request(100, smallWorld(100, 9)))).toBe(false);
  expect(sameGraph(world, { ...world, positions: new Float32Array(200) })).toBe(false);
});

describe('the arranger', () => {
  test('shows a small graph at once', () => {
    const shown: [number, boolean][] = [];
    createArranger(null, still).arrange('force', request(40, smallWorld(40)), (positions, done) =>
      shown.push([positions.length, done]),
    );
    expect(shown).toEqual([[80, true]]);
  });

  test('works on without a worker, and drops a layout when the next is asked', async () => {
    const arranger = createArranger(() => {
      throw new Error('no workers here');
    }, performance.now.bind(performance));
    let stale = 0;
    arranger.arrange('force', request(400, smallWorld(400)), () => stale++);
    const before = stale;
    const last = await new Promise<Float32Array>((resolve) => {
      arranger.arrange('force', request(300, smallWorld(300)), (positions, done) => {
        if (done) resolve(positions);
      });
    });
    expect(last.length).toBe(600);
    expect(stale).toBe(before);
  });
});
