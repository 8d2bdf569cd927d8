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
  /** Units of context an agent can carry before it fades. */
  memory: Float64Array;
}

/** Everyone alike: one kind of skill at 0.5, speed 1, unselfish, honest, with room for 32 units of context. */
export function alike(n: number): Traits {
  return {
    skills: 1,
    skill: new Float64Array(n).fill(0.5),
    speed: new Float64Array(n).fill(1),
    selfishness: new Float64Array(n),
    honesty: new Float64Array(n).fill(1),
    memory: new Float64Array(n).fill(32),
  };
}
