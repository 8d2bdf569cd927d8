/**
 * The sum of a row's and a column's value that comes nearest to a table in the mean square over all cells alike: row mean + column mean −
 * mean of all. What value decomposition (VDN; Sunehag et al., AAMAS 2018) comes to under uniform joint actions.
 */
export function additiveProjection(table: readonly (readonly number[])[]): number[][] {
  const columns = table[0].length;
  const rowMeans = table.map((cells) => cells.reduce((sum, x) => sum + x, 0) / columns);
  const columnMeans = table[0].map((_, j) => table.reduce((sum, cells) => sum + cells[j], 0) / table.length);
  const mean = rowMeans.reduce((sum, x) => sum + x, 0) / table.length;
  return rowMeans.map((row) => columnMeans.map((column) => row + column - mean));
}

/** The joint action that both sides choose for themselves by an additive table: the best row and the best column. */
export function greedyOfParts(table: readonly (readonly number[])[]): [number, number] {
  const largest = (values: readonly number[]): number => values.indexOf(Math.max(...values));
  return [largest(table.map((cells) => cells[0])), largest(table[0])];
}

/** Payoffs of the two games of the two-step game (Rashid et al., QMIX, ICML 2018, section 5 and table 1): 7 for sure, or up to 8. */
export const TWO_STEP = [
  [
    [7, 7],
    [7, 7],
  ],
  [
    [0, 1],
    [1, 8],
  ],
] as const;

/** What a player by additive values earns in the two-step game: it enters the game whose projection looks better, and plays its greedy parts. */
export function twoStepAdditiveChoice(): number {
  const looks = TWO_STEP.map((game) => {
    const fitted = additiveProjection(game);
    const [i, j] = greedyOfParts(fitted);
    return { believed: fitted[i][j], earned: game[i][j] };
  });
  return looks[0].believed >= looks[1].believed ? looks[0].earned : looks[1].earned;
}
