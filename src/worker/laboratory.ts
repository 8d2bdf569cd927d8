import type { Account } from '../engine/kernel/account.ts';
import type { BoardView } from '../engine/kernel/board.ts';
import type { Command } from '../engine/kernel/command.ts';
import type { Frame, InspectionRow, WorldInfo } from '../engine/kernel/frame.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Beside } from '../engine/scenario/variant.ts';

/** What a frame should carry. */
export interface Want {
  /** Messages that ended since the last frame (space-time diagram). */
  arrivals: boolean;
  /** The running digest of all events. */
  digest: boolean;
  /** At most this many messages in flight are listed; `total` tells how many there are. */
  messagesAtMost: number;
}

export interface Request {
  /**
   * Where to go: a simulated time in seconds (backwards too), one event forward or back, to the end of the round, or to the next
   * note. A long way is gone in slices: `arrived` is false until it is reached, and the caller asks again.
   */
  to: number | 'event' | 'back' | 'round' | 'note';
  /** The branch's whole list of commands, ascending in time; null if it has not changed since the last request. */
  commands: Command[] | null;
  want: Want;
  /** Real milliseconds after which to answer with what there is. */
  budgetMs: number;
}

export interface Opened {
  info: WorldInfo;
  frame: Frame;
  /** The scenario with every default written out; null for a recording. */
  scenario: Scenario | null;
  /** Name of the main run among those beside it, and these in their order; absent where nothing runs beside it. */
  label?: string;
  lanes?: OpenedLane[];
  /** A recording's numbers beside those of the simulated team. */
  compared?: Compared[];
}

/** One measure of a recording, and what the simulated team comes to by the same count. */
export interface Compared {
  label: string;
  recorded: string;
  simulated: string;
  /** How both are counted. */
  help: string;
}

/** A run beside the main one, or why there is none: the others go on without it. */
export type OpenedLane =
  | { label: string; info: WorldInfo; frame: Frame; scenario: Scenario; skipped: string[] }
  | { label: string; problem: string };

/** How a run beside stands; the commands that it could not follow are told in words. */
export interface LaneFrame {
  frame: Frame;
  skipped: string[];
}

export interface Advanced {
  frame: Frame;
  arrived: boolean;
  /** Earliest and latest simulated time that a snapshot lets the caller reach quickly. */
  reachable: [number, number];
  /** The runs beside, at the same simulated time; null for one that could not be built. */
  lanes?: (LaneFrame | null)[];
}

/** What the engine's thread offers to the page. Every failure is an Error whose message names the field, what came and what was expected. */
export interface Laboratory {
  open(scenario: unknown, commands: Command[], beside?: Beside | null): Promise<Opened>;
  /** A recording of a real system: the text of its log; and beside it, where asked for, a simulated team of the same roles. */
  openRecording(text: string, name: string, team?: boolean): Promise<Opened>;
  go(request: Request): Promise<Advanced>;
  inspect(agent: number): Promise<InspectionRow[]>;
  /** The world's board and what learners make of it, as it concerns an agent (-1: nobody in particular); null for recordings. */
  board(agent: number): Promise<BoardView | null>;
  /** Where a team's time and tokens went, and its last wrong answer came from; null where no team works. */
  account(): Promise<Account | null>;
  /** What a message says: rows for hover and the inspector; null if it is gone. */
  message(id: number): Promise<InspectionRow[] | null>;
  /** Gives a frame's buffers back to be filled again. */
  recycle(buffers: ArrayBuffer[]): Promise<void>;
}
