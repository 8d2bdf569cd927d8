import { choice, number } from '../catalog/params.ts';
import { learner } from './playing/learner.ts';
import { playingParams } from './playing/params.ts';
import { anyBest, drawn, greedyChances, softmax } from './playing/pick.ts';
import { rowsOf } from './playing/show.ts';
import { forgetRows } from './playing/tallies.ts';
import { tables } from './tabular/table.ts';
import { actorRow, byDifference, bySurprise, type ComaMemory } from './team/credit.ts';
import { criticOf } from './team/critic.ts';
import { eachTeam, teamCount, teamSize } from './team/teams.ts';

const params = {
  credit: choice({
    label: 'Credit',
    help: 'What an agent’s action is credited with.',
    default: 'counterfactual',
    options: [
      {
        value: 'counterfactual',
        label: 'The difference it made',
        help: 'The critic’s value of what all did, less its mean over what the agent might have done instead while the others did the same (COMA).',
      },
      {
        value: 'surprise',
        label: 'The team’s surprise',
        help: 'How much better it went than the critic had expected of where all were, the same for everyone (central-V).',
      },
    ],
  }),
  actorStep: number({
    label: 'Step size of the actors',
    help: 'How far a credit moves the preferences of actions.',
    default: 0.1,
    min: 0.0001,
    max: 1,
    scale: 'log',
    live: true,
  }),
  criticStep: number({
    label: 'Step size of the critic',
    help: 'Share of its error by which the critic’s value of a joint step is corrected.',
    default: 0.2,
    min: 0.0001,
    max: 1,
    scale: 'log',
    live: true,
  }),
  gamma: number({
    label: 'Discount',
    help: 'Worth γ of a reward a step later against one now.',
    default: 0.95,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  tables: {
    ...tables,
    label: 'Actors',
    help: 'Whether each agent has preferences of its own, or all act and learn by one table.',
  },
  ...playingParams,
};
/** Actors that act apart, trained by one critic that sees what all sense and do. */
export const coma = learner<typeof params, ComaMemory>({
  id: 'coma',
  label: 'Central critic (COMA)',
  summary:
    'Each agent acts by its own preferences; one critic, who sees all of them, tells each what difference its own action made.',
  source:
    'Foerster, Farquhar, Afouras, Nardelli & Whiteson, Counterfactual multi-agent policy gradients, AAAI 2018, equation 4; a table for the critic, trained by one-step SARSA.',
  quantity: 'the preference',
  params,
  memory({ play, host, values }) {
    const states = play.stateCount();
    const actions = play.actionCount();
    const common = values.tables === 'common';
    const teams = teamCount(play, host.n);
    return {
      states,
      actions,
      common,
      preference: new Float64Array((common ? 1 : host.n) * states * actions),
      critic: criticOf(states, values.credit === 'surprise' ? 1 : actions, teams, teamSize(play, host.n)),
      waiting: new Int32Array(teams).fill(-1),
      reward: new Float64Array(teams),
      discount: new Float64Array(teams),
      chances: new Float64Array(actions),
    };
  },
  choose(memory, { host, exploiting }, agent, state) {
    const row = actorRow(memory, agent, state);
    if (exploiting[agent]) return anyBest(memory.preference, row, memory.actions, host.chance.at(agent));
    softmax(memory.preference, row, memory.actions, 1, memory.chances);
    return drawn(memory.chances, memory.actions, host.chance.at(agent));
  },
  together(memory, situation, joint, write) {
    const learn = situation.values.credit === 'surprise' ? bySurprise : byDifference;
    eachTeam(situation.play, joint, situation.frozen, (members, team) =>
      learn(memory, situation, joint, members, team, write),
    );
  },
  policy(memory, { exploiting }, agent, state, into) {
    const row = actorRow(memory, agent, state);
    if (exploiting[agent]) greedyChances(memory.preference, row, memory.actions, 0, into);
    else softmax(memory.preference, row, memory.actions, 1, into);
  },
  forget(memory, _situation, agent) {
    if (!memory.common) forgetRows(agent, memory.states * memory.actions, memory.preference);
  },
  // A team of which somebody was away begins a new chain of steps.
  interrupt: (memory) => void memory.waiting.fill(-1),
  inspect(memory, _situation, agent, state) {
    const chances = new Float64Array(memory.actions);
    softmax(memory.preference, actorRow(memory, agent, state), memory.actions, 1, chances);
    return [
      ...rowsOf('Chance', chances, 0, memory.actions),
      ...rowsOf('Preference θ', memory.preference, actorRow(memory, agent, state), memory.actions),
    ];
  },
});
