import type { Host } from '../../kernel/host.ts';
import { exp, log2 } from '../../kernel/mathematics.ts';
import type { ErrorKind } from '../../tasks/task.ts';
import { type Board, carried, NOTHING, RIGHT, WRONG, type Work } from './board.ts';
import type { TeamValues } from './params.ts';

/** How steeply success rises with skill over difficulty: at 8 a tenth more skill takes even chances to 69 %. */
const STEEPNESS = 8;
/** What a doubling of the tools, and a full context, add to difficulty. */
const TOOL_BURDEN = 0.02;
const CONTEXT_BURDEN = 0.25;
/** Share of a context that can be filled before anything fades. */
const FREE_CONTEXT = 0.5;

/** What came of a turn of work. */
export type Upshot = 'done' | 'failed' | 'undone';

/** Chance that an agent does a step whose inputs are right: a logistic in skill minus difficulty (Rasch 1960), burdened by tools and context. */
export function successChance(host: Host, work: Work, agent: number, step: number): number {
  const { skill, difficulty, tools } = work.task.steps[step];
  const { traits } = host;
  const burden = TOOL_BURDEN * log2(Math.max(1, tools)) + CONTEXT_BURDEN * pressure(host, work, agent);
  const able = traits.skill[agent * traits.skills + skill];
  return 1 / (1 + exp(-STEEPNESS * (able - difficulty - burden)));
}

/** How far an agent's context is over what it carries with ease, 0 to 1. */
export function pressure(host: Host, work: Work, agent: number): number {
  const filled = carried(work, agent) / host.traits.memory[agent];
  return Math.min(1, Math.max(0, (filled - FREE_CONTEXT) / (1 - FREE_CONTEXT)));
}

/**
 * One turn of work by an agent on a step whose inputs it holds. 'done': it now holds a result, right or wrong; 'failed': it saw that the
 * turn had failed and holds nothing; 'undone': it saw that an input was wrong and gave that up.
 */
export function takeTurn(board: Board, host: Host, values: TeamValues, work: Work, agent: number, step: number): Upshot {
  const { steps } = work.task;
  const first = agent * steps.length;
  const chance = host.chance.at(agent);
  if (work.attempts[step] > 0) board.doubled += 1;
  work.attempts[step] += 1;
  for (const need of steps[step].needs) {
    if (work.held[first + need] !== WRONG) continue;
    const flaw = work.flaws[work.flaw[first + need]];
    if (chance.uniform() < values.notice) {
      stop(board, work, agent, need);
      return 'undone';
    }
    if (flaw.origin !== agent && !flaw.spreaders.includes(agent)) flaw.spreaders.push(agent);
    write(work, agent, step, WRONG, work.flaw[first + need]);
    return 'done';
  }
  if (chance.uniform() < successChance(host, work, agent, step)) {
    write(work, agent, step, RIGHT, -1);
    return 'done';
  }
  if (chance.uniform() < values.notice) return 'failed';
  err(board, work, agent, step, kindOf(host, work, agent));
  return 'done';
}

/** A crowded context omits; otherwise numbers drift somewhat more often than logic breaks, as the paper's taxonomy has it. */
function kindOf(host: Host, work: Work, agent: number): ErrorKind {
  const chance = host.chance.at(agent);
  if (chance.uniform() < pressure(host, work, agent)) return 'context-omission';
  return chance.uniform() < 0.6 ? 'numerical-drift' : 'logical-contradiction';
}

/** A new error: the agent now holds a wrong result of the step. */
export function err(board: Board, work: Work, agent: number, step: number, kind: ErrorKind): void {
  work.flaws.push({ kind, origin: agent, step, spreaders: [], stopper: -1 });
  board.flaws += 1;
  write(work, agent, step, WRONG, work.flaws.length - 1);
}

/** The agent sees that what it holds of a step is wrong, and lets go of it and of all that it built on it. */
export function stop(board: Board, work: Work, agent: number, step: number): void {
  const { steps } = work.task;
  const first = agent * steps.length;
  const which = work.flaw[first + step];
  if (which >= 0 && work.flaws[which].stopper < 0) {
    work.flaws[which].stopper = agent;
    board.caught += 1;
  }
  for (let i = step; i < steps.length; i++)
    if (i === step || (which >= 0 && work.flaw[first + i] === which)) write(work, agent, i, NOTHING, -1);
}

function write(work: Work, agent: number, step: number, what: number, flaw: number): void {
  const at = agent * work.task.steps.length + step;
  work.held[at] = what;
  work.flaw[at] = flaw;
}
