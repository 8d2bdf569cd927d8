import type { Work } from '../team/board.ts';

/** Skill that a turn taken without any care falls short by; with full care nothing is lost. */
const CARELESS_LOSS = 0.3;
/** Share of the time of a careful turn that a turn without any care takes. */
const CARELESS_TIME = 0.4;
/** Care of a quick turn, where a method is chosen. */
export const QUICK_CARE = 0.5;

/** How carefully an agent works on a step, 0 to 1: the effort that it makes times the method that it was asked to use. */
export const careOf = (work: Work, agent: number, step: number): number =>
  (work.exertions.get(agent)?.effort ?? 1) * (work.methods.get(step) ?? 1);

/** How much of its skill a turn of such care falls short by. */
export const skillLost = (care: number): number => CARELESS_LOSS * (1 - care);

/** Time and tokens of a turn of such care, as a share of those of a careful one. */
export const timeShare = (care: number): number => CARELESS_TIME + (1 - CARELESS_TIME) * care;
