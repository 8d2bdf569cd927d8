import type { BoardView } from '../engine/kernel/board.ts';
import type { Frame, InspectionRow, WorldInfo } from '../engine/kernel/frame.ts';
import type { Advanced, Request } from './laboratory.ts';

/** What the laboratory has open: a simulation or a recording, which answer the same calls. */
export interface Shown {
  readonly info: WorldInfo;
  frame(): Frame;
  go(request: Request): Advanced;
  inspect(agent: number): InspectionRow[];
  /** Absent: it has no board to show. */
  board?(agent: number): BoardView;
  message(id: number): InspectionRow[] | null;
}
