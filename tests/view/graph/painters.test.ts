import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paintAgents } from '../../../src/view/graph/agents.ts';
import { paintEdges } from '../../../src/view/graph/edges.ts';
import { paintRings, paintUnderlines } from '../../../src/view/graph/highlight.ts';
import { paintLabels } from '../../../src/view/graph/labels.ts';
import { paintLinks } from '../../../src/view/graph/links.ts';
import { paintMessages, type Place, place } from '../../../src/view/graph/messages.ts';
import type { Pad, Picture } from '../../../src/view/graph/picture.ts';
import { lightTheme } from '../../../src/view/theme.ts';
import { box, pictureOf, type Sent } from './pictures.ts';
import { recorder } from './recorder.ts';

const output = (name: string): string => fileURLToPath(new URL(`../output/${name}.txt`, import.meta.url));

/** All painters in the order of the page. */
function paintAll(pad: Pad, picture: Picture): void {
  paintEdges(pad, picture, box, lightTheme);
  paintLinks(pad, picture, lightTheme);
  paintUnderlines(pad, picture, lightTheme);
  paintAgents(pad, picture, box, lightTheme);
  paintLabels(pad, picture, box, lightTheme);
  paintMessages(pad, picture, box, lightTheme);
  paintRings(pad, picture, lightTheme);
}

const row = [
  [20, 50],
  [80, 50],
  [140, 50],
] as const;

describe('what painters draw', () => {
  test('three agents by role, one down, one selected', async () => {
    const picture = pictureOf(row, [], { selected: { kind: 'agent', agent: 1 } });
    picture.frame.alive[2] = 0;
    const { pad, text } = recorder();
    paintAgents(pad, picture, box, lightTheme);
    paintLabels(pad, picture, box, lightTheme);
    paintRings(pad, picture, lightTheme);
    await expect(text()).toMatchFileSnapshot(output('agents'));
  });

  test('a message of each kind, standing still, and one that is lost', async () => {
    const kinds = [0, 1, 2, 3, 4, 5].map((kind): Sent => ({ from: 0, to: 1, progress: 0.5, kind }));
    const { pad, text } = recorder();
    paintMessages(
      pad,
      pictureOf(row, [...kinds, { from: 1, to: 2, progress: 0.9, lost: true }]),
      box,
      lightTheme,
    );
    await expect(text()).toMatchFileSnapshot(output('messages'));
  });

  test('messages in motion leave trails no longer than the way they have come', () => {
    const { pad, text } = recorder();
    paintMessages(
      pad,
      pictureOf(row, [{ from: 0, to: 1, progress: 0.1 }], { moving: true }),
      box,
      lightTheme,
    );
    expect(text()).toContain('moveTo 20 50\nlineTo 26 50');
  });

  test('links cut are dashed, links slowed are dotted and thicker the slower they are', async () => {
    const picture = pictureOf(row);
    picture.frame.links = Float64Array.from([0, 1, 0, 1, 2, 4]);
    const { pad, text } = recorder();
    paintLinks(pad, picture, lightTheme);
    await expect(text()).toMatchFileSnapshot(output('links'));
  });

  test('an agent that has just changed glows, unless motion is unwanted', () => {
    const glowing = pictureOf(row, [], { changedAt: Float64Array.from([0, -9999, -9999]), now: 100 });
    const first = recorder();
    paintAgents(first.pad, glowing, box, lightTheme);
    const still = recorder();
    paintAgents(still.pad, { ...glowing, now: Number.POSITIVE_INFINITY }, box, lightTheme);
    expect(first.text()).toMatch(/globalAlpha = 0\.3/);
    expect(still.text()).not.toMatch(/globalAlpha = 0\.\d/);
  });

  test('names keep off agents and each other', () => {
    const picture = pictureOf([
      [60, 40],
      [64, 70],
      [150, 40],
    ]);
    picture.info.names = ['alpha', 'beta', 'gamma'];
    const { pad, text } = recorder();
    paintLabels(pad, picture, box, lightTheme);
    // Below alpha stands beta: alpha's name goes above.
    expect(text()).toContain('fillText alpha 60 12');
    expect(text()).toContain('fillText gamma 150 55');
  });
});

describe('truth', () => {
  test('a message stands exactly at its progress between its agents', () => {
    const inBox = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        inBox,
        inBox,
        inBox,
        inBox,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x0, y0, x1, y1, progress) => {
          const at: Place = { x: 0, y: 0, dx: 0, dy: 0, gone: 0 };
          const picture = pictureOf(
            [
              [x0, y0],
              [x1, y1],
            ],
            [{ from: 0, to: 1, progress }],
          );
          expect(place(picture, 0, at)).toBe(true);
          const share = picture.frame.messages.progress[0];
          const [fromX, fromY, toX, toY] = picture.screen;
          expect(at.x).toBeCloseTo(fromX + (toX - fromX) * share, 6);
          expect(at.y).toBeCloseTo(fromY + (toY - fromY) * share, 6);
        },
      ),
    );
  });

  test('whatever the frame holds, no painter writes a number that is not one', () => {
    const value = fc.oneof(fc.double(), fc.constant(Number.NaN), fc.integer({ min: -3, max: 300 }));
    const message = fc.record({
      from: fc.integer({ min: -1, max: 6 }),
      to: fc.integer({ min: -1, max: 6 }),
      progress: fc.float({ min: -1, max: 2, noNaN: true }),
      kind: fc.integer({ min: 0, max: 9 }),
      lost: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -50, max: 250 }), fc.integer({ min: -50, max: 150 })), {
          maxLength: 6,
        }),
        fc.array(value, { minLength: 6, maxLength: 6 }),
        fc.array(message, { maxLength: 8 }),
        fc.boolean(),
        (points, values, sent, moving) => {
          const picture = pictureOf(points, sent, { moving });
          picture.frame.channels = [Float32Array.from(values), Float32Array.from(values)];
          const { pad, points: numbers } = recorder();
          paintAll(pad, picture);
          expect(numbers.every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });
});
