import type { Host } from '../../kernel/host.ts';
import { EQUIVOCATING, LYING } from '../../kernel/host.ts';
import { carried, type Job, NOTHING, type Report, RIGHT, WRONG, type Work } from './board.ts';
import { ASSIGNMENT, type Team } from './roles.ts';
import { book } from './time.ts';

export const TURN = 0;
/** Bytes of a message, and of each result in it. */
const MESSAGE_BYTES = 200;
const RESULT_BYTES = 160;
/** Tokens that reading a message costs its receiver, for each result in it. */
const READING_TOKENS = 60;

/** Whether budget and deadline leave room for another turn of this task, and `reserve` more. */
export function canAfford({ values, host }: Team, work: Work, reserve = 0): boolean {
  if (host.now >= work.task.deadline) return false;
  if (values.budgetIn === 'turns') return work.turns + reserve < values.budget;
  return values.budgetIn === 'none' || work.tokens < values.budget * 1000;
}

/**
 * Puts a turn in an agent's queue and starts it if the agent is free; `seconds` is its mean time where that is not a turn's. False if the budget
 * is spent or the time is over.
 */
export function assign(team: Team, work: Work, agent: number, deed: Job['deed'], step = -1, seconds = 0): boolean {
  if (!canAfford(team, work)) return false;
  const { board, values } = team;
  work.turns += 1;
  if (deed !== 'merge' && deed !== 'plan') work.used[agent] += 1;
  work.tokens += values.baseTokens + values.contextTokens * carried(work, agent);
  work.jobs += 1;
  board.queues[agent].push({ serial: work.task.serial, deed, step, seconds });
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
  const turns = job.deed === 'work' ? (board.works.get(job.serial)?.task.steps[job.step].work ?? 1) : 1;
  const mean = (job.seconds > 0 ? job.seconds : values.turnSeconds * turns) / host.traits.speed[agent];
  host.after(agent, TURN, values.turnLaw === 'constant' ? mean : host.chance.at(agent).exponential(mean));
}

/** What an agent says: of what it holds of some steps, which steps it asks for, and which errors it has seen. */
interface Speech {
  steps?: readonly number[];
  asked?: readonly number[];
  objections?: readonly number[];
}

/** Sends word to another member, with what the sender holds of some steps. */
export function tell(team: Team, work: Work, from: number, to: number, kind: number, speech: Speech): void {
  const { steps = [], asked = [], objections = [] } = speech;
  const first = from * work.task.steps.length;
  const held = steps.map((step) => work.held[first + step]);
  const flaw = steps.map((step) => work.flaw[first + step]);
  if (lies(team.host, from)) falsify(team, work, from, steps, held, flaw);
  const report: Report = Object.freeze({
    serial: work.task.serial,
    from,
    to,
    asked: Object.freeze([...asked]),
    objections: Object.freeze([...objections]),
    steps: Object.freeze([...steps]),
    held: Object.freeze(held),
    flaw: Object.freeze(flaw),
    reading: work.reading[from],
  });
  const id = work.messages++;
  work.flying.add(id);
  team.host.route(from, to, kind, id, report, MESSAGE_BYTES + RESULT_BYTES * steps.length);
}

function lies({ traits, byzantine, chance }: Host, agent: number): boolean {
  if (byzantine[agent] === LYING || byzantine[agent] === EQUIVOCATING) return true;
  return traits.honesty[agent] < 1 && chance.at(agent).uniform() >= traits.honesty[agent];
}

/** A liar reports a falsehood for each right result; the falsehood is an error of its own making. */
function falsify({ board }: Team, work: Work, from: number, steps: readonly number[], held: number[], flaw: number[]): void {
  steps.forEach((step, i) => {
    if (held[i] !== RIGHT) return;
    held[i] = WRONG;
    flaw[i] = work.flaws.length;
    work.flaws.push({ kind: 'logical-contradiction', origin: from, step, spreaders: [], stopper: -1 });
    board.flaws += 1;
  });
}

/**
 * A report as it arrives: a result may have lost what matters on the way (context omission), and one made under another understanding
 * of the task contradicts the receiver's (coordination failure). Noticed, it is as if it had not come. Who has a result of the step
 * already compares, and loses nothing.
 */
export function arrived({ board, host, values }: Team, work: Work, kind: number, report: Report): Report {
  const { to } = report;
  const first = to * work.task.steps.length;
  const chance = host.chance.at(to);
  if (kind === ASSIGNMENT) {
    work.reading[to] = report.reading;
    // An assignment is worked on with what came with it; older copies are stale.
    work.held.fill(NOTHING, first, first + work.task.steps.length);
    work.flaw.fill(-1, first, first + work.task.steps.length);
  }
  const clash = report.reading !== work.reading[to];
  work.tokens += READING_TOKENS * report.steps.length;
  const held = [...report.held];
  const flaw = [...report.flaw];
  report.steps.forEach((step, i) => {
    if (held[i] !== RIGHT || work.held[first + step] !== NOTHING) return;
    const omitted = values.handoffLoss > 0 && chance.uniform() < values.handoffLoss;
    if (!clash && !omitted) return;
    if (chance.uniform() < values.notice) {
      held[i] = NOTHING;
      return;
    }
    held[i] = WRONG;
    flaw[i] = work.flaws.length;
    work.flaws.push({ kind: clash ? 'coordination-failure' : 'context-omission', origin: to, step, spreaders: [], stopper: -1 });
    board.flaws += 1;
  });
  return Object.freeze({ ...report, held: Object.freeze(held), flaw: Object.freeze(flaw) });
}

/** Writes what a report holds where its receiver has nothing; of several results of a step the first stands. */
export function takeOver(work: Work, report: Report): void {
  const first = report.to * work.task.steps.length;
  report.steps.forEach((step, i) => {
    if (report.held[i] === NOTHING || work.held[first + step] !== NOTHING) return;
    work.held[first + step] = report.held[i];
    work.flaw[first + step] = report.flaw[i];
    if (report.flaw[i] >= 0 && report.from !== report.to) spread(work, report.flaw[i], report.to);
  });
}

/** The error has a new carrier. */
export function spread({ flaws }: Work, which: number, agent: number): void {
  const flaw = flaws[which];
  if (flaw.origin !== agent && !flaw.spreaders.includes(agent)) flaw.spreaders.push(agent);
}
