import type { Account } from '../../kernel/account.ts';
import type { Host } from '../../kernel/host.ts';
import { type Board, USES } from './board.ts';
import { addTime, useOf } from './time.ts';

/** Errors told at most: an answer may be wrong for many reasons. */
const TRACES_AT_MOST = 8;

/** What may become of an error, the worst first. */
const FATES = [
  'It stood in the answer',
  'Nobody saw it, but it was outvoted or overwritten',
  'It was caught on the way',
] as const;
const STOOD = 0;
const LOST_TO_OTHERS = 1;
const CAUGHT = 2;

/** Where the team's time and tokens went, agent by agent, and the errors of its last wrong answer: those that stood in it first. */
export function accountOfTeam(board: Board, host: Host): Account {
  const seconds = board.spent.slice();
  for (let agent = 0; agent < host.n; agent++)
    addTime(board, host.now, agent, useOf(board, host, agent), seconds, agent * USES.length);
  const errors = board.lastFlaws.map((flaw, place) => ({ flaw, fate: fateOf(board, place) }));
  errors.sort((a, b) => a.fate - b.fate);
  return {
    uses: USES,
    seconds,
    tokens: board.tokensSpent.slice(),
    traces: errors.slice(0, TRACES_AT_MOST).map(({ flaw, fate }) => ({
      title: FATES[fate],
      kind: flaw.kind.replace('-', ' '),
      origin: flaw.origin,
      step: flaw.step,
      spreaders: [...flaw.spreaders],
      stopper: flaw.stopper,
    })),
  };
}

/** An error that somebody saw stands all the same where the copy that was handed in is another’s. */
function fateOf({ lastFlaws, lastStanding }: Board, place: number): number {
  if (lastStanding.includes(place)) return STOOD;
  return lastFlaws[place].stopper < 0 ? LOST_TO_OTHERS : CAUGHT;
}
