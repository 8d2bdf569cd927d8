import type { Host } from '../../kernel/host.ts';
import { type Board, CHECKING, COORDINATING, IDLE, isOpen, type Job, RECOVERING, REDOING, USES, WAITING, WORKING } from './board.ts';

/** Seconds since the start in which no task was open. */
export const idleClock = (board: Board, now: number): number =>
  board.idleSeconds + (board.idleFrom < 0 ? 0 : now - board.idleFrom);

/** Stops the idle clock as a task comes, and lets it run when none is open. */
export function tick(board: Board, now: number): void {
  const open = isOpen(board);
  if (open && board.idleFrom >= 0) {
    board.idleSeconds += now - board.idleFrom;
    board.idleFrom = -1;
  } else if (!open && board.idleFrom < 0) board.idleFrom = now;
}

/** Books the time since the last booking to what the agent has been doing. */
export function book(board: Board, host: Host, agent: number, use = useOf(board, host, agent)): void {
  addTime(board, host.now, agent, use, board.spent, agent * USES.length);
  addTime(board, host.now, agent, use, board.spentByAll, 0);
  board.bookedAt[agent] = host.now;
  board.idleAt[agent] = idleClock(board, host.now);
}

/** Adds the time since an agent's last booking to `into`, from place `first` on; waiting is split by the idle clock. */
export function addTime(board: Board, now: number, agent: number, use: number, into: Float64Array, first: number): void {
  const seconds = now - board.bookedAt[agent];
  const idle = use === WAITING ? Math.min(seconds, Math.max(0, idleClock(board, now) - board.idleAt[agent])) : 0;
  into[first + use] += seconds - idle;
  into[first + IDLE] += idle;
}

/** What an agent's time goes to at this moment; IDLE and WAITING are both WAITING until they are booked. */
export const useOf = (board: Board, host: Host, agent: number): number =>
  host.alive[agent] ? useOfLiving(board, agent) : RECOVERING;

export function useOfLiving(board: Board, agent: number): number {
  const job = board.current[agent];
  return job === null ? WAITING : useOfJob(board, job);
}

/** What the time and the tokens of a turn go to. */
export function useOfJob(board: Board, job: Job): number {
  if (job.deed === 'check') return CHECKING;
  if (job.deed !== 'work') return COORDINATING;
  const attempts = board.works.get(job.serial)?.attempts[job.step] ?? 0;
  return attempts > 0 ? REDOING : WORKING;
}

/** Books the tokens of a turn. */
export function bookTokens(board: Board, agent: number, tokens: number, use: number): void {
  board.tokensSpent[agent * USES.length + use] += tokens;
  board.tokensByAll[use] += tokens;
}
