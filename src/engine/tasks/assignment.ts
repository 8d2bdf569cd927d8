/**
 * The assignment of rows to different columns with the least total cost: the Hungarian method with potentials, O(rows² × columns)
 * (Kuhn 1955; Jonker & Volgenant, Computing 38, 1987). `cost` by row × columns + column, all finite; rows ≤ columns.
 * Answers the column of each row. Throws a RangeError otherwise.
 */
export function leastCost(cost: ArrayLike<number>, rows: number, columns: number): Int32Array {
  if (rows > columns) throw new RangeError(`leastCost: ${rows} rows and ${columns} columns; expected no more rows than columns`);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  /** Row that each column is given to, from 1; 0 is none. Column 0 stands for the row being placed. */
  const owner = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    owner[0] = row;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const seen = new Uint8Array(columns + 1);
    let column = 0;
    while (owner[column] !== 0) {
      seen[column] = 1;
      const at = owner[column];
      let step = Infinity;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (seen[j]) continue;
        const reduced = cost[(at - 1) * columns + j - 1] - rowPotential[at] - columnPotential[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          before[j] = column;
        }
        if (least[j] < step) {
          step = least[j];
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (seen[j]) {
          rowPotential[owner[j]] += step;
          columnPotential[j] -= step;
        } else least[j] -= step;
      }
      column = next;
    }
    while (column !== 0) {
      owner[column] = owner[before[column]];
      column = before[column];
    }
  }
  const columnOf = new Int32Array(rows);
  for (let j = 1; j <= columns; j++) if (owner[j] > 0) columnOf[owner[j] - 1] = j - 1;
  return columnOf;
}
