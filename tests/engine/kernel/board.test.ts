import { describe, expect, it } from 'vitest';
import type { Board, GridBoard } from '../../../src/engine/kernel/board.ts';
import { boardView } from '../../../src/engine/kernel/boardOf.ts';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { Film } from '../../../src/engine/kernel/film.ts';
import { environments } from '../../../src/engine/environments/index.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { fingerprint, worldOf } from '../../helpers/worlds.ts';

const scenarioOf = (environment: object, learner: object, agents = 6): Scenario =>
  ({
    version: 1,
    seed: 11,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.3 },
    protocol: { id: 'broadcast' },
    environment,
    learner,
  }) as Scenario;

const withBoards = [...environments.values()].filter(({ board }) => board !== undefined);
/** A learner that can work on a world: worlds with data are learned by gradients. */
const learnerFor = (id: string): object =>
  environments.get(id)?.gradient ? { id: 'decentralized-sgd' } : { id: 'q-learning' };

function verify(board: Board, n: number): void {
  if (board.kind === 'grid') {
    expect(board.cells).toHaveLength(board.width * board.height);
    for (const { agent, cell } of board.pieces) {
      expect(agent).toBeLessThan(n);
      expect(cell).toBeGreaterThanOrEqual(0);
      expect(cell).toBeLessThan(board.cells.length);
    }
    for (const kind of board.cells) expect(board.cellKinds[kind]).toBeDefined();
    if (board.states) expect(board.states).toHaveLength(board.cells.length);
    expect(board.ways).toHaveLength(board.wayNames.length);
  }
  if (board.kind === 'matrix') {
    expect(board.row.map((cells) => cells.length)).toEqual(board.column.map((cells) => cells.length));
    const played = board.played.reduce((sum, share) => sum + share, 0);
    expect(played === 0 || Math.abs(played - 1) < 1e-9).toBe(true);
  }
  if (board.kind === 'arms') expect(board.means).toHaveLength(board.names.length);
}

describe('boards', () => {
  it('are shown by worlds that are played and by worlds of data', () => {
    expect(withBoards.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'grid-world',
        'random-walk',
        'pursuit',
        'matrix-game',
        'bandit',
        'quadratics',
        'blobs',
      ]),
    );
  });

  it.each(withBoards.map(({ id }) => id))(
    '%s shows its board and policy from the start, and looking changes nothing',
    (id) => {
      const scenario = scenarioOf({ id }, learnerFor(id));
      const looked = worldOf(scenario);
      const alone = worldOf(scenario);
      for (const time of [0, 2.5, 9]) {
        looked.advance(time);
        alone.advance(time);
        for (const agent of [-1, 0, 5]) {
          const { board } = boardView(looked, agent);
          if (board) verify(board, looked.n);
          expect(board).not.toBeNull();
        }
        expect(fingerprint(looked)).toBe(fingerprint(alone));
      }
      looked.advance(20);
      alone.advance(20);
      expect(fingerprint(looked)).toBe(fingerprint(alone));
    },
  );

  it('tell the chances of a policy, which sum to one, and the values of the states on the board', () => {
    const world = worldOf(scenarioOf({ id: 'grid-world', board: 'cliff' }, { id: 'q-learning' }));
    world.advance(50);
    const { board, policy } = boardView(world, 2);
    const { states } = board as GridBoard;
    expect(policy?.actions).toBe(4);
    states?.forEach((state, cell) => {
      const chances = policy?.chances?.subarray(cell * 4, cell * 4 + 4) ?? new Float32Array(0);
      const sum = chances.reduce((total, chance) => total + chance, 0);
      if (state >= 0) expect(sum).toBeCloseTo(1, 5);
      else expect(sum).toBeNaN();
    });
    expect(policy?.values?.some((value) => value < 0)).toBe(true);
  });

  it('tell the mixed strategies of all who play a game', () => {
    const world = worldOf(scenarioOf({ id: 'matrix-game', game: 'rock-paper-scissors' }, { id: 'wolf-phc' }));
    world.advance(20);
    const { mixes } = boardView(world, 0);
    expect([...(mixes?.agents ?? [])]).toEqual([0, 1, 2, 3, 4, 5]);
    expect(mixes?.actions).toBe(3);
    for (let at = 0; at < 6; at++)
      expect(mixes?.chances.subarray(at * 3, at * 3 + 3).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
  });
});

