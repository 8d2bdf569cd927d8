import type { Host } from '../../kernel/host.ts';
import { type Board, CHECKING, COORDINATING, IDLE, RECOVERING, REDOING, USES, WAITING, WORKING } from './board.ts';

/** Books the time since the last booking to what the agent has been doing. */
export function book(board: Board, host: Host, agent: number, use = useOf(board, host, agent)): void {
  const seconds = host.now - board.bookedAt[agent];
  board.bookedAt[agent] = host.now;
  board.spent[agent * USES.length + use] += seconds;
}

/** What an agent's time goes to at this moment. */
export const useOf = (board: Board, host: Host, agent: number): number =>
  host.alive[agent] ? useOfLiving(board, agent) : RECOVERING;

export function useOfLiving(board: Board, agent: number): number {
  const job = board.current[agent];
  if (job === null) return board.works.size > 0 ? WAITING : IDLE;
  if (job.deed === 'check') return CHECKING;
  if (job.deed !== 'work') return COORDINATING;
  const attempts = board.works.get(job.serial)?.attempts[job.step] ?? 0;
  return attempts > 0 ? REDOING : WORKING;
}
