import { choice } from '../catalog/params.ts';
import { chooseEquilibrium, type Equilibrium, type Selection } from './games/bimatrix.ts';
import { learner } from './playing/learner.ts';
import { discountFor } from './playing/own.ts';
import { playingParams } from './playing/params.ts';
import { drawn } from './playing/pick.ts';
import { rowsOf, written } from './playing/show.ts';
import type { Situation } from './playing/spec.ts';
import { explorationParams, levelAt } from './tabular/exploration.ts';
import { setPace } from './tabular/steps.ts';
import { levelFor, tableParams } from './tabular/table.ts';

const { alpha, gamma, firstValue, stepSize, stepDecay, stepSpan, leastStep } = tableParams;
const { exploration, temperature: _heat, epsilon: bare, ...fading } = explorationParams;
const { when: _always, ...epsilon } = bare;
const params = {
  selection: choice<Selection>({
    label: 'Of several equilibria',
    help: 'Which one both sides reckon with; they must mean the same for values to settle.',
    default: 'first',
    options: [
      {
        value: 'first',
        label: 'The first',
        help: 'Pure ones in order of the lower-numbered agent’s actions, then the mixed one.',
      },
      { value: 'second', label: 'The second', help: 'The next in this order, where there is one.' },
      { value: 'best', label: 'The best for both together' },
    ],
    live: true,
  }),
  alpha,
  stepSize: { ...stepSize, options: stepSize.options.filter(({ value }) => !value.startsWith('visits')) },
  stepDecay,
  stepSpan,
  leastStep,
  gamma,
  firstValue,
  epsilon,
  ...fading,
  ...playingParams,
};
type Values = {
  selection: Selection;
  epsilon: number;
  least: number;
  decay: number;
  fadeSteps: number;
} & Omit<Parameters<typeof levelAt>[0], 'exploration' | 'temperature'>;

interface Memory {
  states: number;
  actions: number;
  /** Q of the agent itself and of its partner, as the agent believes: by agent, state, own action, partner's action. */
  own: Float64Array;
  other: Float64Array;
  level: number;
  pace: Float64Array;
  chances: Float64Array;
}

/** The values with the word for ε-greedy that the shared schedule asks for. */
const bold = <V extends Values>(situation: Situation<V>) => ({
  ...situation,
  values: { ...situation.values, exploration: exploration.default, temperature: 1 },
});

/** The equilibrium of a state's stage game, named from the lower-numbered of the two so that both mean the same; own side first. */
function stage(
  memory: Memory,
  { play, values }: Situation<Values>,
  agent: number,
  state: number,
): Equilibrium {
  const { states, actions, own, other } = memory;
  const first = (agent * states + state) * actions * actions;
  const mine = own.subarray(first, first + actions * actions);
  const theirs = other.subarray(first, first + actions * actions);
  const partner = play.partner?.(agent) ?? -1;
  if (partner < 0 || agent < partner)
    return chooseEquilibrium(mine, theirs, actions, actions, values.selection);
  const turn = (table: Float64Array): Float64Array =>
    Float64Array.from(table, (_, at) => table[(at % actions) * actions + Math.floor(at / actions)]);
  const seen = chooseEquilibrium(turn(theirs), turn(mine), actions, actions, values.selection);
  return { row: seen.column, column: seen.row, rowEarns: seen.columnEarns, columnEarns: seen.rowEarns };
}

