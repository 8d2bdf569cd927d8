import type { Host } from '../../kernel/host.ts';
import type { Board, Job, Report, Work } from './board.ts';
import type { TeamValues } from './params.ts';
import type { Upshot } from './turn.ts';

/** Kinds of message between the members of a team, by index. */
export const ASSIGNMENT = 0;
export const RESULT = 1;
export const REMARK = 2;
export const ANNOUNCEMENT = 3;
export const BID = 4;

/** What the rules of an architecture act upon. */
export interface Team<V extends TeamValues = TeamValues> {
  board: Board;
  host: Host;
  values: V;
}

/**
 * An architecture as roles and rules of hand-off. A rule enqueues turns (`assign`) and sends messages (`tell`); when neither is left to
 * wait for, `quiet` is asked what to do next, and closes the task with an answer in the end.
 */
export interface Roles<V extends TeamValues> {
  /** Results that arrive are gathered in `work.reports` until they are merged; otherwise the receiver takes them over at once. */
  gathers?: boolean;
  /** Nobody is indispensable: the task goes on while anybody lives. Otherwise it ends with agent 0. */
  leaderless?: boolean;
  /** A task has come, or its turn in the line: who begins, with what. */
  begin(team: Team<V>, work: Work): void;
  /** Tasks wait in the line until this is false: first come, first served. */
  waits?(team: Team<V>): boolean;
  /** A turn has ended. */
  finished(team: Team<V>, work: Work, agent: number, job: Job, upshot: Upshot): void;
  /** A message has arrived and been taken over or gathered. */
  heard?(team: Team<V>, work: Work, to: number, kind: number, report: Report): void;
  /** Nothing is under way: go on, or `close`. Called again and again until the task is closed or something is under way. */
  quiet(team: Team<V>, work: Work): void;
}
