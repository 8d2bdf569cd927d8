import { number } from '../catalog/params.ts';
import { type GameId, games, type Payoffs } from '../environments/matrixGamePresets.ts';
import type { Choice } from '../scenario/scenario.ts';
import { learner } from './playing/learner.ts';
import { playingParams } from './playing/params.ts';
import { anyBest, drawn, greedyChances, largest, softmax } from './playing/pick.ts';
import { rowsOf } from './playing/show.ts';
import { forgetRows, rowAt } from './playing/tallies.ts';

const params = {
  gamma: number({
    label: 'Share of exploration',
    help: 'Share γ of choices at random; the rest go by weight.',
    default: 0.1,
    min: 0.001,
    max: 1,
    scale: 'log',
    live: true,
  }),
  ...playingParams,
};

interface Memory {
  states: number;
  actions: number;
  /** Logarithms of weights, the largest of a state kept at 0 so that none overflows. */
  logWeights: Float64Array;
  /** Chances of the actions of one agent, worked out before each draw. */
  chances: Float64Array;
}

/** EXP3: weights that grow exponentially with the reward estimated, for rewards that an adversary may set. */
export const exp3 = learner<typeof params, Memory>({
  id: 'exp3',
  label: 'EXP3',
  summary:
    'Weighs actions by the exponential of the reward each would have earned; holds against arms that change as an adversary likes.',
  source: 'Auer, Cesa-Bianchi, Freund & Schapire, SIAM J. Computing 32, 2002, figure 1; rewards from 0 to 1.',
  quantity: 'the logarithm of the weight',
  params,
  memory({ play, host }) {
    const states = play.stateCount();
    const actions = play.actionCount();
    return {
      states,
      actions,
      logWeights: new Float64Array(host.n * states * actions),
      chances: new Float64Array(actions),
    };
  },
  choose(memory, { host, values, exploiting }, agent, state) {
    if (exploiting[agent])
      return anyBest(memory.logWeights, rowAt(memory, agent, state), memory.actions, host.chance.at(agent));
    chancesOf(memory, values.gamma, agent, state, memory.chances);
    return drawn(memory.chances, memory.actions, host.chance.at(agent));
  },
  improve(memory, { values, exploiting }, agent, { state, action, reward }) {
    const { actions, logWeights, chances } = memory;
    const first = rowAt(memory, agent, state);
    // By the chance it was drawn with: an estimate is right on average only so.
    if (exploiting[agent]) greedyChances(logWeights, first, actions, 0, chances);
    else chancesOf(memory, values.gamma, agent, state, chances);
    const estimated = reward / chances[action];
    logWeights[first + action] += (values.gamma * estimated) / actions;
    const most = largest(logWeights, first, actions);
    for (let i = 0; i < actions; i++) logWeights[first + i] -= most;
    return logWeights[first + action];
  },
  policy(memory, { values, exploiting }, agent, state, into) {
    if (exploiting[agent]) greedyChances(memory.logWeights, rowAt(memory, agent, state), memory.actions, 0, into);
    else chancesOf(memory, values.gamma, agent, state, into);
  },
  forget: (memory, _situation, agent) => forgetRows(agent, memory.states * memory.actions, memory.logWeights),
  warnings: (_host, _values, scenario) =>
    leavesUnit(scenario?.environment)
      ? [
          'EXP3 reckons with rewards from 0 to 1, and this work pays others: its weights may run away, and its bound says nothing.',
        ]
      : [],
  inspect(memory, { values }, agent, state) {
    const chances = new Float64Array(memory.actions);
    chancesOf(memory, values.gamma, agent, state, chances);
    return rowsOf('Chance', chances, 0, memory.actions);
  },
});

/** Whether rewards of a work are known to leave 0 … 1. */
function leavesUnit(work: Choice | undefined): boolean {
  if (work?.id === 'bandit') return work.reward !== 'bernoulli';
  if (work?.id !== 'matrix-game') return false;
  const tables: readonly Payoffs['row'][] =
    work.game === 'own' ? [work.payoffs as number[][]] : Object.values(games[work.game as GameId].payoffs);
  const outside = tables.some((rows) => rows.some((row) => row.some((pay) => pay < 0 || pay > 1)));
  return outside || (work.game === 'own' && work.column === 'opposite');
}

function chancesOf(memory: Memory, gamma: number, agent: number, state: number, into: Float64Array): void {
  const { actions, logWeights } = memory;
  softmax(logWeights, rowAt(memory, agent, state), actions, 1, into);
  for (let i = 0; i < actions; i++) into[i] = (1 - gamma) * into[i] + gamma / actions;
}
