/** Ways through a junction: a turn to the right, straight on, a turn to the left. */
export const ROUTES = 3;
export const routeNames = ['right', 'straight on', 'left'] as const;
export const ARMS = 4;
export const armNames = ['south', 'west', 'north', 'east'] as const;

/** Cells of one route from an arm, in the order in which a car takes them. */
export type Path = Int32Array;

/**
 * The paths of a junction of two roads with a lane each way, on a board of `size` × `size` cells (even), by arm × 3 + route. Cars keep to
 * the right: one that comes from the south drives up in the column right of the middle.
 */
export function pathsOf(size: number): Path[] {
  const paths: Path[] = [];
  for (let arm = 0; arm < ARMS; arm++)
    for (let route = 0; route < ROUTES; route++)
      paths.push(Int32Array.from(fromSouth(size, route), ([x, y]) => turned(size, x, y, arm)));
  return paths;
}

function fromSouth(size: number, route: number): [number, number][] {
  const right = size / 2;
  const left = right - 1;
  const cells: [number, number][] = [];
  const turnAt = route === 0 ? right : route === 1 ? 0 : left;
  for (let y = size - 1; y >= turnAt; y--) cells.push([right, y]);
  if (route === 0) for (let x = right + 1; x < size; x++) cells.push([x, right]);
  if (route === 2) for (let x = left; x >= 0; x--) cells.push([x, left]);
  return cells;
}

/** The cell at (x, y) after `quarters` quarter turns of the board clockwise. */
function turned(size: number, x: number, y: number, quarters: number): number {
  let [column, row] = [x, y];
  for (let i = 0; i < quarters; i++) [column, row] = [size - 1 - row, column];
  return row * size + column;
}

/** Cells of the longest path, a turn to the left. */
export const longestPath = (size: number): number => size + 1;

/** 1 where a cell is road. */
export function roadOf(size: number): Uint8Array {
  const road = new Uint8Array(size * size);
  for (const path of pathsOf(size)) for (const cell of path) road[cell] = 1;
  return road;
}
