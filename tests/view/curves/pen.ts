import type { Pen } from '../../../src/view/curves/paint.ts';

export interface Stroke {
  colour: string;
  width: number;
  dash: number[];
  points: [number, number][];
}

/** A canvas that keeps what is drawn on it. */
export interface Listener extends Pen {
  strokes: Stroke[];
  fills: { colour: string; points: [number, number][] }[];
  texts: { text: string; x: number; y: number }[];
  rectangles: { colour: string; box: [number, number, number, number] }[];
}

const asText = (style: unknown): string => (typeof style === 'string' ? style : 'not a colour');

export function listen(): Listener {
  let path: [number, number][] = [];
  let dash: number[] = [];
  const pen: Listener = {
    strokes: [],
    fills: [],
    texts: [],
    rectangles: [],
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    lineJoin: 'miter',
    lineCap: 'butt',
    globalAlpha: 1,
    font: '',
    textAlign: 'start',
    textBaseline: 'alphabetic',
    beginPath: () => {
      path = [];
    },
    closePath: () => {},
    moveTo: (x, y) => path.push([x, y]),
    lineTo: (x, y) => path.push([x, y]),
    arc: (x, y) => path.push([x, y]),
    rect: (x, y) => path.push([x, y]),
    fill: () => {
      pen.fills.push({ colour: asText(pen.fillStyle), points: path });
    },
    stroke: () => {
      pen.strokes.push({ colour: asText(pen.strokeStyle), width: pen.lineWidth, dash, points: path });
    },
    fillRect: (x, y, width, height) => {
      pen.rectangles.push({ colour: asText(pen.fillStyle), box: [x, y, width, height] });
    },
    fillText: (text, x, y) => {
      pen.texts.push({ text, x, y });
    },
    measureText: (text) => ({ width: text.length * 6 }) as TextMetrics,
    setLineDash: (segments) => {
      dash = [...segments];
    },
  };
  return pen;
}

/** All coordinates that were drawn. */
export const coordinates = (pen: Listener): number[] => [
  ...[...pen.strokes, ...pen.fills].flatMap(({ points }) => points.flat()),
  ...pen.texts.flatMap(({ x, y }) => [x, y]),
  ...pen.rectangles.flatMap(({ box }) => box),
];
