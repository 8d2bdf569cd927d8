import { type Account, accountOf } from '../engine/kernel/account.ts';
import type { BoardView } from '../engine/kernel/board.ts';
import { boardView } from '../engine/kernel/boardOf.ts';
import type { Film } from '../engine/kernel/film.ts';
import type { Frame, InspectionRow, WorldInfo } from '../engine/kernel/frame.ts';
import type { Advanced, Request, Want } from './laboratory.ts';
import type { Shown } from './shown.ts';

/** Events between two looks at the clock, so that pause and cancel are answered soon. */
const SLICE_EVENTS = 2000;
const OPENING: Want = { arrivals: false, digest: false, messagesAtMost: 20_000 };

/** A film behind the laboratory's calls: gone in slices within a budget of real time. */
export class Simulation implements Shown {
  private readonly film: Film;

  constructor(film: Film) {
    this.film = film;
  }

  get info(): WorldInfo {
    return this.film.info;
  }

  frame(): Frame {
    return this.film.frame(OPENING);
  }

  go({ to, commands, want, budgetMs }: Request): Advanced {
    const { film } = this;
    film.watchArrivals(want.arrivals);
    if (commands) film.setCommands(commands);
    const arrived = this.travel(to, performance.now() + budgetMs);
    return { frame: film.frame(want), arrived, reachable: film.reachable };
  }

  private travel(to: Request['to'], deadline: number): boolean {
    const { film } = this;
    if (to === 'event') film.step();
    else if (to === 'back') film.stepBack();
    else if (to === 'round') return this.seek(film.nextRound(), deadline);
    else if (to === 'note') return film.untilNote(() => performance.now() > deadline, SLICE_EVENTS);
    else return this.seek(to, deadline);
    return true;
  }

  private seek(time: number, deadline: number): boolean {
    while (!this.film.seek(time, SLICE_EVENTS)) if (performance.now() > deadline) return false;
    return true;
  }

  inspect(agent: number): InspectionRow[] {
    return this.film.inspect(agent);
  }

  account(): Account | null {
    return accountOf(this.film.world);
  }

  board(agent: number): BoardView {
    return boardView(this.film.world, agent);
  }

  message(id: number): InspectionRow[] | null {
    return this.film.message(id);
  }
}
