import type { Account } from '../../kernel/account.ts';
import type { Host } from '../../kernel/host.ts';
import { type Board, USES } from './board.ts';
import { addTime, useOf } from './time.ts';

/** Errors told at most: an answer may be wrong for many reasons. */
const TRACES_AT_MOST = 8;

/** Where the team's time and tokens went, agent by agent, and the errors of its last wrong answer: those that nobody stopped first. */
export function accountOfTeam(board: Board, host: Host): Account {
  const seconds = board.spent.slice();
  for (let agent = 0; agent < host.n; agent++)
    addTime(board, host.now, agent, useOf(board, host, agent), seconds, agent * USES.length);
  const flaws = [...board.lastFlaws].sort((a, b) => (a.stopper < 0 ? 0 : 1) - (b.stopper < 0 ? 0 : 1));
  return {
    uses: USES,
    seconds,
    tokens: board.tokensSpent.slice(),
    traces: flaws.slice(0, TRACES_AT_MOST).map((flaw) => ({
      title: flaw.stopper < 0 ? 'It stood in the answer' : 'It was caught on the way',
      kind: flaw.kind.replace('-', ' '),
      origin: flaw.origin,
      step: flaw.step,
      spreaders: [...flaw.spreaders],
      stopper: flaw.stopper,
    })),
  };
}
