import type { GridBoard } from '../../engine/kernel/board.ts';
import { controller } from '../../store/index.ts';

/** What a click with a brush makes of a cell: what stands there already is taken down again; null where nothing changes. */
export function afterClick(board: GridBoard, cell: number, brush: string): string | null {
  const [plain] = board.placeable ?? [];
  if (brush === 'select' || plain === undefined) return null;
  const now = board.cellKinds[board.cells[cell]]?.name;
  if (!board.placeable?.includes(brush)) return null;
  const next = now === brush ? plain : brush;
  return next === now ? null : next;
}

/** Builds on a cell as a command of the run; undo puts back what stood there. */
export function placeAt(board: GridBoard, cell: number, brush: string): void {
  const next = afterClick(board, cell, brush);
  if (next === null) return;
  const now = board.cellKinds[board.cells[cell]]?.name ?? '';
  // What no hand can place (a start) has no opposite, and the world keeps it.
  const opposite = board.placeable?.includes(now) ? ({ do: 'place', cell, value: now } as const) : null;
  controller().act({ do: 'place', cell, value: next }, opposite);
}
