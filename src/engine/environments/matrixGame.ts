import { choice, table, toggle, type ValuesOf } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { matrixBoard } from './boards/matrixBoard.ts';
import { cell, earns, pair, pairAnew } from './matrixGamePairs.ts';
import { completions, type GameId, games, type Payoffs } from './matrixGamePresets.ts';

const gameIds = Object.keys(games) as GameId[];

const params = {
  game: choice<GameId | 'own'>({
    label: 'Game',
    help: 'What two agents earn by what both do.',
    default: 'climbing',
    options: [
      ...gameIds.map((id) => ({ value: id, label: games[id].label, help: games[id].help })),
      { value: 'own', label: 'Own table' },
    ],
    live: true,
  }),
  payoffs: table({
    label: 'Payoffs of the row player',
    help: 'One row for each action of the row player, one column for each of the column player.',
    default: [
      [3, 0],
      [5, 1],
    ],
    min: -1e6,
    max: 1e6,
    maxRows: 12,
    maxColumns: 12,
    live: true,
    when: { key: 'game', is: ['own'] },
  }),
  column: choice({
    label: 'Payoffs of the column player',
    help: 'How they follow from those of the row player.',
    default: 'symmetric',
    options: [
      {
        value: 'symmetric',
        label: 'The same seen from the other side',
        help: 'The table transposed; it must be square.',
      },
      { value: 'common', label: 'The same numbers', help: 'A common reward.' },
      { value: 'opposite', label: 'The opposite', help: 'A zero-sum game.' },
    ],
    when: { key: 'game', is: ['own'] },
    live: true,
  }),
  pairs: choice({
    label: 'Pairs',
    help: 'Who plays against whom.',
    default: 'fixed',
    options: [
      {
        value: 'fixed',
        label: 'For ever',
        help: 'Agents 0 and 1, 2 and 3, and so on; the first of a pair is the row player.',
      },
      {
        value: 'random',
        label: 'Anew in each step',
        help: 'All running agents are paired at random, and the first drawn is the row player.',
      },
    ],
  }),
  remembers: toggle({
    label: 'Remember the last play',
    help: 'Agents sense what both did last, and play on without end; otherwise each play stands alone.',
    default: false,
  }),
};
type Values = ValuesOf<typeof params>;

interface State {
  row: number[][];
  column: number[][];
  /** Actions an agent of either side has. */
  actions: number;
  /** The partner of each agent, or -1, and 1 for row players. */
  partner: Int32Array;
  isRow: Uint8Array;
  /** What each agent senses: 0, or 1 + own last action × actions + the other's. */
  sensed: Int32Array;
  /** Plays so far by row action × actions + column action, all pairs together; and those of the latest step. */
  joint: Float64Array;
  latest: Float64Array;
}

