import { discountFor, stepFor } from '../playing/own.ts';
import { softmax } from '../playing/pick.ts';
import type { JointStep, Situation } from '../playing/spec.ts';
import { rowAt } from '../playing/tallies.ts';
import { type Critic, indexOf, joined, partOf, without } from './critic.ts';
import { placeOf, teamReward } from './teams.ts';

/** What credit is reckoned by. */
export type Values = { credit: string; actorStep: number; criticStep: number; gamma: number; tables: string };

/** Actors of all agents and one critic of what teams do together. */
export interface ComaMemory {
  states: number;
  actions: number;
  common: boolean;
  /** θ by agent, state and action; chances are their softmax. */
  preference: Float64Array;
  critic: Critic;
  /** By team: place of the latest joint step whose value waits for the next one, or -1; its reward and discount. */
  waiting: Int32Array;
  reward: Float64Array;
  discount: Float64Array;
  chances: Float64Array;
}

/** Place of the first preference of an actor in a state. */
export const actorRow = (memory: ComaMemory, agent: number, state: number): number =>
  rowAt(memory, memory.common ? 0 : agent, state);

/**
 * Counterfactual advantage of one member: Q(s, u) − Σ π(u′) Q(s, (u without the member, u′)). `place` is the team's joint place; the
 * member's chances are left in `memory.chances`.
 */
export function advantage(
  memory: ComaMemory,
  team: number,
  place: number,
  member: { agent: number; place: number; state: number; action: number },
): number {
  const { critic, actions, chances } = memory;
  softmax(memory.preference, actorRow(memory, member.agent, member.state), actions, 1, chances);
  const others = without(critic, place, partOf(critic, team, member.place, member.state, member.action));
  let baseline = 0;
  for (let i = 0; i < actions; i++) {
    const instead = joined(critic, others, partOf(critic, team, member.place, member.state, i));
    baseline += chances[i] * critic.value[indexOf(critic, team, instead)];
  }
  return critic.value[indexOf(critic, team, place)] - baseline;
}

/** Moves preferences along credit × ∇ ln π, with the chances left in `memory.chances`; answers the preference of what was done. */
function climb(memory: ComaMemory, row: number, action: number, step: number): number {
  for (let i = 0; i < memory.actions; i++)
    memory.preference[row + i] += step * ((i === action ? 1 : 0) - memory.chances[i]);
  return memory.preference[row + action];
}

/** A team's joint place; where the critic knows places only, actions are left out. */
function placeOfTeam(
  critic: Critic,
  { play }: Pick<Situation<unknown>, 'play'>,
  team: number,
  members: readonly number[],
  state: Int32Array,
  action: Int32Array | null,
): number {
  let place = 0;
  for (const agent of members) {
    const part = partOf(critic, team, placeOf(play, team, agent), state[agent], action ? action[agent] : 0);
    place = joined(critic, place, part);
  }
  return place;
}

type Learn = (
  memory: ComaMemory,
  situation: Situation<Values>,
  joint: JointStep,
  members: readonly number[],
  team: number,
  write: (agent: number, written: number) => void,
) => void;

/** Mean discount of the members. */
function discountOfTeam(situation: Situation<Values>, members: readonly number[]): number {
  let sum = 0;
  for (const agent of members) sum += discountFor(situation, agent, situation.values.gamma);
  return sum / members.length;
}

const isOver = ({ done, next }: JointStep, members: readonly number[]): boolean =>
  members.every((agent) => done[agent] || next[agent] < 0);

/** Credit by the difference an action made (COMA). */
export const byDifference: Learn = (memory, situation, joint, members, team, write) => {
  const { critic, waiting } = memory;
  const { values, play, frozen } = situation;
  const place = placeOfTeam(critic, situation, team, members, joint.state, joint.action);
  const at = indexOf(critic, team, place);
  const correct = (index: number, target: number): void => {
    critic.value[index] += values.criticStep * (target - critic.value[index]);
    write(members[0], critic.value[index]);
  };
  // SARSA: the step before this one is judged by what is done now.
  if (waiting[team] >= 0)
    correct(waiting[team], memory.reward[team] + memory.discount[team] * critic.value[at]);
  const earned = teamReward(members, joint.reward);
  if (isOver(joint, members)) {
    correct(at, earned);
    waiting[team] = -1;
  } else {
    waiting[team] = at;
    memory.reward[team] = earned;
    memory.discount[team] = discountOfTeam(situation, members);
  }
  for (const agent of members) {
    if (frozen[agent]) continue;
    const state = joint.state[agent];
    const action = joint.action[agent];
    const credit = advantage(memory, team, place, {
      agent,
      place: placeOf(play, team, agent),
      state,
      action,
    });
    const step = stepFor(situation, agent, values.actorStep) * credit;
    write(agent, climb(memory, actorRow(memory, agent, state), action, step));
  }
};

/** Credit by the team's surprise, the same for everyone (central-V). */
export const bySurprise: Learn = (memory, situation, joint, members, team, write) => {
  const { critic } = memory;
  const { values, frozen } = situation;
  const at = indexOf(critic, team, placeOfTeam(critic, situation, team, members, joint.state, null));
  let target = teamReward(members, joint.reward);
  const going = members.filter((agent) => !joint.done[agent] && joint.next[agent] >= 0);
  if (going.length > 0) {
    const next = indexOf(critic, team, placeOfTeam(critic, situation, team, going, joint.next, null));
    target += discountOfTeam(situation, members) * critic.value[next];
  }
  const surprise = target - critic.value[at];
  critic.value[at] += values.criticStep * surprise;
  write(members[0], critic.value[at]);
  for (const agent of members) {
    if (frozen[agent]) continue;
    const row = actorRow(memory, agent, joint.state[agent]);
    softmax(memory.preference, row, memory.actions, 1, memory.chances);
    write(
      agent,
      climb(memory, row, joint.action[agent], stepFor(situation, agent, values.actorStep) * surprise),
    );
  }
};
