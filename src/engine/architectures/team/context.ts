import type { Host } from '../../kernel/host.ts';
import type { Board, Work } from './board.ts';
import { carried, deskOf, NOTHING, put, RIGHT, WRONG } from './desk.ts';
import type { TeamValues } from './params.ts';

/** Share of a context that can be filled before anything fades. */
const FREE_CONTEXT = 0.5;

/** How far an agent's context is over what it carries with ease, 0 to 1. */
export const pressure = (host: Host, work: Work, agent: number): number =>
  pressureOf(carried(work, agent), host.traits.memory[agent]);

export const pressureOf = (units: number, room: number): number =>
  Math.min(1, Math.max(0, (units / room - FREE_CONTEXT) / (1 - FREE_CONTEXT)));

/** A message has been read and is carried for a while. */
export function remember(work: Work, agent: number, values: TeamValues): void {
  deskOf(work, agent).talk += values.messageContext;
}

/**
 * A turn later: messages fade, and who carries more than there is room for may forget the oldest result. Noticed, it is to be done
 * again; otherwise a wrong one is filled in from what is left (context omission).
 */
export function fade(board: Board, host: Host, values: TeamValues, work: Work, agent: number): void {
  const desk = work.desks.get(agent);
  if (!desk) return;
  desk.talk *= 1 - values.fading;
  if (values.forgetting === 0 || carried(work, agent) <= host.traits.memory[agent]) return;
  const chance = host.chance.at(agent);
  const [oldest] = desk.order;
  if (oldest === undefined || chance.uniform() >= values.forgetting) return;
  board.totals.forgotten += 1;
  desk.forgotten.push(oldest);
  desk.checked[oldest] = 0;
  if (desk.held[oldest] === RIGHT && chance.uniform() >= values.notice)
    put(desk, oldest, WRONG, newFlaw(board, host, work, agent, oldest, 'context-omission'));
  else put(desk, oldest, NOTHING, -1);
}

/** A new error, by its place among the work's. */
export function newFlaw(board: Board, host: Host, work: Work, origin: number, step: number, kind: Work['flaws'][number]['kind']): number {
  work.flaws.push({ kind, origin, step, spreaders: [], stopper: -1, bornAt: host.now });
  board.totals.flaws += 1;
  return work.flaws.length - 1;
}
