import { expect, test } from 'vitest';
import { DensityLayer, margin } from '../../../src/view/graph/density.ts';
import { MaskBook, mixed, stamp } from '../../../src/view/graph/masks.ts';
import { rasterAgents, rasterMessages } from '../../../src/view/graph/raster.ts';
import { packed } from '../../../src/view/graph/scale.ts';
import { shapes } from '../../../src/view/graph/shapes.ts';
import { lightTheme } from '../../../src/view/theme.ts';
import { box, pictureOf } from './pictures.ts';

const columns = box.width + 2 * margin;
const rows = box.height + 2 * margin;
const ground = packed(lightTheme.stage.rgb);
const emptyRaster = () => ({
  pixels: new Uint32Array(columns * rows).fill(ground),
  columns,
  rows,
  masks: new MaskBook(columns),
});
const pixelAt = (pixels: Uint32Array, x: number, y: number): number =>
  pixels[(y + margin) * columns + x + margin];

test('mixing goes from the one colour to the other, channel by channel, opaque', () => {
  const under = packed([10, 200, 30]);
  const over = packed([250, 0, 90]);
  expect(mixed(under, over, 0)).toBe(under);
  const half = mixed(under, over, 128);
  expect([half & 255, (half >> 8) & 255, (half >> 16) & 255, half >>> 24]).toEqual([130, 100, 60, 255]);
});

test('masks of all shapes cover about the same area, wherever in the pixel their centre lies', () => {
  const book = new MaskBook(64);
  for (const shape of shapes) {
    for (const mask of book.get(shape, 8)) {
      const area = mask.solid.length + mask.softness.reduce((sum, one) => sum + one / 255, 0);
      expect(area / (Math.PI * 64), shape).toBeGreaterThan(0.75);
      expect(area / (Math.PI * 64), shape).toBeLessThan(1.15);
    }
  }
});

test('stamping writes the colour in the middle and leaves what is outside', () => {
  const pixels = new Uint32Array(64 * 64).fill(ground);
  stamp(pixels, 32 * 64 + 32, new MaskBook(64).get('circle', 5)[0], 0xff0000ff);
  expect(pixels[32 * 64 + 32]).toBe(0xff0000ff);
  expect(pixels[32 * 64 + 40]).toBe(ground);
});

test('agents and messages stand in the pixels where they stand on the page', () => {
  const target = emptyRaster();
  const picture = pictureOf(
    [
      [20, 50],
      [180, 50],
    ],
    [{ from: 0, to: 1, progress: 0.5 }],
    { radius: 4 },
  );
  rasterAgents(target, picture, box, lightTheme);
  expect(rasterMessages(target, picture, box, lightTheme)).toBe(1);
  expect(pixelAt(target.pixels, 20, 50)).toBe(picture.scale.packed[0]);
  expect(pixelAt(target.pixels, 180, 50)).toBe(picture.scale.packed[1]);
  expect(pixelAt(target.pixels, 100, 50)).toBe(packed(lightTheme.glyphs.payload.rgb));
  expect(pixelAt(target.pixels, 100, 20)).toBe(ground);
});

test('what lies outside the picture is left out, and nothing breaks at its border', () => {
  const target = emptyRaster();
  const points = [-1e9, -40, -1, 0, 199, 240, 1e9, Number.NaN].map((x): [number, number] => [x, 50]);
  const picture = pictureOf(points, [{ from: 0, to: 6, progress: 0.25 }], { radius: 4, moving: true });
  rasterAgents(target, picture, box, lightTheme);
  rasterMessages(target, picture, box, lightTheme);
  expect(pixelAt(target.pixels, 0, 50)).toBe(picture.scale.packed[0]);
  expect(pixelAt(target.pixels, 100, 80)).toBe(ground);
});

test('edges drawn in many short slices end as the same picture as in one', () => {
  const n = 200;
  const screen = Float32Array.from(
    { length: 2 * n },
    (_, i) => (i * 37.7) % (i % 2 === 0 ? box.width : box.height),
  );
  const from = Int32Array.from({ length: 6000 }, (_, e) => (e * 7) % n);
  const to = Int32Array.from({ length: 6000 }, (_, e) => (e * 13 + 5) % n);
  const once = new DensityLayer(box.width, box.height);
  once.restart(6000, lightTheme);
  once.refine(from, to, n, screen, Number.POSITIVE_INFINITY, () => 0);
  const slowly = new DensityLayer(box.width, box.height);
  slowly.restart(6000, lightTheme);
  let slices = 0;
  while (!slowly.done(6000)) {
    slowly.refine(from, to, n, screen, 0, () => 1);
    slices++;
  }
  expect(slices).toBeGreaterThan(5);
  expect(slowly.ground).toEqual(once.ground);
});

test('a first slice is a fair sample: its mean tone is near that of the whole', () => {
  const n = 400;
  const screen = Float32Array.from(
    { length: 2 * n },
    (_, i) => (i * 91.3) % (i % 2 === 0 ? box.width : box.height),
  );
  const from = Int32Array.from({ length: 9000 }, (_, e) => (e * 17) % n);
  const to = Int32Array.from({ length: 9000 }, (_, e) => (e * 29 + 11) % n);
  const layer = new DensityLayer(box.width, box.height);
  layer.restart(9000, lightTheme);
  layer.balance(9000 * 60);
  const tone = (): number =>
    layer.ground.reduce((sum, pixel) => sum + (pixel & 255), 0) / layer.ground.length;
  layer.refine(from, to, n, screen, 0, () => 1);
  const early = 253 - tone();
  layer.refine(from, to, n, screen, Number.POSITIVE_INFINITY, () => 0);
  const late = 253 - tone();
  expect(early / late).toBeGreaterThan(0.6);
  expect(early / late).toBeLessThan(1.4);
});