/** Nash-Q: learns both sides' values and takes what follows to be an equilibrium of the next state's game. */
export const nashQ = learner<typeof params, Memory>({
  id: 'nash-q',
  label: 'Nash-Q',
  summary:
    'Watches what both earn, and plays its half of an equilibrium of the game that these values make in each state.',
  source:
    'Hu & Wellman, Nash Q-learning for general-sum stochastic games, JMLR 4, 2003, table 1; exact for two actions each.',
  quantity: 'Q',
  params,
  memory(situation) {
    const { play, host, values } = situation;
    const states = play.stateCount();
    const actions = play.actionCount();
    const size = host.n * states * actions * actions;
    const pace = new Float64Array(host.n);
    setPace(pace, situation);
    return {
      states,
      actions,
      own: new Float64Array(size).fill(values.firstValue),
      other: new Float64Array(size).fill(values.firstValue),
      level: levelAt(bold(situation).values, 0),
      pace,
      chances: new Float64Array(actions),
    };
  },
  prepare(memory, situation) {
    memory.level = levelAt(bold(situation).values, situation.time);
    setPace(memory.pace, situation);
  },
  choose(memory, situation, agent, state) {
    const chance = situation.host.chance.at(agent);
    if (chance.flip(levelFor(memory.level, bold(situation), agent))) return chance.below(memory.actions);
    memory.chances.set(stage(memory, situation, agent, state).row);
    return drawn(memory.chances, memory.actions, chance);
  },
  together(memory, situation, joint, write) {
    const { play, values, frozen, host } = situation;
    const { states, actions, own, other, pace } = memory;
    for (let agent = 0; agent < host.n; agent++) {
      const partner = play.partner?.(agent) ?? -1;
      if (joint.action[agent] < 0 || frozen[agent] || partner < 0 || joint.action[partner] < 0) continue;
      const at =
        ((agent * states + joint.state[agent]) * actions + joint.action[agent]) * actions +
        joint.action[partner];
      let mine = 0;
      let theirs = 0;
      if (!joint.done[agent]) {
        const ahead = stage(memory, situation, agent, joint.next[agent]);
        const discount = discountFor(situation, agent, values.gamma);
        mine = discount * ahead.rowEarns;
        theirs = discount * ahead.columnEarns;
      }
      own[at] += pace[agent] * (joint.reward[agent] + mine - own[at]);
      other[at] += pace[agent] * (joint.reward[partner] + theirs - other[at]);
      write(agent, own[at]);
      write(agent, other[at]);
    }
  },
  policy(memory, situation, agent, state, into) {
    const { row } = stage(memory, situation, agent, state);
    const random = levelFor(memory.level, bold(situation), agent);
    for (let i = 0; i < memory.actions; i++) into[i] = (1 - random) * row[i] + random / memory.actions;
  },
  values(memory, situation, agent, state, into) {
    const { column } = stage(memory, situation, agent, state);
    const { states, actions, own } = memory;
    for (let i = 0; i < actions; i++) {
      into[i] = 0;
      for (let o = 0; o < actions; o++)
        into[i] += column[o] * own[((agent * states + state) * actions + i) * actions + o];
    }
  },
  worth: (memory, situation, agent, state) => stage(memory, situation, agent, state).rowEarns,
  forget({ states, actions, own, other }, { values }, agent) {
    const width = states * actions * actions;
    for (const table of [own, other]) table.fill(values.firstValue, agent * width, (agent + 1) * width);
  },
  inspect(memory, situation, agent, state) {
    const { states, actions, own, other } = memory;
    const first = (agent * states + state) * actions * actions;
    const { row, column, rowEarns } = stage(memory, situation, agent, state);
    return [
      { group: 'Equilibrium', label: 'Earns', value: written(rowEarns) },
      ...rowsOf('Own part', row, 0, actions),
      ...rowsOf('The other’s part', column, 0, actions),
      ...Array.from({ length: actions }, (_, a) => [
        ...rowsOf(`Own Q of own action ${a + 1}`, own, first + a * actions, actions),
        ...rowsOf(`The other’s Q of own action ${a + 1}`, other, first + a * actions, actions),
      ]).flat(),
    ];
  },
  cautions({ partner, actionCount }) {
    if (partner === null)
      return ['Nobody plays against anybody here: there is no game to find an equilibrium of.'];
    return actionCount() > 2
      ? [
          'With more than two actions, a game without a pure equilibrium is played so as to be sure of the most, which need be none.',
        ]
      : [];
  },
});
