import type { Chance } from '../../kernel/chance.ts';
import { log, log1p } from '../../kernel/mathematics.ts';

/**
 * Visits each of a family of pairs with probability p, independently, in time proportional to the pairs visited: the
 * gaps between visited pairs are geometric (Batagelj & Brandes, Physical Review E 71 (2005) 036113, algorithm 1). The
 * pairs are (row, column) with start(row) <= column < end(row), for rows 0 to n - 1.
 */
export function visitRandomPairs(
  n: number,
  p: number,
  chance: Chance,
  start: (row: number) => number,
  end: (row: number) => number,
  visit: (row: number, column: number) => void,
): void {
  if (!(p > 0)) return;
  const scale = p < 1 ? 1 / log1p(-p) : 0;
  const gap = () => (scale === 0 ? 0 : Math.floor(log(1 - chance.uniform()) * scale));
  let row = 0;
  let column = start(0) + gap();
  while (row < n) {
    const last = end(row);
    if (column < last) {
      visit(row, column);
      column += 1 + gap();
    } else {
      row++;
      if (row < n) column = start(row) + (column - last);
    }
  }
}
