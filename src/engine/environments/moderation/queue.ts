import type { Host } from '../../kernel/host.ts';
import type { Step } from '../../tasks/task.ts';
import { engage, join, nextPair, release, setFree } from '../desk/desk.ts';
import type { Values } from './params.ts';
import { CLEARED, chanceOfHarm, IN_REVIEW, REMOVED, type State, UNSEEN, WAITS } from './state.ts';

/** Timers. */
export const VISIT = 0;
export const UPLOAD = 1;
export const LOOK = 2;
export const REVIEW = 3;

/** Seconds between two arrangements of feed and queue. */
export const LOOK_SECONDS = 1;
/** Weight of the newest second in an item's views a second. */
const NEWEST = 0.2;
/** A place in line is taken anew only where it has changed by so much of itself. */
const WORTH_A_MOVE = 0.2;

/** An item that may be harmful joins those that wait for a reviewer, once. */
export function consider(state: State, host: Host, values: Values, place: number): void {
  if (state.became[place] !== UNSEEN || chanceOfHarm(state, values, place) < values.reviewFrom) return;
  state.became[place] = WAITS;
  state.waiting += 1;
  state.byTeam = true;
  if (!offer(state, host, values, place)) state.byTeam = false;
  if (state.byTeam || state.became[place] !== WAITS) return;
  queueUp(state, host, values, place);
}

function queueUp(state: State, host: Host, values: Values, place: number): void {
  state.rank[place] = rankOf(state, host, values, place);
  join(state.desk, state.rank[place], place);
}

function rankOf(state: State, host: Host, values: Values, place: number): number {
  if (values.order === 'first') return host.now;
  const chance = chanceOfHarm(state, values, place);
  // An item nobody has seen yet may be seen by all: a little more than nothing.
  return values.order === 'chance' ? -chance : -chance * (state.pace[place] + 0.01);
}

/** Once a second views are counted, and who has come to matter more moves up. */
export function lookOver(state: State, host: Host, values: Values): void {
  for (let place = 0; place < state.serial.length; place++) {
    const gained = state.looked[place] - state.lookedBefore[place];
    state.lookedBefore[place] = state.looked[place];
    state.pace[place] += NEWEST * (gained / LOOK_SECONDS - state.pace[place]);
    if (state.became[place] === UNSEEN) consider(state, host, values, place);
    else if (state.became[place] === WAITS && !state.byTeam && values.order !== 'first') {
      const rank = rankOf(state, host, values, place);
      if (Math.abs(rank - state.rank[place]) <= WORTH_A_MOVE * Math.abs(state.rank[place])) continue;
      state.rank[place] = rank;
      join(state.desk, rank, place);
    }
  }
}

export function serve(state: State, host: Host, values: Values): void {
  const stands = (place: number, rank: number) => state.became[place] === WAITS && state.rank[place] === rank;
  for (let pair = nextPair(state.desk, host, stands); pair !== null; pair = nextPair(state.desk, host, stands)) {
    const { agent, job } = pair;
    engage(state.desk, agent, host.now);
    state.became[job] = IN_REVIEW;
    state.waiting -= 1;
    state.whom[agent] = state.serial[job];
    host.after(agent, REVIEW, host.chance.at(agent).exponential(values.reviewSeconds));
  }
}

/** A review ends; the item may have left the catalogue meanwhile. */
export function judge(state: State, host: Host, values: Values, agent: number): void {
  const serial = state.whom[agent];
  const place = serial % state.serial.length;
  state.whom[agent] = -1;
  state.reviews[agent] += 1;
  release(state.desk, host.now);
  setFree(state.desk, agent, host.now);
  if (state.serial[place] === serial) {
    const errs = host.chance.at(agent).flip(values.reviewErrs);
    conclude(state, place, (state.bad[place] === 1) !== errs);
  }
  serve(state, host, values);
}

/** The item is removed or cleared for good. */
export function conclude(state: State, place: number, remove: boolean): void {
  state.reviewed += 1;
  if (!remove) {
    state.became[place] = CLEARED;
    return;
  }
  state.became[place] = REMOVED;
  if (state.bad[place]) {
    state.removedBad += 1;
    state.removedViews += state.looked[place];
  } else state.removedGood += 1;
}

/** A reviewer is gone; the item waits again. */
export function abandon(state: State, host: Host, values: Values, agent: number): void {
  const serial = state.whom[agent];
  const place = serial % state.serial.length;
  state.whom[agent] = -1;
  release(state.desk, host.now);
  if (state.serial[place] !== serial) return;
  state.became[place] = WAITS;
  state.waiting += 1;
  queueUp(state, host, values, place);
}

/** Under an architecture an item to review is a task of one step, worth the harm it may do. */
function offer(state: State, host: Host, values: Values, place: number): boolean {
  const step: Step = Object.freeze({
    needs: Object.freeze([]),
    skill: state.serial[place] % host.traits.skills,
    difficulty: 0.3,
    work: values.reviewSeconds,
    tools: 0,
    evidence: 1,
  });
  const value = chanceOfHarm(state, values, place);
  // Once newer items have pushed it out, a review comes too late.
  const newer = state.serial[place] + state.serial.length - state.uploaded;
  const deadline = values.uploads > 0 ? host.now + Math.max(1, newer) / values.uploads : Infinity;
  return host.offer(
    Object.freeze({ serial: state.serial[place], arrivedAt: host.now, deadline, value, ambiguity: 0, steps: Object.freeze([step]) }),
  );
}
