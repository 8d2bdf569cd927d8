import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  between,
  boundsOf,
  type Camera,
  fitted,
  project,
  worldAt,
  zoomed,
} from '../../../src/view/graph/camera.ts';

const box = { width: 400, height: 300, density: 1 };
const padding = { top: 10, right: 20, bottom: 30, left: 40 };

test('a fitted camera shows all positions inside the padding and touches it on two sides', () => {
  const positions = Float32Array.from([-3, 1, 5, 2, 0, 9, 4, -4]);
  const screen = project(positions, fitted(boundsOf(positions), box, padding), new Float32Array(8));
  for (let i = 0; i < 8; i += 2) {
    expect(screen[i]).toBeGreaterThanOrEqual(40 - 1e-3);
    expect(screen[i]).toBeLessThanOrEqual(380 + 1e-3);
    expect(screen[i + 1]).toBeGreaterThanOrEqual(10 - 1e-3);
    expect(screen[i + 1]).toBeLessThanOrEqual(270 + 1e-3);
  }
  expect(Math.min(screen[1], screen[3], screen[5], screen[7])).toBeCloseTo(10, 3);
  expect(Math.max(screen[1], screen[3], screen[5], screen[7])).toBeCloseTo(270, 3);
});

test('one agent alone is in the middle, at a scale that is a number', () => {
  const camera = fitted(boundsOf(Float32Array.from([7, -2])), box, padding);
  const screen = project(Float32Array.from([7, -2]), camera, new Float32Array(2));
  expect([...screen].map(Math.round)).toEqual([210, 140]);
});

test('bounds of nothing, and of positions that are no numbers, are a unit square', () => {
  expect(boundsOf(new Float32Array(0))).toEqual({ left: -1, top: -1, right: 1, bottom: 1 });
  expect(boundsOf(Float32Array.from([Number.NaN, 3]))).toEqual({ left: -1, top: -1, right: 1, bottom: 1 });
});

test('the point of the world under the pointer stays there while zooming, within the limits', () => {
  const number = fc.double({ min: -1000, max: 1000, noNaN: true });
  fc.assert(
    fc.property(number, number, fc.double({ min: 0.1, max: 10, noNaN: true }), (x, y, factor) => {
      const camera: Camera = { x: 12, y: -30, scale: 50 };
      const next = zoomed(camera, factor, x, y, 20, 200);
      const [worldX, worldY] = worldAt(camera, x, y);
      expect(worldX * next.scale + next.x).toBeCloseTo(x, 6);
      expect(worldY * next.scale + next.y).toBeCloseTo(y, 6);
      expect(next.scale).toBeGreaterThanOrEqual(20);
      expect(next.scale).toBeLessThanOrEqual(200);
    }),
  );
});

test('on the way between two cameras the point that both leave in place does not move', () => {
  const from: Camera = { x: 10, y: 20, scale: 40 };
  const to = zoomed(from, 5, 123, 77, 1, 1e6);
  const [worldX, worldY] = worldAt(from, 123, 77);
  for (const share of [0, 0.2, 0.5, 0.9, 1]) {
    const camera = between(from, to, share);
    expect(worldX * camera.scale + camera.x).toBeCloseTo(123, 6);
    expect(worldY * camera.scale + camera.y).toBeCloseTo(77, 6);
  }
});
