import { numberIn, textOf } from './summary.ts';

type Keys = Record<string, unknown>;
export type Cells = number[][];

export const isCells = (value: unknown): value is Cells => Array.isArray(value) && Array.isArray(value[0]);

/** A game by its table (a common reward) or by its words, as an environment of ours. */
export function gameOf(scenario: Keys): { environment: Keys; row: Cells; column: Cells } | null {
  const own = (payoffs: Cells, column: 'common' | 'symmetric' | 'opposite') => ({
    environment: { id: 'matrix-game', game: 'own', payoffs, column },
    row: payoffs,
    column:
      column === 'common'
        ? payoffs
        : payoffs[0].map((_, j) => payoffs.map((cells) => (column === 'opposite' ? -cells[j] : cells[j]))),
  });
  if (isCells(scenario.game)) return own(scenario.game, 'common');
  if (isCells(scenario.payoff)) return own(scenario.payoff, 'common');
  const words = textOf(scenario.game).toLowerCase();
  const number = (name: string, usual: number) => {
    const found = numberIn(words, name);
    return Number.isNaN(found) ? usual : found;
  };
  if (/prisoner|^pd\b/.test(words)) {
    const [t, r, p, s] = [number('\\bt', 5), number('\\br', 3), number('\\bp', 1), number('\\bs', 0)];
    return own(
      [
        [r, s],
        [t, p],
      ],
      'symmetric',
    );
  }
  if (/pennies/.test(words))
    return own(
      [
        [1, -1],
        [-1, 1],
      ],
      'opposite',
    );
  if (/rock|rps/.test(words))
    return own(
      [
        [0, -1, 1],
        [1, 0, -1],
        [-1, 1, 0],
      ],
      'opposite',
    );
  if (/hawk/.test(words)) {
    const value = Number(scenario.V ?? 2);
    const cost = Number(scenario.C ?? 4);
    return own(
      [
        [(value - cost) / 2, value],
        [0, value / 2],
      ],
      'symmetric',
    );
  }
  if (/stag/.test(words))
    return own(
      [
        [4, 0],
        [3, 3],
      ],
      'symmetric',
    );
  if (/coordination/.test(words))
    return own(
      [
        [1, 0],
        [0, 1],
      ],
      'common',
    );
  if (/climbing/.test(words))
    return own(
      [
        [11, -30, 0],
        [-30, 7, 6],
        [0, 0, 5],
      ],
      'common',
    );
  if (/penalty/.test(words)) {
    const k = Number(scenario.k ?? number('k', -10));
    return own(
      [
        [10, 0, k],
        [0, 2, 0],
        [k, 0, 10],
      ],
      'common',
    );
  }
  return null;
}
