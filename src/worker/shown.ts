import type { Account } from '../engine/kernel/account.ts';
import type { BoardView } from '../engine/kernel/board.ts';
import type { Frame, InspectionRow, WorldInfo } from '../engine/kernel/frame.ts';
import type { Advanced, Request } from './laboratory.ts';

/** What the laboratory has open: a simulation or a recording, which answer the same calls. */
export interface Shown {
  readonly info: WorldInfo;
  frame(): Frame;
  go(request: Request): Advanced;
  inspect(agent: number): InspectionRow[];
  /** Absent: no team works in it. */
  account?(): Account | null;
  /** Absent: it has no board to show. */
  board?(agent: number): BoardView | null;
  message(id: number): InspectionRow[] | null;
}