/** Two-player games in normal form, played again and again by pairs of agents. */
export const matrixGame = define<typeof params, State>({
  id: 'matrix-game',
  label: 'Matrix game',
  summary: 'Pairs of agents play a game again and again; what each earns depends on what both do.',
  source: 'Claus & Boutilier, AAAI 1998; Fudenberg & Levine, The Theory of Learning in Games, 1998.',
  params,
  channels: [
    { id: 'role', label: 'Part in the game', categories: ['sits out', 'row player', 'column player'] },
  ],
  metrics: [
    {
      id: 'optimal',
      label: 'Best joint play',
      unit: '%',
      help: 'Share of the latest plays that earned both together the most that the table allows; 0 where all plays earn both the same together, as in a zero-sum game.',
      primary: true,
    },
    {
      id: 'welfare',
      label: 'Earned together',
      unit: '',
      help: 'Sum of what both of a pair earned, averaged over the latest plays.',
    },
    {
      id: 'same',
      label: 'Same action',
      unit: '%',
      help: 'Share of the latest plays in which both did the same.',
    },
  ],
  warnings({ n }, values) {
    const found: string[] = [];
    if (n % 2 === 1)
      found.push('agents: one agent has no partner and sits out, because their number is odd.');
    if (
      values.game === 'own' &&
      values.column === 'symmetric' &&
      values.payoffs.length !== values.payoffs[0].length
    )
      found.push(
        'environment.payoffs: the table is not square, so it has no other side; both earn the same numbers.',
      );
    return found;
  },

  init(host, values) {
    const { row, column } = payoffsOf(values);
    const actions = Math.max(row.length, row[0].length);
    const state: State = {
      row: copyOf(row),
      column: copyOf(column),
      actions,
      partner: new Int32Array(host.n).fill(-1),
      isRow: new Uint8Array(host.n),
      sensed: new Int32Array(host.n),
      joint: new Float64Array(actions * actions),
      latest: new Float64Array(actions * actions),
    };
    for (let agent = 0; agent + 1 < host.n; agent += 2) pair(state, agent, agent + 1);
    return state;
  },

  changed(state, host, values, key) {
    const { row, column } = payoffsOf(values);
    if (!['game', 'payoffs', 'column'].includes(key)) return;
    if (row.length === state.row.length && row[0].length === state.row[0].length) {
      Object.assign(state, { row: copyOf(row), column: copyOf(column) });
      host.note('payoffs', 'The payoffs have changed.', undefined, 'command');
    } else
      host.note('payoffs', 'The new game has another size; it takes effect from the next start.', undefined, 'bad');
  },

  actionCount: ({ actions }) => actions,
  stateCount: ({ actions }, _host, values) => (values.remembers ? 1 + actions * actions : 1),
  sense: (state, _host, values, agent) =>
    values.pairs === 'fixed' && state.partner[agent] < 0 ? -1 : state.sensed[agent],
  partner: (state, _host, _values, agent) => state.partner[agent],
  payoff: (state, _host, _values, agent, own, other) => earns(state, agent, own, other),

  perform(state, host, values, actions, rewards, done) {
    if (values.pairs === 'random') pairAnew(state, host, actions);
    state.latest.fill(0);
    for (let agent = 0; agent < host.n; agent++) {
      const other = state.partner[agent];
      const own = actions[agent];
      if (own < 0) continue;
      done[agent] = values.remembers ? 0 : 1;
      rewards[agent] = 0;
      if (other < 0 || actions[other] < 0) continue;
      rewards[agent] = earns(state, agent, own, actions[other]);
      if (values.remembers) state.sensed[agent] = 1 + own * state.actions + actions[other];
      if (state.isRow[agent]) state.latest[own * state.actions + actions[other]] += 1;
    }
    for (let i = 0; i < state.joint.length; i++) state.joint[i] += state.latest[i];
  },

  board: (state, _host, _values, agent) => matrixBoard(state, agent),
  observe(state, host, _values, [role]) {
    for (let agent = 0; agent < host.n; agent++)
      role[agent] = state.partner[agent] < 0 ? 0 : 2 - state.isRow[agent];
  },
  measure(state, _host, _values, into) {
    const { row, column, actions, latest } = state;
    const sums = row.flatMap((cells, i) => cells.map((x, j) => x + column[i][j]));
    const most = Math.max(...sums);
    // Where one’s gain is the other’s loss no play is the best for both.
    const isContest = most - Math.min(...sums) <= 1e-12 * Math.abs(most);
    let plays = 0;
    let best = 0;
    let welfare = 0;
    let same = 0;
    for (let i = 0; i < actions; i++)
      for (let j = 0; j < actions; j++) {
        const count = latest[i * actions + j];
        const sum = cell(row, i, j) + cell(column, i, j);
        plays += count;
        welfare += count * sum;
        if (sum === most && !isContest) best += count;
        if (i === j) same += count;
      }
    into[0] = plays > 0 ? (100 * best) / plays : 0;
    into[1] = plays > 0 ? welfare / plays : 0;
    into[2] = plays > 0 ? (100 * same) / plays : 0;
  },
  inspect: (state, _host, _values, agent) => [
    {
      group: 'Game',
      label: 'Partner',
      value: state.partner[agent] < 0 ? 'none' : `agent ${state.partner[agent]}`,
    },
    ...(state.isRow[agent] ? state.row : state.column).map((cells, i) => ({
      group: 'Payoffs',
      label: state.isRow[agent] ? `Own action ${i + 1}` : `Other’s action ${i + 1}`,
      value: cells.join(', '),
    })),
  ],
  sentence(state) {
    let top = 0;
    let plays = 0;
    for (let i = 0; i < state.latest.length; i++) {
      plays += state.latest[i];
      if (state.latest[i] > state.latest[top]) top = i;
    }
    if (plays === 0) return 'No pair has played yet.';
    const row = Math.floor(top / state.actions) + 1;
    return `${((100 * state.latest[top]) / plays).toFixed(0)} % of the pairs play ${row} against ${(top % state.actions) + 1}, more than anything else.`;
  },
});

const copyOf = (table: Payoffs['row']): number[][] => table.map((cells) => [...cells]);

function payoffsOf(values: Values): Payoffs {
  if (values.game !== 'own') return games[values.game].payoffs;
  const square = values.payoffs.length === values.payoffs[0].length;
  return completions[values.column === 'symmetric' && !square ? 'common' : values.column](values.payoffs);
}
