/**
 * What an agent looks like: a shape for each category, of about equal area, so that neither colour nor size is
 * needed to tell them apart. The one outline serves paths on a canvas, masks of pixels and the legend.
 */
export const shapes = [
  'circle',
  'square',
  'diamond',
  'triangle',
  'hexagon',
  'pentagon',
  'star',
  'plus',
] as const;

export type Shape = (typeof shapes)[number];

/** What of a 2-D context (or Path2D) an outline needs. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
}

/** The shape of a category by its index; they repeat after the last. */
export function shapeOf(category: number): Shape {
  return shapes[Math.max(0, Math.floor(category)) % shapes.length] ?? 'circle';
}

/** Corners on a circle of radius 1, the first at `turn` (in circles, 0 is up); every second one at `inner` if given. */
function corners(count: number, turn: number, size: number, inner = 1): readonly number[] {
  const points: number[] = [];
  for (let k = 0; k < count; k++) {
    const angle = (k / count + turn - 0.25) * 2 * Math.PI;
    const radius = k % 2 === 0 ? size : size * inner;
    points.push(Math.cos(angle) * radius, Math.sin(angle) * radius);
  }
  return points;
}

/** Cuts each corner into a small curve, so that shapes look drawn by one hand with the disc. */
function rounded(points: readonly number[], share: number): readonly number[] {
  const out: number[] = [];
  const count = points.length / 2;
  for (let k = 0; k < count; k++) {
    const at = (step: number): [number, number] => {
      const index = 2 * ((k + step + count) % count);
      return [points[index], points[index + 1]];
    };
    const [[beforeX, beforeY], [x, y], [afterX, afterY]] = [at(-1), at(0), at(1)];
    for (let step = 0; step <= curveSteps; step++) {
      const t = step / curveSteps;
      // A quadratic Bézier curve from the one side to the other with the corner as its control point.
      const fromShare = share * (1 - t) * (1 - t);
      const toShare = share * t * t;
      out.push(
        x + (beforeX - x) * fromShare + (afterX - x) * toShare,
        y + (beforeY - y) * fromShare + (afterY - y) * toShare,
      );
    }
  }
  return out;
}

const curveSteps = 4;
const arm = 0.42;
const reach = 1.08;

/** Corners of each shape for radius 1 as x, y pairs; the circle has none. Sizes even out the areas. */
const outlines: Record<Shape, readonly number[]> = {
  circle: [],
  square: rounded(corners(4, 0.125, 1.28), 0.24),
  diamond: rounded(corners(4, 0, 1.36), 0.2),
  triangle: rounded(corners(3, 0, 1.5), 0.2),
  hexagon: rounded(corners(6, 1 / 12, 1.14), 0.2),
  pentagon: rounded(corners(5, 0, 1.2), 0.2),
  star: rounded(corners(10, 0, 1.4, 0.52), 0.18),
  plus: rounded(
    [
      -arm,
      -reach,
      arm,
      -reach,
      arm,
      -arm,
      reach,
      -arm,
      reach,
      arm,
      arm,
      arm,
      arm,
      reach,
      -arm,
      reach,
      -arm,
      arm,
      -reach,
      arm,
      -reach,
      -arm,
      -arm,
      -arm,
    ],
    0.18,
  ),
};

/** Adds the outline of a shape about (x, y) to the pen's path; radius in the pen's units. */
export function trace(pen: Pen, shape: Shape, x: number, y: number, radius: number): void {
  const points = outlines[shape];
  if (points.length === 0) {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  pen.moveTo(x + points[0] * radius, y + points[1] * radius);
  for (let k = 2; k < points.length; k += 2) pen.lineTo(x + points[k] * radius, y + points[k + 1] * radius);
  pen.closePath();
}

/** Whether a point (in radii from the centre) lies inside the shape: the even-odd rule on its corners. */
export function covers(shape: Shape, x: number, y: number): boolean {
  const points = outlines[shape];
  if (points.length === 0) return x * x + y * y <= 1;
  let inside = false;
  for (let k = 0, last = points.length - 2; k < points.length; last = k, k += 2) {
    const above = points[k + 1] > y;
    if (above === points[last + 1] > y) continue;
    const crossing =
      points[k] + ((y - points[k + 1]) / (points[last + 1] - points[k + 1])) * (points[last] - points[k]);
    if (x < crossing) inside = !inside;
  }
  return inside;
}
