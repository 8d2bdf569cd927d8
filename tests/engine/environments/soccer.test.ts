import { describe, expect, it } from 'vitest';
import {
  CELLS,
  COLUMNS,
  type Game,
  gameSensed,
  kickOff,
  MOVES,
  playBoth,
  sensed,
  SENSATIONS,
} from '../../../src/engine/environments/soccer/rules.ts';
import { solveZeroSum } from '../../../src/engine/learners/games/zeroSum.ts';
import { worstRecord } from '../../../src/lab/theory/soccerReply.ts';
import { measures } from '../../../src/engine/kernel/outcome.ts';
import { World } from '../../../src/engine/kernel/world.ts';

const [NORTH, EAST, , WEST, STAND] = [0, 1, 2, 3, 4];
const at = (row: number, column: number): number => row * COLUMNS + column;

describe('the rules of soccer', () => {
  it('count a goal only with the ball, in the middle rows, on the other’s side', () => {
    const score = (cells: [number, number], ball: 0 | 1, action: number): number =>
      playBoth({ cells, ball }, [action, STAND], 0);
    expect(score([at(1, 0), at(2, 2)], 0, WEST)).toBe(0);
    expect(score([at(2, 0), at(1, 2)], 0, WEST)).toBe(0);
    expect(score([at(0, 0), at(2, 2)], 0, WEST)).toBe(-1);
    expect(score([at(1, 0), at(2, 2)], 1, WEST)).toBe(-1);
    expect(score([at(1, 4), at(2, 2)], 0, EAST)).toBe(-1);
    expect(playBoth({ cells: [at(0, 0), at(2, 4)], ball: 1 }, [STAND, EAST], 0)).toBe(1);
  });

  it('give the ball to who is run into, and let neither pass', () => {
    const game: Game = { cells: [at(1, 2), at(1, 1)], ball: 0 };
    expect(playBoth(game, [WEST, STAND], 0)).toBe(-1);
    expect(game).toEqual({ cells: [at(1, 2), at(1, 1)], ball: 1 });
  });

  it('let the order of moves decide who is run into', () => {
    const chase = (first: 0 | 1): Game => {
      const game: Game = { cells: [at(1, 2), at(1, 1)], ball: 0 };
      playBoth(game, [NORTH, EAST], first);
      return game;
    };
    expect(chase(0)).toEqual({ cells: [at(0, 2), at(1, 2)], ball: 0 });
    expect(chase(1)).toEqual({ cells: [at(0, 2), at(1, 1)], ball: 0 });
  });

  it('are seen from both sides by numbers that say all', () => {
    const seen = new Set<number>();
    for (const ball of [0, 1] as const)
      for (let a = 0; a < CELLS; a++)
        for (let b = 0; b < CELLS; b++) {
          const game: Game = { cells: [a, b], ball };
          for (const player of [0, 1] as const)
            expect(gameSensed(sensed(game, player), player)).toEqual(game);
          seen.add(sensed(game, 0));
        }
    expect(seen.size).toBe(SENSATIONS);
    expect(Math.max(...seen)).toBe(SENSATIONS - 1);
  });
});

describe('the solved game', () => {
  it('is even: the policy of Shapley’s value iteration wins as often as its best challenger', () => {
    const actions = MOVES.length;
    const policy = new Float64Array(SENSATIONS * actions);
    const values = new Float64Array(SENSATIONS);
    for (let sweep = 0; sweep < 80; sweep++)
      for (let state = 0; state < SENSATIONS; state++) {
        if (Math.floor(state / 2 / CELLS) === Math.floor(state / 2) % CELLS) continue;
        const payoffs = new Float64Array(actions * actions);
        for (let cell = 0; cell < payoffs.length; cell++)
          for (const first of [0, 1] as const) {
            const game = gameSensed(state, 0);
            const scored = playBoth(game, [Math.floor(cell / actions), cell % actions], first);
            payoffs[cell] += 0.5 * (scored < 0 ? 0.9 * values[sensed(game, 0)] : scored === 0 ? 1 : -1);
          }
        const { row, value } = solveZeroSum(payoffs, actions, actions);
        policy.set(row, state * actions);
        values[state] = value;
      }
    expect(values[sensed(kickOff(0), 0)]).toBeCloseTo(-values[sensed(kickOff(1), 0)], 3);
    const { won, lost, drawn } = worstRecord(policy, 0.1);
    expect(won).toBeCloseTo(lost, 3);
    expect(won + lost + drawn).toBeCloseTo(1, 8);
  });

  it('is lost by whoever always does the same', () => {
    const policy = new Float64Array(SENSATIONS * MOVES.length);
    for (let state = 0; state < SENSATIONS; state++) policy[state * MOVES.length + WEST] = 1;
    const { won, lost } = worstRecord(policy, 0.1);
    expect(won).toBe(0);
    expect(lost).toBeGreaterThan(0.3);
  });
});

describe('soccer on the page', () => {
  const world = new World({
    version: 1,
    seed: 3,
    agents: 5,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment: { id: 'soccer', draw: 0.01 },
    learner: { id: 'q-learning', epsilon: 1 },
  });

  it('shows the pair of the agent asked about, and counts games of all pairs', () => {
    world.advance(3000);
    const layer = world.layer('environment');
    const board = layer?.module.board?.(layer.state, layer.host, layer.values, 3, null);
    expect(board?.kind === 'grid' && board.pieces.map(({ agent }) => agent)).toEqual([2, 3]);
    expect(board?.kind === 'grid' && board.pieces.filter(({ holds }) => holds).length).toBe(1);
    const { won, lost } = measures(world);
    expect(won + lost).toBeGreaterThan(5);
    expect(won + lost).toBeLessThan(100);
  });

  it('says of one game who won it, and of more than one what share', () => {
    const layer = world.layer('environment');
    const said = (won: number[], drawn: number[]): string | undefined => {
      const lost = won.map(() => 0);
      return layer?.module.sentence?.({ won, lost, drawn }, layer.host, layer.values);
    };
    expect(said([1], [0])).toBe('The first game was won by the first of the pair.');
    expect(said([0], [1])).toBe('The first game was drawn.');
    expect(said([1, 0], [0, 1])).toMatch(/^Of 2 games the first of a pair won 50 %/);
  });
});
