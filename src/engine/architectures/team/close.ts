import type { Answer } from '../../tasks/task.ts';
import { NOTHING, RIGHT, type Work } from './board.ts';
import type { Team } from './roles.ts';
import { book } from './time.ts';
import { startNext, TURN } from './work.ts';

/** Hands in what an agent holds as the team's answer, and forgets the task. `cut` tells why steps are missing, if they are. */
export function close(team: Team, work: Work, agent: number, cut?: Answer['cut']): void {
  const { board, host } = team;
  const { task } = work;
  const steps = task.steps.length;
  let done = 0;
  let right = 0;
  for (let step = 0; step < steps; step++) {
    done += work.held[agent * steps + step] === NOTHING ? 0 : 1;
    right += work.held[agent * steps + step] === RIGHT ? 1 : 0;
  }
  const answer: Answer = {
    serial: task.serial,
    right: right === steps,
    partial: right / steps,
    turns: work.turns,
    tokens: work.tokens,
    faults: work.flaws.map((flaw) => ({ ...flaw, spreaders: [...flaw.spreaders] })),
  };
  if (done < steps) answer.cut = cut ?? (host.now >= task.deadline ? 'deadline' : 'budget');
  // The last task is done: all have waited until now, and are idle from now on.
  if (board.works.size === 1) for (let one = 0; one < host.n; one++) book(board, host, one);
  board.works.delete(task.serial);
  for (const queue of board.queues) {
    if (queue.length === 0) continue;
    const rest = queue.filter((job) => job.serial !== task.serial);
    queue.splice(0, queue.length, ...rest);
  }
  for (let one = 0; one < host.n; one++) if (board.current[one]?.serial === task.serial) stopTurn(team, one);
  board.answered += 1;
  board.right += answer.right ? 1 : 0;
  board.turns += work.turns;
  board.tokens += work.tokens;
  board.messages += work.messages;
  board.exchanges += work.exchanges;
  board.depth += work.round > 0 ? work.round : work.used.reduce((most, one) => Math.max(most, one), 0);
  board.stepsDone += done;
  if (!answer.right) board.lastFlaws = work.flaws;
  const words = answer.right ? 'right' : wrongBecause(work, answer.cut);
  host.note('answer', `Task ${task.serial + 1} is answered ${words}.`, agent, answer.right ? 'good' : 'bad');
  host.answer(answer);
}

/** Whoever is still at it stops, for the answer is out. */
function stopTurn(team: Team, agent: number): void {
  const { board, host } = team;
  book(board, host, agent);
  board.current[agent] = null;
  host.cancel(agent, TURN);
  startNext(team, agent);
}

const WHY = { budget: 'the budget was spent', deadline: 'the time was over', crash: 'who was to hand it in crashed' };

function wrongBecause({ flaws }: Work, cut: Answer['cut']): string {
  if (cut) return `unfinished: ${WHY[cut]}`;
  const loose = flaws.find(({ stopper }) => stopper < 0);
  return loose ? `wrong: ${loose.kind.replace('-', ' ')} by agent ${loose.origin} at step ${loose.step + 1}` : 'wrong';
}
