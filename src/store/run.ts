import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from '../engine/kernel/command.ts';
import type { EdgeList, Note, Verdict, WorldInfo } from '../engine/kernel/frame.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Beside } from '../engine/scenario/variant.ts';
import type { Turn } from './verdict.ts';

/** One course of events: the scenario, its seed and what was done to it. Acting in the past starts another. */
export interface Branch {
  id: number;
  /** The branch it left, or null for the first. */
  parent: number | null;
  forkTime: number;
  commands: readonly Command[];
  /** The furthest simulated time seen on it. */
  furthest: number;
}

/** What went wrong, with all that is needed to see it again. */
export interface Problem {
  title: string;
  message: string;
  /** The entry that was running, as far as known: "gossip on watts-strogatz". */
  entry: string | null;
  seed: number | null;
  time: number;
  /** Events handled when it happened. */
  event: number;
  /** 'resumed': already going again from the last good time; 'stopped': waits for a person; 'refused': nothing changed. */
  state: 'resumed' | 'stopped' | 'refused';
}

/** What is told about the running world at about 8 Hz; what moves faster is in the frame. */
export interface Run {
  status: 'empty' | 'opening' | 'ready' | 'failed';
  info: WorldInfo | null;
  /** The newest list of edges; `edges.version` tells when to lay out again. */
  edges: EdgeList | null;
  /** As at time 0, every default written out; null for a recording. */
  scenario: Scenario | null;
  /** What runs beside it, as it was opened. */
  beside: Beside | null;
  /** Name of the recording that plays, or null. */
  recording: string | null;
  /** Grows with every world opened, so that views know to start afresh. */
  epoch: number;
  playing: boolean;
  /** Simulated time runs at info.paceSeconds × speed a second. */
  speed: number;
  /** Share of the asked speed that the machine reaches, 0 to 1. */
  reached: number;
  /** On the way to a far time. */
  seeking: number | null;
  time: number;
  furthest: number;
  reachable: readonly [number, number];
  events: number;
  sentence: string;
  verdict: Verdict | null;
  /** When the verdict turned to what it is; null while the run goes on. */
  turned: Turn | null;
  digest: string | null;
  messagesInFlight: number;
  messagesListed: number;
  notes: readonly Note[];
  branches: readonly Branch[];
  branch: number;
  problem: Problem | null;
}

export const emptyRun: Run = {
  status: 'empty',
  info: null,
  edges: null,
  scenario: null,
  beside: null,
  recording: null,
  epoch: 0,
  playing: false,
  speed: 1,
  reached: 1,
  seeking: null,
  time: 0,
  furthest: 0,
  reachable: [0, 0],
  events: 0,
  sentence: '',
  verdict: null,
  turned: null,
  digest: null,
  messagesInFlight: 0,
  messagesListed: 0,
  notes: [],
  branches: [],
  branch: 0,
  problem: null,
};

export const createRun = (): StoreApi<Run> => createStore<Run>(() => emptyRun);

/** The branch that plays; an empty one before any world is open. */
export const activeBranch = ({ branches, branch }: Run): Branch =>
  branches.find(({ id }) => id === branch) ?? { id: 0, parent: null, forkTime: 0, commands: [], furthest: 0 };

/** Speeds the transport offers, a factor of two apart where it matters. */
export const speeds = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16, 32, 64, 128, 256] as const;
