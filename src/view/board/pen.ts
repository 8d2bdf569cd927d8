import type { BoardPen } from './grid.ts';

export const sans = (size: number, weight = 400): string =>
  `${weight} ${Math.round(size)}px ui-sans-serif, system-ui, sans-serif`;

/** Text at a point. */
export function text(
  pen: BoardPen,
  words: string,
  x: number,
  y: number,
  colour: string,
  {
    size = 12,
    weight = 400,
    align = 'center',
    base = 'middle',
  }: { size?: number; weight?: number; align?: CanvasTextAlign; base?: CanvasTextBaseline } = {},
): void {
  pen.fillStyle = colour;
  pen.font = sans(size, weight);
  pen.textAlign = align;
  pen.textBaseline = base;
  pen.fillText(words, x, y);
}

export function dot(pen: BoardPen, x: number, y: number, radius: number, colour: string, rim?: string): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
  if (rim === undefined) return;
  pen.lineWidth = 1.25;
  pen.strokeStyle = rim;
  pen.stroke();
}

/** A small arrow from a point along a vector, no longer than `most` pixels. */
export function vector(
  pen: BoardPen,
  x: number,
  y: number,
  dx: number,
  dy: number,
  most: number,
  colour: string,
): void {
  const length = Math.hypot(dx, dy);
  if (!(length > 1e-9)) return;
  const reach = Math.min(most, length);
  const [ux, uy] = [dx / length, dy / length];
  const [tipX, tipY] = [x + (ux * reach) / 2, y + (uy * reach) / 2];
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x - (ux * reach) / 2, y - (uy * reach) / 2);
  pen.lineTo(tipX, tipY);
  const head = Math.min(4, reach * 0.5);
  pen.moveTo(tipX - ux * head - uy * head * 0.6, tipY - uy * head + ux * head * 0.6);
  pen.lineTo(tipX, tipY);
  pen.lineTo(tipX - ux * head + uy * head * 0.6, tipY - uy * head - ux * head * 0.6);
  pen.stroke();
}

/** A number as a person reads it on a picture. */
export const figure = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(3))).replace('-', '−') : '–';
