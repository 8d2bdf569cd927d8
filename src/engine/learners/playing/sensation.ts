import type { Host } from '../../kernel/host.ts';
import type { Play } from '../../kernel/play.ts';
import { tellsFalsely } from './lies.ts';

/** Steps after which what another saw is no longer believed. */
const STEPS_BELIEVED = 2;
const BYTES = 8;

/** The latest that others have told each agent of what they see. */
export interface Told {
  sighting: Int32Array;
  /** Step in which it was seen; -Infinity: nothing told. */
  step: Float64Array;
}

/** What is told of a sensation: a sight and the step it is of. */
export type Sight = Readonly<{ sighting: number; step: number }>;

export const toldOf = (n: number): Told => ({
  sighting: new Int32Array(n).fill(-1),
  step: new Float64Array(n).fill(-Infinity),
});

/** What an agent senses, aided by what it was told of late; plainly where nothing is told or the world has no use for it. */
export function senseAided(told: Told | null, play: Play, agent: number, time: number): number {
  if (told === null || play.sights === null) return play.sense(agent);
  const fresh = time - told.step[agent] <= STEPS_BELIEVED;
  return play.sights.senseWith(agent, fresh ? told.sighting[agent] : -1);
}

/** Tells what an agent sees, where it sees anything (Tan 1993, case 1); a liar tells of some other place. */
export function tellSight(host: Host, play: Play, agent: number, time: number): void {
  const seen = play.sights === null ? -1 : play.sights.sighting(agent);
  if (play.sights === null || seen < 0) return;
  const sighting = tellsFalsely(host, agent) ? host.chance.at(agent).below(play.sights.count()) : seen;
  host.share(agent, host.items.create(agent, Object.freeze({ sighting, step: time }), BYTES));
}

/** Believes a sight unless a later one is known. */
export function believe(told: Told, agent: number, { sighting, step }: Sight): boolean {
  if (step < told.step[agent]) return false;
  told.sighting[agent] = sighting;
  told.step[agent] = step;
  return true;
}

/** What was seen of an episode that is over says nothing of the next. */
export function forgetSights(told: Told, agent: number): void {
  told.sighting[agent] = -1;
  told.step[agent] = -Infinity;
}
