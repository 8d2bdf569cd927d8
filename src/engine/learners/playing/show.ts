import type { Channel, InspectionRow, MetricInfo } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { log2 } from '../../kernel/mathematics.ts';
import { mainTeacher, teachersKnown } from './teachers.ts';
import type { Playing } from './learner.ts';

/** Actions that have a colour of their own. */
const COLOURS = 10;

export const channels: readonly Channel[] = [
  {
    id: 'action',
    label: 'Latest action',
    categories: [
      'does nothing',
      ...Array.from({ length: COLOURS }, (_, i) => `action ${i + 1}`),
      'a later action',
    ],
  },
  { id: 'value', label: 'Mean reward' },
  {
    id: 'hand',
    label: 'By hand',
    categories: ['learns', 'learns no more', 'explores no more', 'neither learns nor explores'],
  },
  { id: 'teachers', label: 'Learned from how many' },
];

export const metrics: readonly MetricInfo[] = [
  {
    id: 'reward',
    label: 'Reward',
    unit: '',
    help: 'Mean reward of the agents that acted in the latest step.',
  },
  {
    id: 'meanReward',
    label: 'Mean reward',
    unit: '',
    help: 'Rewards since the start over the steps taken, all agents together.',
    primary: true,
  },
  {
    id: 'entropy',
    label: 'Policy entropy',
    unit: 'bit',
    help: 'Mean over agents of −Σ p log₂ p over the chances p of their actions; where a learner names no chances, over the shares of its actions so far.',
  },
  {
    id: 'heard',
    label: 'Learned from others',
    unit: '',
    help: 'Steps and tables of others that agents have learned from, all together.',
  },
];

type Any = Playing<unknown>;

export function observePlayers(
  state: Any,
  host: Host,
  [action, value, hand, teachers]: Float32Array[],
): void {
  for (let agent = 0; agent < host.n; agent++) {
    action[agent] = Math.min(COLOURS + 1, state.actions[agent] + 1);
    value[agent] = meanReward(state, agent);
    hand[agent] = state.frozen[agent] + 2 * state.exploiting[agent];
    teachers[agent] = teachersKnown(state.teachers, agent);
  }
}

const meanReward = ({ earned, moves }: Any, agent: number): number =>
  moves[agent] > 0 ? earned[agent] / moves[agent] : 0;

export function measurePlayers(
  state: Any,
  host: Host,
  policy: ((agent: number, chances: Float64Array) => void) | null,
  into: Float64Array,
): void {
  const actionCount = state.taken.length / host.n;
  const chances = new Float64Array(actionCount);
  let acted = 0;
  let reward = 0;
  let earned = 0;
  let moves = 0;
  let entropy = 0;
  let heard = 0;
  for (let agent = 0; agent < host.n; agent++) {
    earned += state.earned[agent];
    moves += state.moves[agent];
    heard += state.heard[agent];
    if (state.actions[agent] < 0) continue;
    acted += 1;
    reward += state.rewards[agent];
    if (policy) policy(agent, chances);
    else
      for (let i = 0; i < actionCount; i++)
        chances[i] = state.taken[agent * actionCount + i] / state.moves[agent];
    entropy += entropyOf(chances);
  }
  into[0] = acted > 0 ? reward / acted : 0;
  into[1] = moves > 0 ? earned / moves : 0;
  into[2] = acted > 0 ? entropy / acted : 0;
  into[3] = heard;
}

/** Entropy of a list of chances in bits; what is no positive number counts as never. */
export function entropyOf(chances: Float64Array): number {
  let entropy = 0;
  for (const p of chances) if (p > 0) entropy -= p * log2(p);
  return Math.max(0, entropy);
}

/** A number of a table as a person reads it. */
export const written = (x: number): string =>
  Number.isFinite(x) ? String(Number(x.toPrecision(4))) : String(x);

export function inspectPlayer(state: Any, agent: number, sensed: number): InspectionRow[] {
  if (sensed < 0) return [{ group: 'Learner', label: 'Part', value: 'moved by the world, does not learn' }];
  const rows = [
    { group: 'Learner', label: 'State', value: String(sensed) },
    {
      group: 'Learner',
      label: 'Latest action',
      value: state.actions[agent] < 0 ? 'none' : String(state.actions[agent] + 1),
    },
    { group: 'Learner', label: 'Mean reward', value: written(meanReward(state, agent)) },
    { group: 'Learner', label: 'Steps', value: String(state.moves[agent]) },
  ];
  const bounds = [
    state.frozen[agent] && 'learns no more',
    state.exploiting[agent] && 'explores no more',
  ].filter(Boolean);
  if (bounds.length > 0) rows.push({ group: 'Learner', label: 'By hand', value: bounds.join(', ') });
  if (state.heard[agent] > 0)
    rows.push({ group: 'Learner', label: 'Learned from others', value: String(state.heard[agent]) });
  const main = mainTeacher(state.teachers, agent);
  if (main !== null) {
    const others = teachersKnown(state.teachers, agent);
    rows.push({ group: 'Learner', label: 'Teachers', value: String(others) });
    rows.push({ group: 'Learner', label: 'Most from', value: `agent ${main.from}, ${main.times} times` });
  }
  return rows;
}

/** One row an action of what a table says of it. */
export function rowsOf(
  group: string,
  table: Float64Array,
  first: number,
  actionCount: number,
): InspectionRow[] {
  return Array.from({ length: actionCount }, (_, i) => ({
    group,
    label: `Action ${i + 1}`,
    value: written(table[first + i]),
  }));
}

export function sentenceOf(state: Any, host: Host): string {
  if (state.memory === null) return 'There is nothing to play here.';
  if (state.time === 0) return 'Nobody has acted yet.';
  let earned = 0;
  let moves = 0;
  for (let agent = 0; agent < host.n; agent++) {
    earned += state.earned[agent];
    moves += state.moves[agent];
  }
  const mean = moves > 0 ? written(earned / moves) : '0';
  return `After ${state.time} ${state.time === 1 ? 'step' : 'steps'} the mean reward is ${mean}.`;
}
