import { careOf, skillLost } from '../assignment/care.ts';
import type { Host } from '../../kernel/host.ts';
import { ableIn, chanceOf } from '../../tasks/success.ts';
import type { ErrorKind } from '../../tasks/task.ts';
import type { Board, Work } from './board.ts';
import { newFlaw, pressure } from './context.ts';
import { turnsFor } from './cost.ts';
import { type Desk, deskOf, MADE_NOTHING, MADE_RIGHT, NOTHING, put, RIGHT, UNMADE, WRONG } from './desk.ts';
import type { TeamValues } from './params.ts';

/** What came of a turn of work. */
export type Upshot = 'done' | 'failed' | 'undone';

/** Chance that an agent does a step whose inputs are right: a logistic in skill minus difficulty (Rasch 1960), burdened by tools, context and want of care. */
export function successChance(host: Host, work: Work, agent: number, step: number): number {
  const { traits } = host;
  const { skill } = work.task.steps[step];
  const able = ableIn(traits, agent, skill) - skillLost(careOf(work, agent, step));
  return chanceOf(work.task.steps[step], able, pressure(host, work, agent));
}

/**
 * One turn of work by an agent on a step whose inputs it holds. 'done': it now holds a result, right or wrong; 'failed': it saw that the
 * turn had failed and holds nothing; 'undone': it saw that an input was wrong and gave that up.
 */
export function takeTurn(board: Board, host: Host, values: TeamValues, work: Work, agent: number, step: number): Upshot {
  const { steps } = work.task;
  const desk = deskOf(work, agent);
  const chance = host.chance.at(agent);
  if (work.attempts[step] > 0) board.totals.doubled += turnsFor(work.task, step);
  work.attempts[step] += 1;
  if (desk.made[step] === UNMADE) desk.made[step] = MADE_NOTHING;
  for (const need of steps[step].needs) {
    if (desk.held[need] !== WRONG) continue;
    if (chance.uniform() < values.notice) {
      stop(board, work, agent, need);
      return 'undone';
    }
    carry(work, desk.flaw[need], agent);
    make(desk, step, desk.flaw[need]);
    return 'done';
  }
  if (chance.uniform() < successChance(host, work, agent, step)) {
    make(desk, step, MADE_RIGHT);
    return 'done';
  }
  if (chance.uniform() < values.notice) return 'failed';
  make(desk, step, newFlaw(board, host, work, agent, step, kindOf(host, work, agent)));
  return 'done';
}

/** The agent's own result of a step: MADE_RIGHT, or the error it carries. */
function make(desk: Desk, step: number, upshot: number): void {
  desk.made[step] = upshot;
  put(desk, step, upshot === MADE_RIGHT ? RIGHT : WRONG, upshot === MADE_RIGHT ? -1 : upshot);
}

/** A crowded context omits; otherwise numbers drift somewhat more often than logic breaks, as the paper's taxonomy has it. */
function kindOf(host: Host, work: Work, agent: number): ErrorKind {
  const chance = host.chance.at(agent);
  if (chance.uniform() < pressure(host, work, agent)) return 'context-omission';
  return chance.uniform() < 0.6 ? 'numerical-drift' : 'logical-contradiction';
}

/** The agent's work has taken over an error. */
export function carry({ flaws }: Work, which: number, agent: number): void {
  const flaw = flaws[which];
  if (flaw.origin !== agent && !flaw.spreaders.includes(agent)) flaw.spreaders.push(agent);
}

/** The agent sees that what it holds of a step is wrong, and lets go of it and of all that it built on it. */
export function stop(board: Board, work: Work, agent: number, step: number): void {
  const { steps } = work.task;
  const desk = deskOf(work, agent);
  const which = desk.flaw[step];
  if (which >= 0 && work.flaws[which].stopper < 0) {
    work.flaws[which].stopper = agent;
    board.totals.caught += 1;
  }
  for (let i = step; i < steps.length; i++)
    if (i === step || (which >= 0 && desk.flaw[i] === which)) put(desk, i, NOTHING, -1);
}
