import type { Host } from '../../kernel/host.ts';
import type { Work } from '../team/board.ts';
import { MADE_RIGHT, RIGHT } from '../team/desk.ts';
import type { Incentive } from './params.ts';
import { countBits, sampledShapley, shapleyValues } from './shapley.ts';

/** Contributors up to which Shapley values are exact, and random orders beyond. */
const EXACT_AT_MOST = 8;
const ORDERS = 200;

/** Who contributed to what is right in an answer. */
export interface Contributions {
  /** Members whose own right result a right step of the answer rests on, by number. */
  members: number[];
  /** By step: places in `members` of those who made it right, or null where the answer is not right. */
  makers: (number[] | null)[];
}

/** Contributions to the answer that `closer` hands in. */
export function contributions(work: Work, closer: number): Contributions {
  const members: number[] = [];
  const places = new Map<number, number>();
  const held = work.desks.get(closer)?.held;
  const makers = work.task.steps.map((_, step) => {
    if (held?.[step] !== RIGHT) return null;
    const own: number[] = [];
    for (const [agent, desk] of work.desks) {
      if (desk.made[step] !== MADE_RIGHT) continue;
      const place = places.get(agent) ?? members.push(agent) - 1;
      places.set(agent, place);
      own.push(place);
    }
    return own;
  });
  return { members, makers };
}

/**
 * G of a coalition: the right steps of the answer that would stand if only those present had taken part. A step stands if one of them
 * made it right and all that it needs stands.
 */
export function standing(
  { task }: Work,
  { makers }: Contributions,
  isPresent: (place: number) => boolean,
): number {
  const stands: boolean[] = [];
  let count = 0;
  task.steps.forEach(({ needs }, step) => {
    const own = makers[step];
    stands[step] = own !== null && own.some(isPresent) && needs.every((need) => stands[need]);
    count += stands[step] ? 1 : 0;
  });
  return count;
}

/** What each of the members is paid for a task, in units of a right step. `all` is the number of members of the team. */
export function payOf(
  host: Host,
  work: Work,
  closer: number,
  how: Incentive,
  all: number,
): Map<number, number> {
  const pay = new Map<number, number>();
  if (how === 'none') {
    for (const [agent, { made }] of work.desks)
      pay.set(
        agent,
        made.reduce((sum, one) => sum + (one >= MADE_RIGHT ? 1 : 0), 0),
      );
    return pay;
  }
  const parts = contributions(work, closer);
  const { members } = parts;
  const whole = standing(work, parts, () => true);
  if (how === 'team') for (const agent of work.desks.keys()) pay.set(agent, whole / all);
  else if (how === 'difference')
    members.forEach((agent, place) => pay.set(agent, whole - standing(work, parts, (one) => one !== place)));
  else if (members.length <= EXACT_AT_MOST) {
    const values = shapleyValues(members.length, (coalition) =>
      countBits(coalition) === 0 ? 0 : standing(work, parts, (place) => (coalition & (1 << place)) !== 0),
    );
    members.forEach((agent, place) => pay.set(agent, values[place]));
  } else {
    const values = sampledShapley(host.dice, members.length, ORDERS, (present) =>
      standing(work, parts, (place) => present[place] === 1),
    );
    members.forEach((agent, place) => pay.set(agent, values[place]));
  }
  return pay;
}