describe('a wall put up by hand', () => {
  const maze = scenarioOf({ id: 'grid-world', board: 'maze' }, { id: 'q-learning', alpha: 0.5 }, 4);
  const kindAt = (world: ReturnType<typeof worldOf>, cell: number): string => {
    const board = boardView(world, 0).board as GridBoard;
    return board.cellKinds[board.cells[cell]].name;
  };
  const wall: Command = { time: 20, do: 'place', cell: 30, value: 'wall' };

  it('stands from its moment on, in every replay, and turns the run', () => {
    const free = worldOf(maze);
    const [one, other] = [worldOf(maze, [wall]), worldOf(maze, [wall])];
    for (const world of [free, one, other]) world.advance(19.9);
    expect(fingerprint(one).length).toBeGreaterThan(0);
    expect(kindAt(one, 30)).toBe('floor');
    one.advance(60);
    other.advance(33);
    other.advance(60);
    free.advance(60);
    expect(kindAt(one, 30)).toBe('wall');
    expect(fingerprint(one)).toBe(fingerprint(other));
    expect(one.digest.toString()).not.toBe('');
    const places = (world: typeof one) =>
      (boardView(world, 0).board as GridBoard).pieces.map(({ cell }) => cell);
    expect(places(one)).not.toContain(30);
    expect(fingerprint(one)).not.toBe(fingerprint(free));
  });

  it('comes and goes as the film is wound back and forth', () => {
    const film = new Film(maze, [wall]);
    film.seek(40);
    const after = fingerprint(film.world);
    film.seek(10);
    expect(kindAt(film.world, 30)).toBe('floor');
    film.seek(40);
    expect(kindAt(film.world, 30)).toBe('wall');
    expect(fingerprint(film.world)).toBe(after);
  });

  it('is taken down by placing floor again', () => {
    const world = worldOf(maze, [wall, { time: 25, do: 'place', cell: 30, value: 'floor' }]);
    const before = (boardView(world, 0).board as GridBoard).cells;
    world.advance(30);
    expect((boardView(world, 0).board as GridBoard).cells).toEqual(before);
  });

  it('leaves the start and the last goal where they are, and says so', () => {
    const board = boardView(worldOf(maze), 0).board as GridBoard;
    const named = (name: string) => board.cells.findIndex((kind) => board.cellKinds[kind].name === name);
    const world = worldOf(maze, [
      { time: 1, do: 'place', cell: named('start'), value: 'wall' },
      { time: 2, do: 'place', cell: named('goal'), value: 'wall' },
    ]);
    world.advance(3);
    expect((boardView(world, 0).board as GridBoard).cells).toEqual(board.cells);
    expect(world.notes.filter(({ kind }) => kind === 'place').map(({ text }) => text)).toEqual([
      'The start stays where it is.',
      'The last goal stays where it is.',
    ]);
  });

  it('is refused in words where there is no such cell, kind or board', () => {
    const world = worldOf(maze);
    expect(() => world.addCommand({ time: 1, do: 'place', cell: 54, value: 'wall' })).toThrow('0 to 53');
    expect(() => world.addCommand({ time: 1, do: 'place', cell: 3, value: 'tree' })).toThrow(
      'expected floor, wall',
    );
    const other = worldOf(scenarioOf({ id: 'bandit' }, { id: 'ucb1' }));
    expect(() => other.addCommand({ time: 1, do: 'place', cell: 3, value: 'wall' })).toThrow('no board');
  });
});
