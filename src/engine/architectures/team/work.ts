import { careOf, timeShare } from '../assignment/care.ts';
import { exert } from '../incentive/effort.ts';
import type { Host } from '../../kernel/host.ts';
import { EQUIVOCATING, LYING } from '../../kernel/host.ts';
import type { ErrorKind } from '../../tasks/task.ts';
import { COORDINATING, type Job, type Report, type Work } from './board.ts';
import { newFlaw, remember } from './context.ts';
import { keptBack, turnsFor } from './cost.ts';
import { carried, clear, deskOf, evidenceOf, NOTHING, put, RIGHT, WRONG } from './desk.ts';
import { ASSIGNMENT, type Team } from './roles.ts';
import { book, bookTokens } from './time.ts';
import { carry } from './turn.ts';

export const TURN = 0;
/** Bytes of a message, and of each unit of evidence in it. */
const MESSAGE_BYTES = 200;
const RESULT_BYTES = 160;
const NUMBER_BYTES = 8;
/** Tokens that reading a message costs its receiver, for each unit of evidence in it. */
const READING_TOKENS = 60;

/** Whether budget and deadline leave room for another turn of this task, and `reserve` more, or `tokens` more. */
export function canAfford({ values, host }: Team, work: Work, reserve = 0, tokens = 0): boolean {
  if (host.now >= work.task.deadline) return false;
  if (values.budgetIn === 'turns') return work.turns + reserve < values.budget;
  return values.budgetIn === 'none' || work.tokens + tokens < values.budget * 1000;
}

/**
 * Puts a turn in an agent's queue and starts it if the agent is free; `seconds` is its mean time where that is not a turn's. False if the budget
 * is spent or the time is over.
 */
export function assign(team: Team, work: Work, agent: number, deed: Job['deed'], step = -1, seconds = 0): boolean {
  const { board, values, host } = team;
  const turns = deed === 'work' ? turnsFor(work.task, step) : 1;
  const context = values.contextTokens * carried(work, agent);
  if (!canAfford(team, work, turns - 1 + keptBack(host, turns), (turns - 1) * (values.baseTokens + context))) return false;
  if (deed === 'work') exert(board.efforts, host, work, agent, turns);
  const share = deed === 'work' ? timeShare(careOf(work, agent, step)) : 1;
  const read = turns * context;
  const tokens = turns * Math.round(values.baseTokens * share) + read;
  work.turns += turns;
  if (deed !== 'merge' && deed !== 'plan') deskOf(work, agent).used += 1;
  work.tokens += tokens;
  work.tokensRead += read;
  work.jobs += 1;
  board.queues[agent].push({ serial: work.task.serial, deed, step, seconds, turns, tokens });
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
  const turns = job.deed === 'work' ? turnsOf(board.works.get(job.serial), agent, job.step) : 1;
  const mean = (job.seconds > 0 ? job.seconds : values.turnSeconds * turns) / host.traits.speed[agent];
  host.after(agent, TURN, values.turnLaw === 'constant' ? mean : host.chance.at(agent).exponential(mean));
}

/** How long a turn on a step takes, in turns of an agent of speed 1 who is careful. */
const turnsOf = (work: Work | undefined, agent: number, step: number): number =>
  work ? work.task.steps[step].work * timeShare(careOf(work, agent, step)) : 1;

/** What an agent says: of what it holds of some steps, which steps it asks for, and which errors it has seen. */
export interface Speech {
  steps?: readonly number[];
  asked?: readonly number[];
  objections?: readonly number[];
  bids?: readonly number[];
  trusts?: readonly number[];
}

/** Sends word to another member, with what the sender holds of some steps. */
export function tell(team: Team, work: Work, from: number, to: number, kind: number, speech: Speech): void {
  const report = reportOf(team, work, from, to, speech);
  const id = work.messages++;
  work.flying.add(id);
  team.host.route(from, to, kind, id, report, bytesOf(work, speech));
}

export const bytesOf = (work: Work, { steps = [], bids = [], trusts = [] }: Speech): number =>
  MESSAGE_BYTES + RESULT_BYTES * evidenceOf(work, steps) + NUMBER_BYTES * (bids.length + trusts.length);

