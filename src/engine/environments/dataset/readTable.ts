/** A table read: rows of features, and what is to be foretold of each. */
export interface Table {
  /** Names of the feature columns. */
  columns: string[];
  target: string;
  rows: number;
  /** Feature f of row r at r × columns.length + f. */
  x: Float64Array;
  /** The last column as numbers; null where some cell of it is none. */
  numbers: Float64Array | null;
  /** The first cell of the last column that is no number, as a message; '' if all are. */
  wordAt: string;
  /** Class of each row, an index into `classes`. */
  labels: Int32Array;
  /** Different values of the last column, in order of number, else of code units; at most CLASSES_AT_MOST, otherwise empty. */
  classes: string[];
}

export const CLASSES_AT_MOST = 50;
const COLUMNS_AT_MOST = 1000;
const CELLS_AT_MOST = 20_000_000;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

let last: { text: string; read: Table | string } | null = null;

/** Reads a table once, however often the same text is asked about. */
export function readTable(text: string): Table | string {
  if (last === null || last.text !== text) last = { text, read: read(text) };
  return last.read;
}

/**
 * Reads comma-separated text: a line of column names, then a line a sample with numbers, the last column being what is to be foretold
 * (a number or the name of a class). Empty lines at the end are nothing. Answers what is wrong, with line and column, instead of a table.
 */
function read(text: string): Table | string {
  const lines = text.split('\n');
  while (lines.length > 0 && lines[lines.length - 1].trim() === '') lines.pop();
  if (lines.length === 0)
    return 'the table is empty; expected a line of column names and a line for each sample';
  const header = cellsOf(lines[0]);
  const width = header.length;
  if (width < 2)
    return `line 1 names one column ("${brief(header[0])}"); expected at least two, parted by commas, the last of which is to be foretold`;
  if (width > COLUMNS_AT_MOST) return `line 1 names ${width} columns; expected at most ${COLUMNS_AT_MOST}`;
  const unnamed = header.findIndex((name) => name === '');
  if (unnamed >= 0) return `line 1: column ${unnamed + 1} has no name; expected a name for every column`;
  const twice = header.findIndex((name, i) => header.indexOf(name) !== i);
  if (twice >= 0) return `line 1: two columns are named "${brief(header[twice])}"; expected different names`;
  if (header.every((name) => NUMBER.test(name)))
    return 'line 1 holds numbers only; expected a line of column names before the samples';
  const rows = lines.length - 1;
  if (rows < 2)
    return `the table has ${rows === 0 ? 'no samples' : 'one sample'}; expected at least two below the line of names`;
  if (rows * width > CELLS_AT_MOST)
    return `${rows} rows of ${width} columns are ${rows * width} numbers; expected at most ${CELLS_AT_MOST}`;
  const features = width - 1;
  const x = new Float64Array(rows * features);
  const targets = new Array<string>(rows);
  for (let row = 0; row < rows; row++) {
    const line = lines[row + 1];
    if (line.trim() === '') return `line ${row + 2} is empty; expected ${width} cells as in line 1`;
    const cells = cellsOf(line);
    if (cells.length !== width)
      return `line ${row + 2} has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}; expected ${width} as in line 1`;
    for (let f = 0; f < features; f++) {
      const cell = cells[f];
      const number = NUMBER.test(cell) ? Number(cell) : Number.NaN;
      if (!Number.isFinite(number)) return wrongCell(row, header[f], cell, 'a number');
      x[row * features + f] = number;
    }
    if (cells[features] === '')
      return wrongCell(row, header[features], '', 'a number or the name of a class');
    targets[row] = cells[features];
  }
  return {
    columns: header.slice(0, features),
    target: header[features],
    rows,
    x,
    ...judge(targets, header[features]),
  };
}

const wrongCell = (row: number, column: string, cell: string, expected: string): string =>
  `line ${row + 2}, column "${brief(column)}": ${cell === '' ? 'nothing' : `"${brief(cell)}"`}; expected ${expected}`;

const brief = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The last column both as numbers and as classes, as far as it can be read so. */
function judge(targets: string[], name: string): Pick<Table, 'numbers' | 'wordAt' | 'labels' | 'classes'> {
  const word = targets.findIndex((cell) => !NUMBER.test(cell) || !Number.isFinite(Number(cell)));
  const numbers = word < 0 ? Float64Array.from(targets, Number) : null;
  const wordAt =
    word < 0 ? '' : wrongCell(word, name, targets[word], 'a number, for numbers are to be foretold');
  const seen = new Set<string | number>();
  for (let row = 0; row < targets.length && seen.size <= CLASSES_AT_MOST; row++)
    seen.add(numbers ? numbers[row] : targets[row]);
  if (seen.size > CLASSES_AT_MOST) return { numbers, wordAt, labels: new Int32Array(0), classes: [] };
  const values = [...seen].sort((a, b) => (a < b ? -1 : 1));
  const index = new Map(values.map((value, i) => [value, i]));
  const labels = Int32Array.from(targets, (cell, row) => index.get(numbers ? numbers[row] : cell) ?? 0);
  return { numbers, wordAt, labels, classes: values.map(String) };
}

/** Cells of a line, without blanks around them and quotes about them. */
function cellsOf(line: string): string[] {
  const plain = line.endsWith('\r') ? line.slice(0, -1) : line;
  if (!plain.includes('"')) return plain.split(',').map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const letter of plain) {
    if (letter === '"') quoted = !quoted;
    else if (letter === ',' && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  cells.push(cell.trim());
  return cells;
}
