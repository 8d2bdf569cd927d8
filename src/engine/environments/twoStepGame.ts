import { table, type ValuesOf } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import { countStep, measureReturns, returnMetrics, type Returns, returnsOf } from './playReturns.ts';

/** Payoffs are two actions each; a larger table is read in its first two rows and columns. */
const ACTIONS = 2;
const FIRST = 0;
const SAFE = 1;
const RISKY = 2;
const stages = ['first step', 'game A', 'game B'] as const;

const payoffs = (label: string, help: string, cells: readonly (readonly number[])[]) =>
  table({
    label,
    help,
    default: cells,
    min: -1e6,
    max: 1e6,
    maxRows: ACTIONS,
    maxColumns: ACTIONS,
    live: true,
  });

const params = {
  safe: payoffs(
    'Payoffs of game A',
    'What both earn by the actions of the first (rows) and the second (columns) of a pair.',
    [
      [7, 7],
      [7, 7],
    ],
  ),
  risky: payoffs(
    'Payoffs of game B',
    'The same in the other game; by default the best of all needs both to do their part.',
    [
      [0, 1],
      [1, 8],
    ],
  ),
};
type Values = ValuesOf<typeof params>;

interface State extends Returns {
  /** Where each agent's pair stands: 0 the first step, 1 game A, 2 game B. */
  stage: Uint8Array;
  /** Plays of the two games by game, row and column since the start. */
  played: Float64Array;
  /** Finished episodes that earned as much as any can. */
  best: number;
}

/** The first of a pair chooses which of two games both play next: one is safe, the other pays most if both do their part. */
export const twoStepGame = define<typeof params, State>({
  id: 'two-step-game',
  label: 'Two-step game',
  summary:
    'The first of a pair chooses one of two games, and both play it: 7 points for sure, or up to 8 if both do their part.',
  source: 'Rashid et al., QMIX, ICML 2018, section 5 and table 1.',
  params,
  channels: [{ id: 'role', label: 'Part', categories: ['sits out', 'chooses the game', 'follows'] }],
  metrics: [
    ...returnMetrics,
    {
      id: 'risky',
      label: 'Game B chosen',
      unit: '%',
      help: 'Share of all games played so far that were game B.',
      primary: true,
    },
    {
      id: 'best',
      label: 'Best episodes',
      unit: '%',
      help: 'Share of all finished episodes that earned as much as either table allows.',
    },
  ],
  warnings: ({ n }) =>
    n % 2 === 1 ? ['agents: one agent has no partner and sits out, because their number is odd.'] : [],

  init: (host) => ({
    ...returnsOf(host.n),
    stage: new Uint8Array(host.n),
    played: new Float64Array(2 * ACTIONS * ACTIONS),
    best: 0,
  }),

  actionCount: () => ACTIONS,
  stateCount: () => stages.length,
  sense: (state, host, _values, agent) => (partnerOf(agent, host.n) < 0 ? -1 : state.stage[agent]),
  partner: (_state, host, _values, agent) => partnerOf(agent, host.n),

  perform(state, host, values, actions, rewards, done) {
    for (let first = 0; first + 1 < host.n; first += 2) {
      const second = first + 1;
      if (actions[first] < 0 || actions[second] < 0) {
        // Who is left alone waits in the same place until the other is back.
        for (const agent of [first, second]) {
          rewards[agent] = 0;
          done[agent] = 0;
        }
        continue;
      }
      const stage = state.stage[first];
      const over = stage !== FIRST;
      const earned = over ? payoff(values, stage, actions[first], actions[second]) : 0;
      if (over) {
        state.played[((stage - 1) * ACTIONS + actions[first]) * ACTIONS + actions[second]] += 1;
        if (earned >= most(values)) state.best += 1;
      }
      for (const agent of [first, second]) {
        rewards[agent] = earned;
        done[agent] = over ? 1 : 0;
        countStep(state, agent, earned, over);
        state.stage[agent] = over ? FIRST : actions[first] === 0 ? SAFE : RISKY;
      }
    }
  },

  board(state, host, values, agent) {
    const partner = partnerOf(agent, host.n);
    const first = partner < 0 ? 0 : Math.min(agent, partner);
    // In the first step nothing is played yet: game B is the one worth looking at.
    const game = state.stage[first] === SAFE ? SAFE : RISKY;
    const cells = [0, 1].map((row) => [0, 1].map((column) => payoff(values, game, row, column)));
    const counts = state.played.slice((game - 1) * ACTIONS * ACTIONS, game * ACTIONS * ACTIONS);
    const sum = counts.reduce((total, count) => total + count, 0);
    return {
      kind: 'matrix',
      title: game === SAFE ? 'Game A' : 'Game B',
      rowNames: ['action 1', 'action 2'],
      columnNames: ['action 1', 'action 2'],
      row: cells,
      column: cells,
      players: partner < 0 ? [-1, -1] : [first, first + 1],
      sides: Uint8Array.from({ length: host.n }, (_, one) =>
        partnerOf(one, host.n) < 0 ? 2 : one % 2 === 0 ? 1 : 0,
      ),
      played: sum > 0 ? counts.map((count) => count / sum) : counts,
      symmetric: false,
    };
  },

  observe(_state, host, _values, [role]) {
    for (let agent = 0; agent < host.n; agent++)
      role[agent] = partnerOf(agent, host.n) < 0 ? 0 : 1 + (agent % 2);
  },
  measure(state, _host, _values, into) {
    measureReturns(state, into);
    const [safe, risky] = gamesOf(state);
    into[3] = safe + risky > 0 ? (100 * risky) / (safe + risky) : 0;
    into[4] = safe + risky > 0 ? (100 * state.best) / (safe + risky) : 0;
  },
  inspect: (state, host, _values, agent) => {
    const partner = partnerOf(agent, host.n);
    if (partner < 0) return [{ group: 'Game', label: 'Partner', value: 'none' }];
    return [
      { group: 'Game', label: 'Partner', value: `agent ${partner}` },
      { group: 'Game', label: 'Stands before', value: stages[state.stage[agent]] },
      { group: 'Game', label: 'Latest return', value: String(state.lastReturn[agent]) },
    ];
  },
  sentence(state) {
    const [safe, risky] = gamesOf(state);
    if (safe + risky === 0) return 'No game has been played yet.';
    return `Game B was chosen in ${((100 * risky) / (safe + risky)).toFixed(0)} % of ${safe + risky} games; ${((100 * state.best) / (safe + risky)).toFixed(0)} % earned the most there is.`;
  },
});

/** The other of a pair: agents 0 and 1, 2 and 3, and so on; -1 for the last of an odd number. */
const partnerOf = (agent: number, n: number): number =>
  agent % 2 === 1 ? agent - 1 : agent + 1 < n ? agent + 1 : -1;

/** What both earn in a game; an action that a table doesn't have counts as its last. */
function payoff(values: Values, stage: number, row: number, column: number): number {
  const cells = stage === SAFE ? values.safe : values.risky;
  const line = cells[Math.min(row, cells.length - 1)];
  return line[Math.min(column, line.length - 1)];
}

const most = ({ safe, risky }: Values): number => Math.max(...safe.flat(), ...risky.flat());

function gamesOf({ played }: State): [number, number] {
  const sum = (from: number): number =>
    played.subarray(from, from + 4).reduce((all, count) => all + count, 0);
  return [sum(0), sum(4)];
}
