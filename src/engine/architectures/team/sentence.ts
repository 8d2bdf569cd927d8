import type { Host } from '../../kernel/host.ts';
import { type Board, USES } from './board.ts';
import { listed } from './marks.ts';
import { timeByUse } from './measures.ts';

/** What the team spends its time on, and what became of its last error. */
export function teamSentence(board: Board, host: Host): string {
  const seconds = timeByUse(board, host);
  const all = seconds.reduce((sum, one) => sum + one, 0);
  if (all === 0) return '';
  const [first, second] = USES.map((use, i) => ({ use, share: seconds[i] / all })).sort((a, b) => b.share - a.share);
  const part = ({ use, share }: { use: string; share: number }) => `${Math.round(100 * share)} % ${use}`;
  const time = `${host.n === 1 ? 'Its' : 'The team’s'} time goes to ${part(first)} and ${part(second)}.`;
  const { trace } = board;
  if (!trace) return time;
  const flaw = trace.flaws[trace.root];
  if (host.n === 1) return `${time} Its last wrong answer had a ${flaw.kind.replace('-', ' ')} at step ${flaw.step + 1}.`;
  const carriers = flaw.spreaders.length === 0 ? 'nobody else took it over' : `${listed(flaw.spreaders)} took it over`;
  return `${time} The last wrong answer came from agent ${flaw.origin} (${flaw.kind.replace('-', ' ')} at step ${flaw.step + 1}); ${carriers}.`;
}
