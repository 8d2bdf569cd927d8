/**
 * Plain pictures of a world, for pages that draw it: what an environment shows by its step `board`, a learner by `policy`, `model` and
 * `flows`. They are asked for a few times a second beside the run and must change nothing in it, nor draw from its chance.
 */

/** How a cell looks, whatever the world calls it. */
export type CellLook =
  | 'floor'
  | 'wall'
  | 'start'
  | 'goal'
  | 'cliff'
  | 'road'
  | 'grass'
  | 'food'
  | 'home'
  | 'away'
  | 'water';

/** One kind of cell: its word for a person and for the hand's `place` ("wall"), and its look. */
export interface CellKind {
  name: string;
  look: CellLook;
}

/** How a piece looks: agents that learn are 'agent'; 'rival' is the other side; 'target' is what is hunted; the others are things. */
export type PieceLook = 'agent' | 'rival' | 'target' | 'car' | 'food' | 'ball' | 'flag';

/** Something that stands on a cell. */
export interface Piece {
  /** The agent it is, or -1 for a thing. Things should keep their place in the list, so that they move smoothly. */
  agent: number;
  cell: number;
  look: PieceLook;
  /** A short text on it: a level, a number of points; at most two signs. */
  mark?: string;
  /** It has the ball, the load, the parcel: drawn with a ring. */
  holds?: boolean;
}

/** A board of square cells, row by row from the top: cell = row × width + column. */
export interface GridBoard {
  kind: 'grid';
  /** What it shows, where that is no plain board of places. */
  title?: string;
  width: number;
  height: number;
  /** Kind of each cell, as an index into `cellKinds`. */
  cells: Uint8Array;
  cellKinds: readonly CellKind[];
  pieces: readonly Piece[];
  /** Column and row that each action leads to, by action; [0, 0] stays; null where an action is no step. */
  ways: readonly (readonly [number, number] | null)[];
  wayNames: readonly string[];
  /**
   * The state the agent asked about would sense on each cell if all else stayed as it is; -1 where it cannot stand or chooses nothing.
   * Arrows and shades are drawn from the policy in these states. Absent: none are.
   */
  states?: Int32Array;
  /** Kinds that the hand's `place` may put on cells, by name; absent or empty: none. */
  placeable?: readonly string[];
  /** Who leaves on one side comes in on the other. */
  torus?: boolean;
}

/** A game in normal form between a row and a column player. */
export interface MatrixBoard {
  kind: 'matrix';
  /** Which of several tables is played now; '' where there is one. */
  title: string;
  rowNames: readonly string[];
  columnNames: readonly string[];
  /** What the row and the column player earn, rows × columns. */
  row: readonly (readonly number[])[];
  column: readonly (readonly number[])[];
  /** The agent asked about and whom it plays against, the row player first; -1: nobody. */
  players: readonly [number, number];
  /** 1 for row players, 0 for column players, by agent; 2 for who sits out. */
  sides: Uint8Array;
  /** Share of all plays so far in each cell, rows × columns; they sum to 1 or are all 0. */
  played: Float64Array;
  /** The payoffs are symmetric (column = row transposed): one population may stand for both. */
  symmetric: boolean;
}

/** Arms of a bandit in the context that the agent asked about sees. */
export interface ArmsBoard {
  kind: 'arms';
  names: readonly string[];
  /** Mean reward of each arm at present. */
  means: Float64Array;
  /** Standard deviation of each arm's rewards; 0 where unknown. */
  deviations: Float64Array;
  /** State whose policy, values and counts belong to the arms. */
  state: number;
}

/** Samples, and what the model asked about makes of them: of the agent's own model, or of the mean of all (agent -1). */
export interface ModelBoard {
  kind: 'model';
  classes: readonly string[];
  /** Shape in which features make a picture; null where they make none. */
  picture: { width: number; height: number } | null;
  features: readonly string[];
  /** Weights of a linear or softmax model, classes × features; null for other models. */
  weights: Float64Array | null;
  /** At most 2000 samples of two features: places, labels, and the agents that hold them (-1: held out); null for more features. */
  samples: { x: Float64Array; y: Float64Array; label: Uint8Array; owner: Int32Array } | null;
  /** Class predicted on a grid of `width` × `height` points from the top left over `extent` [x0, y0, x1, y1]; sureness from 0 to 1. */
  regions: {
    width: number;
    height: number;
    extent: readonly [number, number, number, number];
    label: Uint8Array;
    sureness: Float32Array;
  } | null;
  /** Samples of each class by agent, agents × classes: label skew; null where nothing is classified. At most the first 200 agents. */
  holdings: Float64Array | null;
}

/** A line of numbers with a loss over it by agent: one parameter to learn. */
export interface LineBoard {
  kind: 'line';
  /** Loss of some agents at evenly spaced points over `extent`, curves × points. */
  extent: readonly [number, number];
  curves: readonly Float64Array[];
  owners: readonly number[];
  /** Mean of all losses at the same points, and where it is least. */
  mean: Float64Array;
  optimum: number;
  /** Present model of each agent, filled in by the kernel; empty where nobody learns. */
  models: Float64Array;
}

export type Board = GridBoard | MatrixBoard | ArmsBoard | ModelBoard | LineBoard;

/** What an agent's learner makes of a list of states: arrays of states × actions in that order. */
export interface PolicyView {
  actions: number;
  /** Chances of the actions; null where the learner names none. */
  chances: Float32Array | null;
  /** What the actions are thought to be worth; null where the learner keeps no such numbers. */
  values: Float32Array | null;
  /** Worth of the states themselves (critics, TD prediction); absent: the largest of `values`. */
  worth?: Float32Array;
  /** How often each was tried; absent where nobody counts. */
  counts?: Float32Array;
}

/** Who learned from whom so far: `weight` steps, tables or models of `from` that `to` has learned from. At most a few thousand rows. */
export interface Flows {
  from: Int32Array;
  to: Int32Array;
  weight: Float64Array;
  /** What is counted, in the plural: "steps", "tables", "models". */
  unit: string;
}

/** All of it at one moment, about one agent. */
export interface BoardView {
  /** Simulated seconds. */
  time: number;
  /** The agent whose policy and model is shown; -1: the mean model. */
  agent: number;
  board: Board | null;
  /** For the board's states (grid), the one state (arms), or none. */
  policy: PolicyView | null;
  /** Chances of the actions of many agents in the states they sense, agents × actions; null where no learner names any. */
  mixes: { agents: Int32Array; actions: number; chances: Float32Array } | null;
  flows: Flows | null;
}
