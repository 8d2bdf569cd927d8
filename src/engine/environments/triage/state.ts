import { type Agenda, emptyAgenda } from '../requests/agenda.ts';
import { type Desk, openDesk } from '../desk/desk.ts';

export const LEVELS = 5;

export interface Patient {
  id: number;
  /** Level now and at arrival, 0 (resuscitation) to 4. */
  level: number;
  came: number;
  arrivedAt: number;
  /** Rank of the place in line that counts; NaN once seen. */
  rank: number;
  /** When waiting will have made it worse; Infinity is never. */
  worseAt: number;
  sick: boolean;
  /** Kind of skill that its disease asks for. */
  field: number;
  /** Row among real patients, or -1. */
  row: number;
  /** Clinician, or -1 while waiting. */
  agent: number;
  seenAt: number;
  wasInTime: boolean;
  /** When all that can come of opinions has come. */
  dueAt: number;
  opinions: number;
  sickVotes: number;
  evidence: number;
  /** Opinions still awaited. */
  awaited: number;
}

export interface State {
  desk: Desk;
  patients: Map<number, Patient>;
  byTeam: boolean;
  came: number;
  /** By level at arrival: seen, seconds waited, seen within the target. */
  seen: Float64Array;
  waited: Float64Array;
  inTime: Float64Array;
  waiting: number;
  /** Patients who got worse while they waited, each counted once. */
  worsened: number;
  lost: number;
  /** Sick called sick, sick called well, well called well, well called sick. */
  hits: number;
  misses: number;
  passed: number;
  alarms: number;
  /** Waiting that makes worse, and opinions that do not come. */
  agenda: Agenda;
  /** By agent: what it does (0 nothing, 1 … 5 sees a patient of that level, 6 reads), for whom, and findings that wait to be read. */
  doing: Uint8Array;
  whom: Int32Array;
  inbox: { patient: number; from: number }[][];
  readings: Uint32Array;
}

export const emptyState = (n: number): State => ({
  desk: openDesk(n),
  patients: new Map(),
  byTeam: false,
  came: 0,
  seen: new Float64Array(LEVELS),
  waited: new Float64Array(LEVELS),
  inTime: new Float64Array(LEVELS),
  waiting: 0,
  worsened: 0,
  lost: 0,
  hits: 0,
  misses: 0,
  passed: 0,
  alarms: 0,
  agenda: emptyAgenda(),
  doing: new Uint8Array(n),
  whom: new Int32Array(n).fill(-1),
  inbox: Array.from({ length: n }, () => []),
  readings: new Uint32Array(n),
});
