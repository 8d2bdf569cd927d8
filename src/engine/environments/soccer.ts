import { number } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { soccerBoard } from './soccer/board.ts';
import { COLUMNS, type Game, kickOff, MOVE_NAMES, playBoth, sensed, SENSATIONS } from './soccer/rules.ts';
import { countStep, measureReturns, returnMetrics, type Returns, returnsOf } from './playReturns.ts';

const params = {
  draw: number({
    label: 'Chance of a draw',
    help: 'Chance that a game ends after a step without a goal, as under a discount of one less this.',
    default: 0.1,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  goal: number({
    label: 'Reward of a goal',
    help: 'For who scores; the other loses as much.',
    default: 1,
    min: -100,
    max: 100,
    step: 0.1,
    live: true,
  }),
};

interface State extends Returns {
  /** One game a pair: agents 2k and 2k + 1. */
  games: Game[];
  /** Games won by the first of a pair, by the second, and drawn, by pair. */
  won: Float64Array;
  lost: Float64Array;
  drawn: Float64Array;
}

const pairsOf = (n: number): number => Math.floor(n / 2);

/** Littman's soccer: two on a field of twenty cells, where whoever always does the same is stopped. */
export const soccer = define<typeof params, State>({
  id: 'soccer',
  label: 'Soccer of two',
  summary:
    'Pairs play on a field of 4 × 5 cells; who runs into the other loses the ball, and whoever always goes the same way is stopped: good play is mixed.',
  source:
    'Littman, Markov games as a framework for multi-agent reinforcement learning, ICML 1994, section 4.2 and figure 2.',
  params,
  channels: [
    {
      id: 'role',
      label: 'Part',
      categories: ['sits out', 'first, scores on the left', 'second, scores on the right'],
    },
    { id: 'ball', label: 'Ball', categories: ['without', 'has the ball'] },
    { id: 'x', label: 'Column' },
    { id: 'y', label: 'Row' },
  ],
  metrics: [
    {
      id: 'won',
      label: 'Won by the first',
      unit: '%',
      help: 'Share of finished games so far that the first of a pair has won.',
      primary: true,
      once: 'episodes',
    },
    {
      id: 'lost',
      label: 'Won by the second',
      unit: '%',
      help: 'Share of finished games so far that the second of a pair has won.',
      once: 'episodes',
    },
    ...returnMetrics.slice(1),
  ],
  warnings: ({ n }) =>
    n % 2 === 1 ? ['agents: one agent has no opponent and sits out, because their number is odd.'] : [],

  init(host) {
    const pairs = pairsOf(host.n);
    return {
      ...returnsOf(host.n),
      games: Array.from({ length: pairs }, () => kickOff(host.dice.below(2) === 0 ? 0 : 1)),
      won: new Float64Array(pairs),
      lost: new Float64Array(pairs),
      drawn: new Float64Array(pairs),
    };
  },

  actionCount: () => MOVE_NAMES.length,
  stateCount: () => SENSATIONS,
  sense: ({ games }, host, _values, agent) =>
    agent < 2 * pairsOf(host.n) ? sensed(games[agent >> 1], agent % 2 === 0 ? 0 : 1) : -1,
  partner: (_state, host, _values, agent) => (agent < 2 * pairsOf(host.n) ? agent + 1 - 2 * (agent % 2) : -1),

  perform(state, host, values, actions, rewards, done) {
    state.games.forEach((game, pair) => {
      const agents = [2 * pair, 2 * pair + 1] as const;
      // Who is down stands.
      const moves = agents.map((agent) => (actions[agent] >= 0 ? actions[agent] : MOVE_NAMES.length - 1));
      const scored = playBoth(game, [moves[0], moves[1]], host.dice.below(2) === 0 ? 0 : 1);
      const over = scored >= 0 || (values.draw > 0 && host.dice.flip(values.draw));
      if (over) finish(state, host, pair, scored);
      agents.forEach((agent, side) => {
        if (actions[agent] < 0) return;
        rewards[agent] = scored < 0 ? 0 : scored === side ? values.goal : -values.goal;
        done[agent] = over ? 1 : 0;
        countStep(state, agent, rewards[agent], over);
      });
    });
  },

  board(state, host, _values, agent) {
    const pair = agent >= 0 && agent < 2 * pairsOf(host.n) ? agent >> 1 : 0;
    const game = state.games[pair];
    return game === undefined ? null : soccerBoard(game, [2 * pair, 2 * pair + 1], agent);
  },

  observe({ games }, host, _values, [role, ball, x, y]) {
    for (let agent = 0; agent < host.n; agent++) {
      const game = games[agent >> 1];
      const side = agent % 2 === 0 ? 0 : 1;
      role[agent] = game === undefined ? 0 : 1 + side;
      ball[agent] = game !== undefined && game.ball === side ? 1 : 0;
      x[agent] = game === undefined ? 0 : game.cells[side] % COLUMNS;
      y[agent] = game === undefined ? 0 : Math.floor(game.cells[side] / COLUMNS);
    }
  },
  measure(state, _host, _values, into) {
    const [won, lost, all] = scores(state);
    into[0] = all > 0 ? (100 * won) / all : 0;
    into[1] = all > 0 ? (100 * lost) / all : 0;
    const figures = new Float64Array(3);
    measureReturns(state, figures);
    into[2] = figures[1];
    into[3] = figures[2];
  },
  inspect(state, _host, _values, agent) {
    const game = state.games[agent >> 1];
    if (game === undefined) return [{ group: 'Soccer', label: 'Part', value: 'sits out' }];
    const side = agent % 2 === 0 ? 0 : 1;
    const [own, theirs] = side === 0 ? [state.won, state.lost] : [state.lost, state.won];
    return [
      { group: 'Soccer', label: 'Opponent', value: `agent ${agent + 1 - 2 * (agent % 2)}` },
      { group: 'Soccer', label: 'Scores on the', value: side === 0 ? 'left' : 'right' },
      { group: 'Soccer', label: 'Ball', value: game.ball === side ? 'yes' : 'no' },
      {
        group: 'Soccer',
        label: 'Won, lost, drawn',
        value: `${own[agent >> 1]}, ${theirs[agent >> 1]}, ${state.drawn[agent >> 1]}`,
      },
      { group: 'Actions', label: '1, 2, 3, 4, 5', value: MOVE_NAMES.join(', ') },
    ];
  },
  sentence(state) {
    const [won, lost, all] = scores(state);
    if (all === 0) return 'No game is over yet.';
    const share = (count: number): string => ((100 * count) / all).toFixed(0);
    if (all === 1)
      return `The first game was ${won === 1 ? 'won by the first of the pair' : lost === 1 ? 'won by the second of the pair' : 'drawn'}.`;
    return `Of ${all} games the first of a pair won ${share(won)} %, the second ${share(lost)} %; the others were drawn.`;
  },
});

function scores({ won, lost, drawn }: State): [number, number, number] {
  let [first, second, all] = [0, 0, 0];
  for (let pair = 0; pair < won.length; pair++) {
    first += won[pair];
    second += lost[pair];
    all += won[pair] + lost[pair] + drawn[pair];
  }
  return [first, second, all];
}

function finish(state: State, host: Host, pair: number, scored: number): void {
  (scored === 0 ? state.won : scored === 1 ? state.lost : state.drawn)[pair] += 1;
  state.games[pair] = kickOff(host.dice.below(2) === 0 ? 0 : 1);
}
