import type { Channel } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import type { Board } from './board.ts';
import { carried, WRONG } from './desk.ts';

const DEEDS = ['work', 'check', 'plan', 'merge', 'talk'];

/** What agents of any team are shown by, beside their role. */
export const teamChannels: readonly Channel[] = [
  { id: 'busy', label: 'Doing', categories: ['nothing', ...DEEDS] },
  { id: 'turns-taken', label: 'Turns taken' },
  { id: 'queue', label: 'Turns waiting' },
  { id: 'tainted', label: 'Share of results that are wrong', domain: [0, 1] },
  { id: 'derives', label: 'Share of belief that derives from the last fault', domain: [0, 1] },
  { id: 'context', label: 'Room for context filled', domain: [0, 1] },
];

/** Fills the channels in the order of `teamChannels`, in time O(agents + what members hold of open tasks). */
export function observeTeam(board: Board, host: Host, [busy, taken, queue, tainted, derives, context]: Float32Array[]): void {
  for (let agent = 0; agent < host.n; agent++) {
    const job = board.current[agent];
    busy[agent] = job === null ? 0 : 1 + DEEDS.indexOf(job.deed);
    taken[agent] = board.turnsTaken[agent];
    queue[agent] = board.queues[agent].length;
  }
  const held = new Float64Array(host.n);
  tainted.fill(0);
  context.fill(0);
  for (const work of board.works.values())
    for (const [agent, desk] of work.desks) {
      held[agent] += desk.order.length;
      for (const step of desk.order) tainted[agent] += desk.held[step] === WRONG ? 1 : 0;
      context[agent] = Math.max(context[agent], carried(work, agent) / host.traits.memory[agent]);
    }
  for (let agent = 0; agent < host.n; agent++) if (held[agent] > 0) tainted[agent] /= held[agent];
  derives.fill(0);
  for (const [agent, share] of board.trace?.derived ?? []) derives[agent] = share;
}
