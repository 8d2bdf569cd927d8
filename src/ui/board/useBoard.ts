import { useEffect, useRef } from 'react';
import type { BoardView } from '../../engine/kernel/board.ts';
import { controller, stores, useRun } from '../../store/index.ts';

/** A board is asked for so often while the film runs. */
export const askEveryMs = 125;

/** The latest picture of the board and the one before it, with the real time at which the latest came. */
export interface Boards {
  before: BoardView | null;
  latest: BoardView | null;
  arrivedMs: number;
  /** The world's number: see Run.epoch. */
  epoch: number;
}

/** Keeps asking for the board as it concerns an agent, one question at a time; `onNew` is told of each answer. */
export function useBoard(agent: number, onNew: (boards: Boards) => void): { current: Boards } {
  const boards = useRef<Boards>({ before: null, latest: null, arrivedMs: 0, epoch: -1 });
  const tell = useRef(onNew);
  const ready = useRun((run) => run.status === 'ready');
  useEffect(() => {
    tell.current = onNew;
  });

  useEffect(() => {
    if (!ready) return;
    let over = false;
    let asking = false;
    let shownAt = '';
    const ask = async (): Promise<void> => {
      const frame = stores.frames.current;
      // Deeds at a standstill change the world without moving its clock; they count as events.
      const { epoch } = stores.run.getState();
      const moment = `${epoch} ${frame?.time} ${frame?.events}`;
      if (asking || moment === shownAt) return;
      asking = true;
      const view = await controller().board(agent);
      asking = false;
      if (over || view === null) return;
      shownAt = moment;
      // Nobody glides from one world into another.
      const before = boards.current.epoch === epoch ? boards.current.latest : null;
      boards.current = { before, latest: view, arrivedMs: performance.now(), epoch };
      tell.current(boards.current);
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [agent, ready]);

  return boards;
}
