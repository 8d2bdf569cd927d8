/** What agents are like, one number an agent (and skill) in flat arrays. Populations write it at their `init`; all others read it. */
export interface Traits {
  /** Number of kinds of skill. */
  skills: number;
  /** Skill of agent a in kind s at a × skills + s, on the scale of difficulty. */
  skill: Float64Array;
  /** Turns of work done in the time of one; 1 is the norm. */
  speed: Float64Array;
  /** Weight of the own reward against the team's, 0 (common good) to 1 (selfish). */
  selfishness: Float64Array;
  /** Chance of reporting truly, 1 is honest. */
  honesty: Float64Array;
  /** Weight, in what the agent learns from, of the mean reward of all against its own; 0 is its own only. */
  concern: Float64Array;
  /** Ring of dishonest agents that tell the same falsehoods and vouch for each other, from 1; 0 is none. */
  collusion: Float64Array;
  /** Units of context an agent can carry before it fades. */
  memory: Float64Array;
  /** Factor on the step size of whatever the agent learns by; 1 is as the learner has it. */
  stepSize: Float64Array;
  /** Factor on how far ahead the agent looks, see `discountOf`; 1 is as the learner has it. */
  horizon: Float64Array;
}

/** An agent's own discount: its horizon 1 / (1 − discount) is the learner's times its trait, and one step at the least. */
export const discountOf = ({ horizon }: Traits, agent: number, discount: number): number =>
  horizon[agent] === 1 ? discount : Math.max(0, 1 - (1 - discount) / horizon[agent]);

/** Everyone alike: one kind of skill at 0.5, speed 1, unselfish, honest, with room for 32 units of context. */
export function alike(n: number): Traits {
  return {
    skills: 1,
    skill: new Float64Array(n).fill(0.5),
    speed: new Float64Array(n).fill(1),
    selfishness: new Float64Array(n),
    honesty: new Float64Array(n).fill(1),
    concern: new Float64Array(n),
    collusion: new Float64Array(n),
    memory: new Float64Array(n).fill(32),
    stepSize: new Float64Array(n).fill(1),
    horizon: new Float64Array(n).fill(1),
  };
}
