import type { Host } from '../../kernel/host.ts';
import type { Answer } from '../../tasks/task.ts';
import {
  type Board,
  carried,
  CHECKING,
  COORDINATING,
  IDLE,
  type Job,
  NOTHING,
  REDOING,
  type Report,
  RIGHT,
  USES,
  WAITING,
  type Work,
  WORKING,
} from './board.ts';
import { ASSIGNMENT, type Team } from './roles.ts';
import { err } from './turn.ts';

export const TURN = 0;
/** Bytes of a message, and of each result in it. */
const MESSAGE_BYTES = 200;
const RESULT_BYTES = 160;
/** Tokens that reading a message costs its receiver, for each result in it. */
const READING_TOKENS = 60;

/** Whether the budget leaves room for another turn of this task. */
export function canAfford({ values }: Team, work: Work): boolean {
  if (values.budgetIn === 'turns') return work.turns < values.budget;
  return values.budgetIn === 'none' || work.tokens < values.budget * 1000;
}

/** Puts a turn in an agent's queue and starts it if the agent is free. False if the budget is spent. */
export function assign(team: Team, work: Work, agent: number, deed: Job['deed'], step = -1, whose = -1): boolean {
  if (!canAfford(team, work)) return false;
  const { board, values } = team;
  work.turns += 1;
  work.used[agent] += 1;
  work.tokens += values.baseTokens + values.contextTokens * carried(work, agent);
  work.pending += 1;
  board.queues[agent].push({ serial: work.task.serial, deed, step, whose });
  startNext(team, agent);
  return true;
}

/** Lets a free agent take the next turn of its queue. */
export function startNext({ board, host, values }: Team, agent: number): void {
  if (board.current[agent] !== null || !host.alive[agent]) return;
  const job = board.queues[agent].shift();
  if (job === undefined) return;
  book(board, host, agent);
  board.current[agent] = job;
  board.since[agent] = host.now;
  const mean = values.turnSeconds / host.traits.speed[agent];
  host.after(agent, TURN, values.turnLaw === 'constant' ? mean : host.chance.at(agent).exponential(mean));
}

/** Books the time since the last booking to what the agent has been doing. */
export function book(board: Board, host: Host, agent: number): void {
  const seconds = host.now - board.bookedAt[agent];
  board.bookedAt[agent] = host.now;
  board.spent[agent * USES.length + useOf(board, agent)] += seconds;
}

/** What an agent's time goes to at this moment. */
export function useOf(board: Board, agent: number): number {
  const job = board.current[agent];
  if (job === null) return board.works.size > 0 ? WAITING : IDLE;
  if (job.deed === 'check') return CHECKING;
  if (job.deed !== 'work') return COORDINATING;
  const attempts = board.works.get(job.serial)?.attempts[job.step] ?? 0;
  return attempts > 0 ? REDOING : WORKING;
}

/** Sends what `from` holds of some steps to another member. */
export function tell(team: Team, work: Work, from: number, to: number, kind: number, steps: readonly number[]): void {
  const first = from * work.task.steps.length;
  const report: Report = Object.freeze({
    serial: work.task.serial,
    from,
    steps: Object.freeze([...steps]),
    held: Object.freeze(steps.map((step) => work.held[first + step])),
    flaw: Object.freeze(steps.map((step) => work.flaw[first + step])),
    reading: work.reading[from],
  });
  work.messages += 1;
  work.pending += 1;
  team.host.route(from, to, kind, work.task.serial, report, MESSAGE_BYTES + RESULT_BYTES * steps.length);
}

/**
 * Takes over what a report holds: each result may have lost what matters on the way (context omission), and one made under another
 * understanding of the task contradicts the receiver's (coordination failure). Noticed, it is as if it had not come.
 */
export function takeOver(team: Team, work: Work, to: number, kind: number, report: Report): void {
  const { board, host, values } = team;
  const steps = work.task.steps.length;
  const chance = host.chance.at(to);
  if (kind === ASSIGNMENT) work.reading[to] = report.reading;
  work.tokens += READING_TOKENS * report.steps.length;
  report.steps.forEach((step, i) => {
    const at = to * steps + step;
    // Among results of the same step the first stands; an assignment brings its own inputs.
    if (report.held[i] === NOTHING || (kind !== ASSIGNMENT && work.held[at] !== NOTHING)) return;
    work.held[at] = report.held[i];
    work.flaw[at] = report.flaw[i];
    const clash = kind !== ASSIGNMENT && report.reading !== work.reading[to];
    const omitted = values.handoffLoss > 0 && chance.uniform() < values.handoffLoss;
    if (report.held[i] !== RIGHT || (!clash && !omitted)) return;
    if (chance.uniform() < values.notice) work.held[at] = NOTHING;
    else err(board, work, to, step, clash ? 'coordination-failure' : 'context-omission');
  });
}

/** Hands in what an agent holds as the team's answer, and forgets the task. */
export function close({ board, host }: Team, work: Work, agent: number): void {
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
    ...(done < steps ? { cut: 'budget' as const } : {}),
  };
  board.works.delete(task.serial);
  for (const queue of board.queues) {
    const rest = queue.filter((job) => job.serial !== task.serial);
    queue.splice(0, queue.length, ...rest);
  }
  board.answered += 1;
  board.right += answer.right ? 1 : 0;
  board.turns += work.turns;
  board.tokens += work.tokens;
  board.messages += work.messages;
  board.stepsDone += done;
  if (!answer.right) board.lastFlaws = work.flaws;
  host.note('answer', `Task ${task.serial + 1} is answered ${answer.right ? 'right' : wrongBecause(work)}.`, agent, answer.right ? 'good' : 'bad');
  host.answer(answer);
}

function wrongBecause({ flaws }: Work): string {
  const loose = flaws.find(({ stopper }) => stopper < 0);
  return loose ? `wrong: ${loose.kind.replace('-', ' ')} by agent ${loose.origin} at step ${loose.step + 1}` : 'unfinished';
}
