/**
 * What an agent looks like: a shape for each category, of about equal area, so that neither colour nor size is
 * needed to tell them apart. The one outline serves paths on a canvas, masks of pixels and the legend.
 */
export const shapes = ['circle', 'square', 'diamond', 'triangle', 'hexagon', 'pentagon', 'star', 'plus'] as const;

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

const arm = 0.42;
const reach = 1.08;

/** Corners of each shape for radius 1 as x, y pairs; the circle has none. Sizes even out the areas. */
const outlines: Record<Shape, readonly number[]> = {
  circle: [],
  square: corners(4, 0.125, 1.24),
  diamond: corners(4, 0, 1.24),
  triangle: corners(3, 0, 1.42),
  hexagon: corners(6, 1 / 12, 1.1),
  pentagon: corners(5, 0, 1.14),
  star: corners(10, 0, 1.36, 0.5),
  plus: [
    -arm, -reach, arm, -reach, arm, -arm, reach, -arm, reach, arm, arm, arm,
    arm, reach, -arm, reach, -arm, arm, -reach, arm, -reach, -arm, -arm, -arm,
  ],
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
    const crossing = points[k] + ((y - points[k + 1]) / (points[last + 1] - points[k + 1])) * (points[last] - points[k]);
    if (x < crossing) inside = !inside;
  }
  return inside;
}