/** What the sender says, as it holds it, or as it would have it believed. */
export function reportOf(team: Team, work: Work, from: number, to: number, speech: Speech): Report {
  const { steps = [], asked = [], objections = [], bids = [], trusts } = speech;
  const desk = deskOf(work, from);
  const held = steps.map((step) => desk.held[step]);
  const flaw = steps.map((step) => desk.flaw[step]);
  if (team.host.traits.collusion[from] > 0) collude(team, work, from, steps, held, flaw);
  else if (lies(team.host, from)) falsify(team, work, from, steps, held, flaw);
  return Object.freeze({
    serial: work.task.serial,
    from,
    to,
    asked: Object.freeze([...asked]),
    objections: Object.freeze([...objections]),
    steps: Object.freeze([...steps]),
    held: Object.freeze(held),
    flaw: Object.freeze(flaw),
    bids: Object.freeze([...bids]),
    trusts: trusts ?? null,
    reading: desk.reading,
  });
}

function lies({ traits, byzantine, chance }: Host, agent: number): boolean {
  if (byzantine[agent] === LYING || byzantine[agent] === EQUIVOCATING) return true;
  return traits.honesty[agent] < 1 && chance.at(agent).uniform() >= traits.honesty[agent];
}

/** A liar reports a falsehood for each right result; the falsehood is an error of its own making. */
function falsify({ board, host }: Team, work: Work, from: number, steps: readonly number[], held: number[], flaw: number[]): void {
  steps.forEach((step, i) => {
    if (held[i] !== RIGHT) return;
    held[i] = WRONG;
    flaw[i] = newFlaw(board, host, work, from, step, 'logical-contradiction');
  });
}

/** A ring reports the same falsehood of a step, whatever its members hold: an error of the one who first told it. */
function collude({ board, host }: Team, work: Work, from: number, steps: readonly number[], held: number[], flaw: number[]): void {
  const ring = host.traits.collusion[from];
  steps.forEach((step, i) => {
    const told = work.flaws.findIndex((one) => one.ring === ring && one.step === step);
    const which = told >= 0 ? told : newFlaw(board, host, work, from, step, 'logical-contradiction');
    work.flaws[which].ring = ring;
    if (told >= 0) carry(work, which, from);
    held[i] = WRONG;
    flaw[i] = which;
  });
}

/**
 * A report as it arrives: a result may have lost what matters on the way (context omission), and one made under another understanding
 * of the task contradicts the receiver's (coordination failure). Noticed, it is as if it had not come. Who has a result of the step
 * already compares, and loses nothing.
 */
export function arrived({ board, host, values }: Team, work: Work, kind: number, report: Report): Report {
  const { to } = report;
  const desk = deskOf(work, to);
  const chance = host.chance.at(to);
  if (kind === ASSIGNMENT) {
    desk.reading = report.reading;
    // An assignment is worked on with what came with it; older copies are stale.
    clear(desk);
  }
  remember(work, to, values);
  const clash = report.reading !== desk.reading;
  const tokens = READING_TOKENS * evidenceOf(work, report.steps);
  work.tokens += tokens;
  work.tokensRead += tokens;
  bookTokens(board, to, tokens, COORDINATING);
  const held = [...report.held];
  const flaw = [...report.flaw];
  report.steps.forEach((step, i) => {
    if (held[i] !== RIGHT || desk.held[step] !== NOTHING) return;
    const omitted = values.handoffLoss > 0 && chance.uniform() < values.handoffLoss;
    if (!clash && !omitted) return;
    if (!clash) {
      board.totals.omitted += 1;
      desk.omitted.push(step);
    }
    if (chance.uniform() < values.notice) {
      held[i] = NOTHING;
      return;
    }
    const error: ErrorKind = clash ? 'coordination-failure' : 'context-omission';
    held[i] = WRONG;
    flaw[i] = newFlaw(board, host, work, to, step, error);
  });
  return Object.freeze({ ...report, held: Object.freeze(held), flaw: Object.freeze(flaw) });
}

/** Writes what a report holds where its receiver has nothing; of several results of a step the first stands. */
export function takeOver(work: Work, report: Report): void {
  const desk = deskOf(work, report.to);
  report.steps.forEach((step, i) => {
    if (report.held[i] === NOTHING || desk.held[step] !== NOTHING) return;
    put(desk, step, report.held[i], report.flaw[i]);
    if (report.flaw[i] >= 0 && report.from !== report.to) carry(work, report.flaw[i], report.to);
  });
}
