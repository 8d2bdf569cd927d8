import type { Host } from '../../kernel/host.ts';
import { type Told, toldOf } from './sensation.ts';
import type { Journal } from './sharing.ts';
import { type Teachers, teachersOf } from './teachers.ts';

/** Numbers that a table of all agents may have: 400 MB. */
const NUMBERS_AT_MOST = 5e7;

/** What every learner keeps beside its own memory. */
export interface Playing<M> {
  /** Null where the environment can't be played. */
  memory: M | null;
  /** Joint steps made. */
  time: number;
  actions: Int32Array;
  rewards: Float64Array;
  done: Uint8Array;
  sensed: Int32Array;
  /** Sum of rewards, and steps taken part in, by agent. */
  earned: Float64Array;
  moves: Float64Array;
  /** Times each agent has taken each action. */
  taken: Float64Array;
  /** Steps and tables learned from others. */
  heard: Float64Array;
  teachers: Teachers;
  /** What others see, where sensations are told. */
  told: Told | null;
  /** 1 for an agent that learns no more, and for one that explores no more; and when each began to learn. */
  frozen: Uint8Array;
  exploiting: Uint8Array;
  began: Float64Array;
  journal: Journal;
}

/** The state before anything is learned; throws where a table of all agents would be too large to hold. */
export function beforeStart<M>(
  { n, play }: Pick<Host, 'n' | 'play'>,
  shares: string,
  speaks = false,
): Playing<M> {
  const size = play === null ? 0 : n * play.stateCount() * play.actionCount();
  if (play !== null && size > NUMBERS_AT_MOST) {
    const most = Math.floor((NUMBERS_AT_MOST / size) * n);
    throw new RangeError(
      `agents: ${n} agents with ${play.stateCount()} states of ${play.actionCount()} actions each; expected at most ${most}`,
    );
  }
  return {
    memory: null,
    time: 0,
    actions: new Int32Array(n).fill(-1),
    rewards: new Float64Array(n),
    done: new Uint8Array(n),
    sensed: new Int32Array(n).fill(-1),
    earned: new Float64Array(n),
    moves: new Float64Array(n),
    taken: new Float64Array(n * (play?.actionCount() ?? 0)),
    heard: new Float64Array(n),
    teachers: teachersOf(shares === 'nothing' && !speaks ? 0 : n),
    told: shares === 'sensation' ? toldOf(n) : null,
    frozen: new Uint8Array(n),
    exploiting: new Uint8Array(n),
    began: new Float64Array(n),
    journal: shares !== 'nothing' ? Array.from({ length: n }, () => []) : [],
  };
}
