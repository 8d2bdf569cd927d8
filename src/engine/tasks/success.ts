import { exp, log2 } from '../kernel/mathematics.ts';
import type { Traits } from '../populations/traits.ts';
import type { Step } from './task.ts';

/** How steeply success rises with skill over difficulty: at 8 a tenth more skill takes even chances to 69 %. */
const STEEPNESS = 8;
/** What a doubling of the tools, and a full context, add to difficulty. */
const TOOL_BURDEN = 0.02;
const CONTEXT_BURDEN = 0.25;

/**
 * Chance that an agent of a given skill does a step whose inputs are right, under a context pressure of 0 to 1: a logistic in skill minus
 * difficulty (Rasch 1960), burdened by tools and context.
 */
export function chanceOf({ difficulty, tools }: Step, able: number, crowding: number): number {
  const burden = TOOL_BURDEN * log2(Math.max(1, tools)) + CONTEXT_BURDEN * crowding;
  return 1 / (1 + exp(-STEEPNESS * (able - difficulty - burden)));
}

/** Skill of an agent in a kind of work; work of a kind that the population does not tell apart takes the last that it does. */
export const ableIn = ({ skill, skills }: Traits, agent: number, kind: number): number =>
  skill[agent * skills + Math.min(kind, skills - 1)];
