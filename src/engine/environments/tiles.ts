/**
 * Tile coding of a plane that is cut into a lattice (Sutton & Barto 2018, section 9.5.4): `tilings` grids of tiles lie over it, each
 * shifted against the last by one lattice cell in x and three in y (displacement vector (1, 3)), a tile being `tilings` cells wide.
 */
export interface Tiling {
  /** Cells of the lattice along each side. */
  width: number;
  height: number;
  tilings: number;
}

/** Tiles along a side of `cells` cells; one more than would cover it, for the shift. */
const along = (cells: number, tilings: number): number => Math.ceil(cells / tilings) + 1;

export const tileCount = ({ width, height, tilings }: Tiling): number =>
  tilings * along(width, tilings) * along(height, tilings);

/** Writes the tile of each tiling that a lattice cell lies in; answers how many. */
export function tilesOf({ width, height, tilings }: Tiling, cell: number, into: Int32Array): number {
  const x = cell % width;
  const y = Math.floor(cell / width);
  const columns = along(width, tilings);
  const rows = along(height, tilings);
  for (let k = 0; k < tilings; k++) {
    const column = Math.floor((x + (k % tilings)) / tilings);
    const row = Math.floor((y + ((3 * k) % tilings)) / tilings);
    into[k] = (k * rows + row) * columns + column;
  }
  return tilings;
}
