import {
  CELLS,
  type Game,
  gameSensed,
  kickOff,
  MOVES,
  playBoth,
  sensed,
  SENSATIONS,
} from '../../engine/environments/soccer/rules.ts';

/** Sweeps after which values no longer move. */
const SWEEPS_AT_MOST = 2000;

/** Shares of games that a fixed player wins, loses and draws. */
export interface Record {
  won: number;
  lost: number;
  drawn: number;
}

const copyOf = ({ cells, ball }: Game): Game => ({ cells: [...cells], ball });

/** What follows if both act in a game: with even chances of who moves first, the next state of the second player or who scored. */
function follows(state: number, own: number, theirs: number): { next: number; scored: -1 | 0 | 1 }[] {
  return ([0, 1] as const).map((first) => {
    const game = copyOf(gameSensed(state, 1));
    const scored = playBoth(game, [theirs, own], first);
    return { next: sensed(game, 1), scored };
  });
}

const proper = (state: number): boolean => Math.floor(state / 2 / CELLS) !== Math.floor(state / 2) % CELLS;

/**
 * The worst that the second player can do to a first player of fixed policy (chances by the first player's state × action): by value
 * iteration on the second player's decision process, and then the record of the first player under that reply, where each step
 * without a goal ends in a draw with chance `draw`. This is the challenger of Littman 1994, trained without end.
 */
export function worstRecord(policy: Float64Array, draw: number): Record {
  const actions = MOVES.length;
  const values = new Float64Array(SENSATIONS);
  const reply = new Int32Array(SENSATIONS);
  const chancesIn = (state: number): Float64Array => {
    const own = sensed(gameSensed(state, 1), 0);
    return policy.subarray(own * actions, (own + 1) * actions);
  };
  const states = Array.from({ length: SENSATIONS }, (_, state) => state).filter(proper);
  const outcomes = new Map(
    states.map((state) => [
      state,
      Array.from({ length: actions * actions }, (_, at) =>
        follows(state, Math.floor(at / actions), at % actions),
      ),
    ]),
  );
  for (let sweep = 0; sweep < SWEEPS_AT_MOST; sweep++) {
    let moved = 0;
    for (const state of states) {
      const chances = chancesIn(state);
      let best = -Infinity;
      for (let own = 0; own < actions; own++) {
        let value = 0;
        for (let theirs = 0; theirs < actions; theirs++)
          for (const { next, scored } of outcomes.get(state)?.[own * actions + theirs] ?? [])
            value += (chances[theirs] / 2) * (scored < 0 ? (1 - draw) * values[next] : scored === 1 ? 1 : -1);
        if (value > best + 1e-12) {
          best = value;
          reply[state] = own;
        }
      }
      moved = Math.max(moved, Math.abs(best - values[state]));
      values[state] = best;
    }
    if (moved < 1e-10) break;
  }
  return recordUnder(chancesIn, reply, draw, outcomes);
}

/** Follows the chances of all states from kick-off until next to nothing is left undecided. */
function recordUnder(
  chancesIn: (state: number) => Float64Array,
  reply: Int32Array,
  draw: number,
  outcomes: ReadonlyMap<number, { next: number; scored: -1 | 0 | 1 }[][]>,
): Record {
  const actions = MOVES.length;
  const record: Record = { won: 0, lost: 0, drawn: 0 };
  let at = new Float64Array(SENSATIONS);
  for (const ball of [0, 1] as const) at[sensed(kickOff(ball), 1)] += 0.5;
  for (let left = 1; left > 1e-9; ) {
    const next = new Float64Array(SENSATIONS);
    left = 0;
    for (let state = 0; state < SENSATIONS; state++) {
      if (at[state] === 0) continue;
      const chances = chancesIn(state);
      for (let theirs = 0; theirs < actions; theirs++)
        for (const one of outcomes.get(state)?.[reply[state] * actions + theirs] ?? []) {
          const mass = (at[state] * chances[theirs]) / 2;
          if (one.scored === 0) record.won += mass;
          else if (one.scored === 1) record.lost += mass;
          else {
            record.drawn += mass * draw;
            next[one.next] += mass * (1 - draw);
            left += mass * (1 - draw);
          }
        }
    }
    at = next;
  }
  return record;
}
