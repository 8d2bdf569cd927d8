import type { Host } from '../../kernel/host.ts';
import type { Board, Work } from './board.ts';
import type { TeamValues } from './params.ts';

export const PATIENCE = 1;
/** A message that has taken so many mean delays is lost. */
const DELAYS = 20;

/** How long a team waits in silence before it takes messages for lost and members for gone. */
export const patienceSeconds = (host: Host, values: TeamValues): number =>
  Math.max(values.patienceSeconds, DELAYS * host.expectedLatencySeconds);

/** Whether nothing has happened on a task for so long that what is under way must be lost, and no living member has a turn of it. */
export function isStuck(board: Board, host: Host, values: TeamValues, work: Work): boolean {
  if (host.now - work.touchedAt < patienceSeconds(host, values)) return false;
  const { serial } = work.task;
  return !board.queues.some((queue, agent) => host.alive[agent] && (board.current[agent]?.serial === serial || queue.some((job) => job.serial === serial)));
}

/** Gives up the messages under way and the turns of the crashed; a turn not taken costs nothing. */
export function giveUp(board: Board, host: Host, work: Work): void {
  const { serial } = work.task;
  work.flying.clear();
  work.awaited.clear();
  for (let agent = 0; agent < host.n; agent++) {
    if (host.alive[agent]) continue;
    const queue = board.queues[agent];
    const rest = queue.filter((job) => job.serial !== serial);
    const lost = queue.filter((job) => job.serial === serial);
    if (lost.length > 0) queue.splice(0, queue.length, ...rest);
    const current = board.current[agent];
    if (current?.serial === serial) {
      board.current[agent] = null;
      lost.push(current);
    }
    work.jobs -= lost.length;
    work.turns -= lost.reduce((sum, { turns }) => sum + turns, 0);
  }
  work.touchedAt = host.now;
}
