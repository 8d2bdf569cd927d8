import type { Host } from '../../kernel/host.ts';
import { pow } from '../../kernel/mathematics.ts';
import { buildersOf, criticalPath } from '../../tasks/graph.ts';
import { ableIn, chanceOf } from '../../tasks/success.ts';
import type { Answer, Step } from '../../tasks/task.ts';
import { settleSocially } from './social.ts';
import type { Work } from './board.ts';
import { pressureOf } from './context.ts';
import { turnsFor } from './cost.ts';
import { deskOf, NOTHING, RIGHT, UNMADE, WRONG } from './desk.ts';
import type { Trace } from './flaw.ts';
import { likeness } from './likeness.ts';
import { answerWords, mark } from './marks.ts';
import type { Team } from './roles.ts';
import { hush } from './talk.ts';
import { book, bookTokens, idleClock, tick, useOfJob } from './time.ts';
import { startNext, TURN } from './work.ts';

/** Hands in what an agent holds as the team's answer, and forgets the task. `cut` tells why steps are missing, if they are. */
export function close(team: Team, work: Work, agent: number, cut?: Answer['cut']): void {
  const { board, host } = team;
  const { task } = work;
  const steps = task.steps.length;
  const { held } = deskOf(work, agent);
  let done = 0;
  let right = 0;
  for (let step = 0; step < steps; step++) {
    done += held[step] === NOTHING ? 0 : 1;
    right += held[step] === RIGHT ? 1 : 0;
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
  board.works.delete(task.serial);
  hush(team, work);
  if (work.jobs > 0) dropTurns(team, task.serial);
  tick(board, host.now);
  count(team, work, answer, done, held);
  const stood = answer.right ? [] : standing(work, agent);
  if (!answer.right) {
    board.lastFlaws = work.flaws;
    board.lastStanding = stood;
    board.trace = traceOf(host, work, agent) ?? board.trace;
  }
  settleSocially(team, work, agent);
  mark(team, 'answer', answerWords(work, answer, stood), agent, answer.right ? 'good' : 'bad');
  host.answer(answer);
}

/** Turns that wait are dropped, and whoever is still at it stops, for the answer is out. */
function dropTurns(team: Team, serial: number): void {
  const { board, host } = team;
  for (const queue of board.queues) {
    if (queue.length === 0) continue;
    const rest = queue.filter((job) => job.serial !== serial);
    queue.splice(0, queue.length, ...rest);
  }
  for (let agent = 0; agent < host.n; agent++) {
    const job = board.current[agent];
    if (job?.serial !== serial) continue;
    const use = useOfJob(board, job);
    book(board, host, agent, use);
    bookTokens(board, agent, job.tokens, use);
    board.current[agent] = null;
    host.cancel(agent, TURN);
    startNext(team, agent);
  }
}

/** Adds an answered task to the sums that the measures are made of. */
function count({ board, host, values }: Team, work: Work, answer: Answer, done: number, held: Uint8Array): void {
  const { totals } = board;
  const { task, flaws } = work;
  totals.answered += 1;
  totals.right += answer.right && host.now <= task.deadline ? 1 : 0;
  totals.turns += work.turns;
  totals.tokens += work.tokens;
  totals.tokensRead += work.tokensRead;
  totals.messages += work.messages;
  totals.exchanges += work.exchanges;
  totals.stepsDone += done;
  totals.depth += work.round > 0 ? work.round : [...work.desks.values()].reduce((most, { used }) => Math.max(most, used), 0);
  totals.errors += flaws.length;
  for (const { spreaders } of flaws) {
    totals.spread += spreaders.length > 0 ? 1 : 0;
    totals.carriers += 1 + spreaders.length;
  }
  task.steps.forEach((step, i) => {
    totals.leastTurns += turnsFor(task, i);
    if (held[i] !== NOTHING) totals.workSeconds += step.work * values.turnSeconds;
    let makers = 0;
    for (const { made } of work.desks.values()) makers += made[i] === UNMADE ? 0 : 1;
    totals.touched += makers > 0 ? 1 : 0;
    totals.shared += makers > 1 ? 1 : 0;
  });
  const alike = likeness(work);
  if (alike !== null) {
    totals.compared += 1;
    totals.likeness += alike;
  }
  totals.pathSeconds += criticalPath(task.steps) * values.turnSeconds;
  totals.wallSeconds += host.now - task.arrivedAt;
  totals.openSeconds = host.now - idleClock(board, host.now);
  totals.aloneFailures += 1 - aloneChance(host, task.steps, values.notice);
}

/**
 * Chance that one agent of the team's mean skill, alone and without limit, answers right: a product over steps of
 * p/(p + (1 − p)(1 − notice)^(1 + d)), for a failure is noticed at once or at any of the d steps that build on it, and then done again.
 */
export function aloneChance({ n, traits }: Host, steps: readonly Step[], notice: number): number {
  const means = new Map<number, number>();
  const builders = buildersOf(steps);
  let room = 0;
  for (let agent = 0; agent < n; agent++) room += traits.memory[agent] / n;
  let all = 1;
  let carried = 0;
  steps.forEach((step, i) => {
    let mean = means.get(step.skill);
    if (mean === undefined) {
      mean = 0;
      for (let agent = 0; agent < n; agent++) mean += ableIn(traits, agent, step.skill) / n;
      means.set(step.skill, mean);
    }
    const p = chanceOf(step, mean, pressureOf(carried, room));
    all *= p / (p + (1 - p) * pow(1 - notice, 1 + builders[i]));
    carried += step.evidence;
  });
  return all;
}

/** Places of the errors that are in what an agent hands in, in the order of its steps. */
function standing(work: Work, agent: number): number[] {
  const { held, flaw } = deskOf(work, agent);
  const places = new Set<number>();
  held.forEach((what, step) => {
    if (what === WRONG && flaw[step] >= 0) places.add(flaw[step]);
  });
  return [...places];
}

/** How far the error behind the first wrong step of the answer has got; null where no step handed in is wrong. */
function traceOf(host: Host, work: Work, agent: number): Trace | null {
  const desk = deskOf(work, agent);
  const root = desk.flaw[desk.held.indexOf(WRONG)] ?? -1;
  if (root < 0) return null;
  const derived: [number, number][] = [];
  for (const [member, { order, flaw }] of work.desks) {
    const from = order.filter((step) => flaw[step] === root).length;
    if (from > 0) derived.push([member, from / order.length]);
  }
  const flaws = work.flaws.map((flaw) => Object.freeze({ ...flaw, spreaders: Object.freeze([...flaw.spreaders]) as number[] }));
  return Object.freeze({ serial: work.task.serial, time: host.now, root, flaws: Object.freeze(flaws), derived: Object.freeze(derived) });
}
