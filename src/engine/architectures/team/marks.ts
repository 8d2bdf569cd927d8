import type { Answer } from '../../tasks/task.ts';
import type { Work } from './board.ts';
import type { Flaw } from './flaw.ts';
import type { Team } from './roles.ts';

/** Marks after which the least pause between two grows by a turn's time: a run of any length has a number that can be read. */
const MARKS_A_PAUSE = 60;

/** A mark on the timeline, unless there was one less than a moment before; the next says how many were left out. */
export function mark({ board, host, values }: Team, kind: string, text: string, agent: number, tone: 'good' | 'bad' | 'neutral'): void {
  const pause = values.turnSeconds * Math.floor(board.marks / MARKS_A_PAUSE);
  if (board.marks >= MARKS_A_PAUSE && host.now - board.markedAt < pause) {
    board.unmarked += 1;
    return;
  }
  const more = board.unmarked > 0 ? ` (${board.unmarked} marks before this were left out.)` : '';
  board.marks += 1;
  board.unmarked = 0;
  board.markedAt = host.now;
  host.note(kind, text + more, agent, tone);
}

const WHY = { budget: 'the budget was spent', deadline: 'the time was over', crash: 'who was to hand it in crashed' };

/** What became of a task, and where a wrong answer comes from; `standing`: places of the errors that were handed in. */
export function answerWords({ task, flaws }: Work, { right, cut }: Answer, standing: readonly number[]): string {
  const name = `Task ${task.serial + 1} is answered`;
  const caught = flaws.find(({ stopper, spreaders }) => stopper >= 0 && spreaders.length > 0);
  if (right) return caught ? `${name} right, after a ${flawWords(caught)}.` : `${name} right.`;
  if (cut) return `${name} unfinished: ${WHY[cut]}.`;
  return standing.length > 0 ? `${name} wrong: ${flawWords(flaws[standing[0]])}.` : `${name} wrong.`;
}

/** An error in words: what it is, where it arose, who took it over and who saw it first. */
export function flawWords({ kind, origin, step, spreaders, stopper }: Flaw): string {
  const born = `${kind.replace('-', ' ')} by agent ${origin} at step ${step + 1}`;
  const taken = spreaders.length === 0 ? '' : `, taken over by ${listed(spreaders)}`;
  return `${born}${taken}, ${stopper < 0 ? 'seen by nobody' : `first seen by ${stopper}`}`;
}

const LISTED = 6;

/** "1, 4 and 7", and how many more beyond the first few. */
export function listed(agents: readonly number[]): string {
  const shown = agents.slice(0, LISTED).map(String);
  if (agents.length > LISTED) shown.push(`${agents.length - LISTED} more`);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}
