import type { Account } from '../engine/kernel/account.ts';
import type { BoardView } from '../engine/kernel/board.ts';
import type { InspectionRow } from '../engine/kernel/frame.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Beside } from '../engine/scenario/variant.ts';
import type { Command } from '../engine/kernel/command.ts';
import type { Act } from './choices.ts';

/** All that the page may ask of the running world. Nothing here throws; what fails is told as `run.problem`. */
export interface Controller {
  play(): void;
  pause(): void;
  toggle(): void;
  /** Factor on the world's own pace. */
  setSpeed(factor: number): void;
  /** Same scenario as on the dials, same seed, from time 0. */
  restart(): void;
  newSeed(): void;
  stepEvent(): void;
  stepBack(): void;
  stepRound(): void;
  nextNote(): void;
  /** Goes to a simulated time, forward or back; while dragging, the latest wins. */
  seek(time: number): void;
  /** A hand on the world, at the present simulated time; in the past it starts a branch. `opposite` undoes what the act alone does not tell. */
  act(act: Act, opposite?: Act | null): void;
  switchBranch(id: number): void;
  /** The dials have been turned to this: live changes are commands, all else restarts with the same seed. */
  change(after: Scenario, why: { label: string; key: string }): void;
  /** Sets other runs beside the main one, from its beginning, or takes them away; the time on screen stays. */
  setBeside(beside: Beside | null, label: string): void;
  /** Sets a simulated team of the same roles beside a recording, or takes it away. */
  besideTeam(wanted: boolean): void;
  /** Makes the run in a lane beside the main one; that one takes its lane. The time on screen stays. */
  makeMain(lane: number): void;
  undo(): void;
  redo(): void;
  /** Another scenario altogether: a preset, a link, a file. */
  load(scenario: Scenario, options?: LoadOptions): Promise<boolean>;
  /** A recording of a real system. */
  loadRecording(text: string, name: string): Promise<boolean>;
  inspect(agent: number): Promise<readonly InspectionRow[]>;
  /** Where a team's time and tokens went; null where no team works or the thread does not answer. */
  account(): Promise<Account | null>;
  /** The world's board and what its learners make of it; null where there is none or the thread does not answer. */
  board(agent: number): Promise<BoardView | null>;
  message(id: number): Promise<readonly InspectionRow[] | null>;
  /** Whether frames should list the messages that ended (the space-time diagram does). */
  wantArrivals(wanted: boolean): void;
  dismissProblem(): void;
  /** Starts the engine's thread again and goes to the last good time. */
  recover(): void;
  /** Ends timers and the engine's thread. */
  close(): void;
}

export interface LoadOptions {
  commands?: readonly Command[];
  time?: number;
  play?: boolean;
  preset?: string | null;
  /** What runs beside it; absent: nothing. */
  beside?: Beside | null;
  /** Layout to show it in; null for the stage's own choice; absent: the present one stays. */
  layout?: string | null;
  /** What becomes of the curves before: see Histories.begin. */
  ghost?: 'replace' | 'stay' | 'none';
}
