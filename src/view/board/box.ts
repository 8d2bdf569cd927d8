/** A part of a canvas in CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the square cells of a board lie in a box: `cell` pixels a side, centred. */
export interface GridPlace {
  x: number;
  y: number;
  cell: number;
  columns: number;
  rows: number;
}

/** The largest board of whole-pixel cells that fits; cells of less than a pixel are kept, so that nothing is cut off. */
export function gridPlace(columns: number, rows: number, box: Box, mostPixels = 96): GridPlace {
  const fit = Math.min(box.width / columns, box.height / rows, mostPixels);
  const cell = fit >= 4 ? Math.floor(fit) : Math.max(0.5, fit);
  return {
    x: Math.round(box.x + (box.width - cell * columns) / 2),
    y: Math.round(box.y + (box.height - cell * rows) / 2),
    cell,
    columns,
    rows,
  };
}

/** The number of the cell under a point, or -1. */
export function cellAt(place: GridPlace, x: number, y: number): number {
  const column = Math.floor((x - place.x) / place.cell);
  const row = Math.floor((y - place.y) / place.cell);
  if (column < 0 || row < 0 || column >= place.columns || row >= place.rows) return -1;
  return row * place.columns + column;
}

/** The box less a margin on every side; never negative. */
export const inset = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x + by,
  y: y + by,
  width: Math.max(1, width - 2 * by),
  height: Math.max(1, height - 2 * by),
});

/** Boxes side by side, or one below the other where the box is taller than wide. */
export function halves(box: Box, share = 0.5, gap = 24): [Box, Box] {
  if (box.width >= box.height) {
    const first = (box.width - gap) * share;
    return [
      { ...box, width: first },
      { ...box, x: box.x + first + gap, width: box.width - gap - first },
    ];
  }
  const first = (box.height - gap) * share;
  return [
    { ...box, height: first },
    { ...box, y: box.y + first + gap, height: box.height - gap - first },
  ];
}
