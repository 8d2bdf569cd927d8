import { integer } from '../catalog/params.ts';
import type { Play } from '../kernel/play.ts';
import { discountFor } from './playing/own.ts';
import { learner } from './playing/learner.ts';
import { playingParams } from './playing/params.ts';
import { largest } from './playing/pick.ts';
import type { Situation } from './playing/spec.ts';
import { rowOf, stepAt, type Table, tableOf, tableParams, tables, tabular } from './tabular/table.ts';
import { blockOf, gradient, mix, type Mixer, mixerOf, type Pass, passOf, shift } from './team/mixer.ts';
import { eachTeam, placeOf, teamCount, teamReward, teamSize } from './team/teams.ts';

/** Numbers that the mixing networks may have: 400 MB. */
const NUMBERS_AT_MOST = 5e7;

const params = {
  ...tableParams,
  tables,
  width: integer({
    label: 'Units of the mixer',
    help: 'Hidden units of the network that mixes the agents’ values (the paper: 8 in the two-step game, 32 in StarCraft).',
    default: 8,
    min: 1,
    max: 64,
  }),
  ...playingParams,
};

/** Tables of all agents, and the mixing network of each team: one, or one for each pair. */
export interface MixedMemory extends Table {
  mixers: Mixer[];
  pass: Pass;
  /** Room for one pass: values by place, their slopes, and those of the entries. */
  mixed: Float64Array;
  dMixed: Float64Array;
  dEntries: Float64Array;
}

/** The feature of what a member senses. */
const featureOf = (memory: MixedMemory, place: number, state: number): number =>
  place * memory.states + state;

function memoryOf(
  situation: Situation<Parameters<typeof tableOf>[0]['values'] & { width: number }>,
): MixedMemory {
  const { play, host, values } = situation;
  const table = tableOf(situation);
  const places = teamSize(play, host.n);
  const teams = teamsThere(play, host.n);
  const size = teams.length * places * table.states * blockOf(places, values.width);
  if (size > NUMBERS_AT_MOST)
    throw new RangeError(
      `agents: mixing networks of ${size} numbers for ${host.n} agents with ${table.states} states; expected at most ${NUMBERS_AT_MOST}`,
    );
  const mixers = teams.map(() => mixerOf(places, values.width, places * table.states, host.dice));
  return {
    ...table,
    mixers,
    pass: passOf(mixers[0]),
    mixed: new Float64Array(places),
    dMixed: new Float64Array(places),
    dEntries: new Float64Array(mixers[0].block),
  };
}

/** Numbers of teams there may be. */
const teamsThere = (play: Play, n: number): number[] =>
  Array.from({ length: teamCount(play, n) }, (_, i) => i);

/** The joint value that a memory gives to what members of a team do in states (the best they can where `action` is null). */
export function jointValue(
  memory: MixedMemory,
  play: Play,
  team: number,
  members: readonly number[],
  state: ArrayLike<number>,
  action: ArrayLike<number> | null,
): number {
  const features = fill(memory, play, team, members, state, action);
  return mix(memory.mixers[team], features, memory.mixed, memory.pass);
}

function fill(
  memory: MixedMemory,
  play: Play,
  team: number,
  members: readonly number[],
  state: ArrayLike<number>,
  action: ArrayLike<number> | null,
): number[] {
  memory.mixed.fill(0);
  return members.map((agent) => {
    const place = placeOf(play, team, agent);
    const row = rowOf(memory, agent, state[agent]);
    memory.mixed[place] = action ? memory.q[row + action[agent]] : largest(memory.q, row, memory.actions);
    return featureOf(memory, place, state[agent]);
  });
}

/** QMIX: everyone's own values are mixed by a network that rises in each of them, so that what is best for each is best for all. */
export const qmix = learner<typeof params, MixedMemory>({
  ...tabular,
  id: 'qmix',
  label: 'Monotone mixing (QMIX)',
  summary:
    'What the team earns together is foretold by a network that mixes the agents’ own values and rises in each, so that each may act by its own.',
  source:
    'Rashid et al., QMIX, ICML 2018, section 4, with tables for the agents’ values and normalized gradient steps instead of RMSprop.',
  params,
  memory: memoryOf,
  together(memory, situation, { state, action, reward, next, done }, write) {
    const { play, values, frozen } = situation;
    eachTeam(play, { action }, frozen, (members, team) => {
      let target = teamReward(members, reward);
      const going = members.filter((agent) => !done[agent] && next[agent] >= 0);
      if (going.length > 0) {
        let discount = 0;
        for (const agent of going) discount += discountFor(situation, agent, values.gamma) / going.length;
        target += discount * jointValue(memory, play, team, going, next, null);
      }
      const { mixed, dMixed, dEntries, pass } = memory;
      const features = fill(memory, play, team, members, state, action);
      const error = target - mix(memory.mixers[team], features, mixed, pass);
      const square = gradient(memory.mixers[team], features, mixed, pass, dMixed, dEntries);
      // A normalized step: to first order the joint value moves by the step size's share of its error, however steep the mixer is.
      const step = error / square;
      for (const agent of members) {
        if (frozen[agent]) continue;
        const at = rowOf(memory, agent, state[agent]) + action[agent];
        memory.q[at] += stepAt(memory, values, at, agent) * step * dMixed[placeOf(play, team, agent)];
        write(agent, memory.q[at]);
      }
      shift(memory.mixers[team], features, dEntries, values.alpha * step);
      write(members[0], pass.value);
    });
  },
});
