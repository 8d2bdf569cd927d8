/**
 * What an environment that can be played offers a learner, as `host.play`: numbers of states and actions, what an agent senses, and one
 * joint step. Optional verbs are null where the world has none of it.
 */
export interface Play {
  /** Actions an agent has, numbered from 0. */
  actionCount(): number;
  /** States an agent can sense, numbered from 0. */
  stateCount(): number;
  /** The state that an agent senses now; -1 for one that does not choose (it is moved by the world, or has no part). */
  sense(agent: number): number;
  /**
   * One joint step of all agents: `actions` by agent, -1 for those that do nothing. Fills `rewards`, and `done` with 1 where the agent's
   * episode has ended with this step; the world has then begun the next one.
   */
  perform(actions: Int32Array, rewards: Float64Array, done: Uint8Array): void;
  /** Whom an agent plays against now, or -1; null where nobody plays against anybody. */
  partner: ((agent: number) => number) | null;
  /** What an agent's action earns it against its partner's, or null where no table is known. */
  payoff: ((agent: number, own: number, other: number) => number) | null;
  /** What states have in common, or null where each is its own. */
  features: Features | null;
  /** What an agent sees that it could tell others of, or null where the world has no such thing. */
  sights: Sights | null;
}

/** Binary features of states, for learners that generalize: each state has a few of them (tiles, groups, a row and a column). */
export interface Features {
  /** Features there are, numbered from 0. */
  count(): number;
  /** Most features that any state has. */
  most(): number;
  /** Writes the features of a state into `into`; answers how many. */
  of(state: number, into: Int32Array): number;
}

/** Things seen, numbered from 0, such as the cell of a prey: told by one agent, they help another sense more. */
export interface Sights {
  /** Numbers that a sight may have. */
  count(): number;
  /** What the agent sees now, or -1. */
  sighting(agent: number): number;
  /** The state that the agent senses if it believes what another saw (-1: nothing). */
  senseWith(agent: number, sighting: number): number;
}
