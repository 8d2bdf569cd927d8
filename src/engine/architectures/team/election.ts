import { choice } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import type { Board, Work } from './board.ts';
import { heldSteps } from './desk.ts';
import { firstLiving } from './merge.ts';
import type { TeamValues } from './params.ts';
import { giveUp, patienceSeconds } from './patience.ts';
import { RESULT, type Team } from './roles.ts';
import { type Talk, usesProtocol } from './talk.ts';
import { tell } from './work.ts';

export const ELECTION = 2;
/** Patience that a team without a head has, before it takes what it holds for lost. */
const PATIENCES = 10;

/** Who leads a team that has a head. */
export const talkByAgreement = {
  talk: choice({
    label: 'Head',
    help: 'Who leads.',
    default: 'direct' as Talk,
    options: [
      { value: 'direct', label: 'Agent 0, and nobody while it is down' },
      {
        value: 'protocol',
        label: 'Whom the protocol below agrees on',
        help: 'Members get their choice of a head into the one order, as by Raft; when it falls silent they agree on another, who takes over. A protocol that cannot agree leaves it to the first.',
      },
    ],
  }),
};

/** What members get agreed: who leads from now on. */
interface Nomination {
  deed: 'lead';
  head: number;
  term: number;
}

export const hasLivingHead = ({ board, host }: Team): boolean => board.head >= 0 && host.alive[board.head] === 1;

/** The head has fallen silent: the others notice when they have waited long enough. */
export function missHead(board: Board, host: Host, values: TeamValues, agent: number): void {
  if (!usesProtocol(values) || agent !== board.head) return;
  board.headlessAt = host.now;
  host.after(-1, ELECTION, patienceSeconds(host, values));
}

/** While nobody leads, the first who lives asks for the office, again and again: what was asked may be lost with a leader below. */
export function nominate(team: Team): void {
  const { board, host, values } = team;
  if (hasLivingHead(team)) return;
  const candidate = firstLiving(host);
  if (candidate >= 0) {
    const nomination: Nomination = { deed: 'lead', head: candidate, term: board.term + 1 };
    if (!host.agree(candidate, Object.freeze(nomination))) {
      install(team, candidate, board.term + 1, 'for the protocol below cannot agree');
      return;
    }
  }
  host.after(-1, ELECTION, patienceSeconds(host, values));
}

/** A command has been committed at an agent: it leads from now on if it is the one named, and the term is new. */
export function heardCommitted(team: Team, agent: number, command: unknown): boolean {
  const { deed, head, term } = (command ?? {}) as Partial<Nomination>;
  if (deed !== 'lead' || head !== agent || term === undefined || term <= team.board.term || !usesProtocol(team.values)) return false;
  install(team, agent, term, `agreed in term ${term}`);
  return true;
}

/** Whether a team without a head has waited so long that it gives its tasks up. */
export const isForlorn = ({ board, host, values }: Team): boolean =>
  !usesProtocol(values) || firstLiving(host) < 0 || host.now - board.headlessAt >= PATIENCES * patienceSeconds(host, values);

/** The new head takes over: members tell it what they hold of each open task. */
function install(team: Team, head: number, term: number, why: string): void {
  const { board, host } = team;
  board.head = head;
  board.term = term;
  host.note('head', `Agent ${head} leads, ${why}.`, head, 'good');
  for (const work of board.works.values()) takeOverTask(team, work, head);
}

function takeOverTask(team: Team, work: Work, head: number): void {
  const { board, host } = team;
  giveUp(board, host, work);
  work.market = null;
  work.asked.delete(head);
  for (const member of [...work.desks.keys()].sort((a, b) => a - b)) {
    const steps = heldSteps(work, member);
    if (member !== head && host.alive[member] && steps.length > 0) tell(team, work, member, head, RESULT, { steps });
  }
}
