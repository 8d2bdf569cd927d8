import { choice, integer, number } from '../catalog/params.ts';
import { log } from '../kernel/mathematics.ts';
import { learner } from './playing/learner.ts';
import { playingParams, shares } from './playing/params.ts';
import { anyBest } from './playing/pick.ts';
import { written } from './playing/show.ts';
import { forgetRows, rowAt } from './playing/tallies.ts';

const params = {
  memory: choice({
    label: 'Forgets',
    help: 'What of the past still counts.',
    default: 'discount',
    options: [
      {
        value: 'discount',
        label: 'Gradually',
        help: 'Each reward counts by the discount to the power of its age (D-UCB).',
      },
      { value: 'window', label: 'At once', help: 'Only the latest rewards count, all alike (SW-UCB).' },
    ],
  }),
  discount: number({
    label: 'Discount of the past',
    help: 'Factor γ on every reward known, at each further one.',
    default: 0.99,
    min: 0.5,
    max: 1,
    step: 0.0001,
    live: true,
    when: { key: 'memory', is: ['discount'] },
  }),
  window: integer({
    label: 'Window',
    help: 'Latest rewards τ of a state that count.',
    default: 100,
    min: 1,
    max: 10_000,
    scale: 'log',
    when: { key: 'memory', is: ['window'] },
  }),
  width: number({
    label: 'Width of the bonus',
    help: 'Factor ξ under the root of the bonus, which is 2 √(ξ ln n / N) with the discount and √(ξ ln min(t, τ) / N) with the window; above a half in theory.',
    default: 0.6,
    min: 0,
    max: 20,
    step: 0.1,
    live: true,
  }),
  ...playingParams,
  shares: shares('experience'),
};

interface Memory {
  states: number;
  actions: number;
  /** Weights N and sums of rewards that still count, by agent, state and action. */
  weight: Float64Array;
  sum: Float64Array;
  /** The latest actions and rewards of a state as a ring, by agent and state, where a window is kept; and steps seen in it. */
  acts: Int16Array;
  rewards: Float64Array;
  seen: Float64Array;
}

/** Below it a discounted weight counts as never tried. */
const NEVER = 1e-9;

/** Upper confidence bounds that forget, for arms that change. */
export const discountedUcb = learner<typeof params, Memory>({
  id: 'discounted-ucb',
  label: 'UCB that forgets',
  summary:
    'Upper confidence bounds over recent rewards only, so that it notices when another arm has become the best.',
  source:
    'Garivier & Moulines, On upper-confidence bound policies for switching bandit problems, ALT 2011 (D-UCB and SW-UCB); Kocsis & Szepesvári 2006.',
  quantity: 'the sum of rewards',
  params,
  memory({ play, host, values }) {
    const states = play.stateCount();
    const actions = play.actionCount();
    const room = values.memory === 'window' ? host.n * states * values.window : 0;
    return {
      states,
      actions,
      weight: new Float64Array(host.n * states * actions),
      sum: new Float64Array(host.n * states * actions),
      acts: new Int16Array(room),
      rewards: new Float64Array(room),
      seen: new Float64Array(host.n * states),
    };
  },
  choose(memory, { host, values, exploiting }, agent, state) {
    const { weight, sum, actions, seen, states } = memory;
    const first = rowAt(memory, agent, state);
    const index = new Float64Array(actions);
    let known = 0;
    for (let i = 0; i < actions; i++) known += weight[first + i];
    const spread =
      values.memory === 'discount'
        ? 4 * values.width * log(Math.max(1, known))
        : values.width * log(Math.max(1, Math.min(seen[agent * states + state], values.window)));
    for (let i = 0; i < actions; i++) {
      const tried = weight[first + i];
      if (tried <= NEVER) {
        if (!exploiting[agent]) return i;
        index[i] = 0;
      } else index[i] = sum[first + i] / tried + (exploiting[agent] ? 0 : Math.sqrt(spread / tried));
    }
    return anyBest(index, 0, actions, host.chance.at(agent));
  },
  improve(memory, { values }, agent, { state, action, reward }) {
    const { weight, sum, actions, seen, states, acts, rewards } = memory;
    const first = rowAt(memory, agent, state);
    const place = agent * states + state;
    if (values.memory === 'discount')
      for (let i = 0; i < actions; i++) {
        weight[first + i] *= values.discount;
        sum[first + i] *= values.discount;
      }
    else {
      const at = place * values.window + (seen[place] % values.window);
      if (seen[place] >= values.window) {
        weight[first + acts[at]] -= 1;
        sum[first + acts[at]] = weight[first + acts[at]] === 0 ? 0 : sum[first + acts[at]] - rewards[at];
      }
      acts[at] = action;
      rewards[at] = reward;
    }
    weight[first + action] += 1;
    sum[first + action] += reward;
    seen[place] += 1;
    return sum[first + action];
  },
  values({ weight, sum, states, actions }, _situation, agent, state, into) {
    const first = rowAt({ states, actions }, agent, state);
    for (let i = 0; i < actions; i++)
      into[i] = weight[first + i] > NEVER ? sum[first + i] / weight[first + i] : 0;
  },
  forget(memory, _situation, agent) {
    forgetRows(agent, memory.states * memory.actions, memory.weight, memory.sum);
    forgetRows(agent, memory.states, memory.seen);
  },
  inspect(memory, _situation, agent, state) {
    const first = rowAt(memory, agent, state);
    return Array.from({ length: memory.actions }, (_, i) => {
      const tried = memory.weight[first + i];
      return {
        group: 'Mean of what counts',
        label: `Action ${i + 1}`,
        value:
          tried > NEVER
            ? `${written(memory.sum[first + i] / tried)} (${written(tried)} counted)`
            : 'not tried of late',
      };
    });
  },
});
