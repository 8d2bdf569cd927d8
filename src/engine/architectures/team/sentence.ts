import type { Host } from '../../kernel/host.ts';
import { type Board, USES } from './board.ts';
import { useOf } from './time.ts';

/** What the team spends its time on, and what became of its last error. */
export function teamSentence(board: Board, host: Host): string {
  const seconds = new Float64Array(USES.length);
  for (let agent = 0; agent < host.n; agent++) {
    for (let use = 0; use < USES.length; use++) seconds[use] += board.spent[agent * USES.length + use];
    seconds[useOf(board, host, agent)] += host.now - board.bookedAt[agent];
  }
  const all = seconds.reduce((sum, one) => sum + one, 0);
  if (all === 0) return '';
  const [first, second] = USES.map((use, i) => ({ use, share: seconds[i] / all })).sort((a, b) => b.share - a.share);
  const part = ({ use, share }: { use: string; share: number }) => `${Math.round(100 * share)} % ${use}`;
  const time = `The team’s time goes to ${part(first)} and ${part(second)}.`;
  const flaw = board.lastFlaws.find(({ stopper }) => stopper < 0);
  if (!flaw) return time;
  const carriers = flaw.spreaders.length === 0 ? 'nobody else took it over' : `${flaw.spreaders.length} more took it over`;
  return `${time} The last wrong answer came from agent ${flaw.origin} (${flaw.kind.replace('-', ' ')}); ${carriers}.`;
}
