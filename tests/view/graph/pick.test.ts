import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deedsFor } from '../../../src/view/graph/actions.ts';
import { gridOf, mouseReach, nearestAgent, pick, touchReach } from '../../../src/view/graph/pick.ts';
import { steer } from '../../../src/view/graph/steer.ts';
import { tipFor } from '../../../src/view/graph/tooltip.ts';
import { pictureOf } from './pictures.ts';

const row = [
  [20, 50],
  [80, 50],
  [140, 50],
] as const;

test('the grid finds the same nearest agent as looking at all of them', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 200 }));
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 60 }),
      point,
      fc.integer({ min: 1, max: 80 }),
      (points, [x, y], reach) => {
        const screen = Float32Array.from(points.flat());
        let best = -1;
        let least = reach * reach;
        points.forEach(([px, py], i) => {
          const distance = (px - x) ** 2 + (py - y) ** 2;
          if (distance < least || (distance === least && best < 0)) {
            least = distance;
            best = i;
          }
        });
        expect(nearestAgent(gridOf(screen, points.length), screen, x, y, reach)).toBe(best);
      },
    ),
  );
});

test('a message lies over an agent, an agent over a link, and open ground is nothing', () => {
  const picture = pictureOf(row, [{ from: 0, to: 1, progress: 0.2 }]);
  const grid = gridOf(picture.screen, picture.n);
  expect(pick(picture, grid, 33, 50, mouseReach)).toMatchObject({
    kind: 'message',
    message: 100,
    from: 0,
    to: 1,
  });
  expect(pick(picture, grid, 20, 50, mouseReach)).toEqual({ kind: 'agent', agent: 0 });
  expect(pick(picture, grid, 110, 52, mouseReach)).toEqual({ kind: 'link', from: 1, to: 2 });
  expect(pick(picture, grid, 110, 90, mouseReach)).toBeNull();
  expect(pick(picture, grid, 80, 70, mouseReach)).toBeNull();
  expect(pick(picture, grid, 80, 70, touchReach)).toEqual({ kind: 'agent', agent: 1 });
});

test('a message that is lost cannot be picked where only its cross is left', () => {
  const picture = pictureOf(row, [{ from: 0, to: 1, progress: 0.8, lost: true }]);
  expect(pick(picture, gridOf(picture.screen, 3), 57, 50, mouseReach)).toEqual({
    kind: 'link',
    from: 0,
    to: 1,
  });
});

test('arrow keys go to the next agent ahead, not to one aside, and stay where none is', () => {
  const { screen } = pictureOf([...row, [90, 8]]);
  expect(steer(screen, 4, 0, [1, 0], 0, 0)).toBe(1);
  expect(steer(screen, 4, 1, [0, -1], 0, 0)).toBe(3);
  expect(steer(screen, 4, 2, [1, 0], 0, 0)).toBe(-1);
  expect(steer(screen, 4, -1, [1, 0], 130, 60)).toBe(2);
});

test('a tip tells an agent by its channels, a link by its state, a message by its ends', () => {
  const picture = pictureOf(row, [{ from: 0, to: 2, progress: 0.25, kind: 1 }]);
  picture.frame.links = Float64Array.from([1, 0, 0]);
  expect(tipFor(picture, { kind: 'agent', agent: 1 })).toEqual({
    title: 'Agent 1',
    rows: [
      ['Role', 'leader'],
      ['Load', '0.3333'],
    ],
  });
  expect(tipFor(picture, { kind: 'link', from: 0, to: 1 }).rows[1]).toEqual(['State', 'cut']);
  expect(tipFor(picture, { kind: 'message', message: 100, from: 0, to: 2, messageKind: 1 })).toEqual({
    title: 'Request',
    rows: [
      ['From', 'Agent 0'],
      ['To', 'Agent 2'],
      ['On its way', '25 % of the way'],
    ],
  });
});

test('only what the world offers can be done, and what is done can be mended', () => {
  const { info, frame } = pictureOf(row);
  const labels = (target: Parameters<typeof deedsFor>[2]): string[] =>
    deedsFor(info, frame, target).map(({ act }) => act.do);
  expect(labels({ kind: 'agent', agent: 0 })).toEqual(['inject', 'crash']);
  frame.alive[0] = 0;
  expect(labels({ kind: 'agent', agent: 0 })).toEqual(['restart']);
  expect(labels({ kind: 'link', from: 0, to: 1 })).toEqual(['slow', 'cut']);
  frame.links = Float64Array.from([0, 1, 0]);
  expect(labels({ kind: 'link', from: 1, to: 0 })).toEqual(['heal']);
  expect(deedsFor({ ...info, actions: [] }, frame, { kind: 'link', from: 0, to: 1 })).toEqual([]);
});
