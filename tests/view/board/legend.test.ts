import { describe, expect, it } from 'vitest';
import type {
  Board,
  BoardView,
  GridBoard,
  ModelBoard,
  PolicyView,
} from '../../../src/engine/kernel/board.ts';
import { legendWords } from '../../../src/view/board/legend.ts';

const seen = (board: Board, policy: PolicyView | null = null): BoardView => ({
  time: 0,
  agent: 0,
  board,
  policy,
  mixes: null,
  flows: null,
});
const walk = (over: Partial<GridBoard> = {}): GridBoard => ({
  kind: 'grid',
  width: 2,
  height: 1,
  cells: Uint8Array.of(0, 1),
  cellKinds: [
    { name: 'floor', look: 'floor' },
    { name: 'goal', look: 'goal' },
  ],
  pieces: [],
  ways: [
    [-1, 0],
    [1, 0],
    [0, 0],
  ],
  wayNames: ['left', 'right', 'wait'],
  states: Int32Array.of(0, 1),
  ...over,
});
const policy = (...values: number[]): PolicyView => ({
  actions: 3,
  chances: null,
  values: Float32Array.from(values),
});
const model = (over: Partial<ModelBoard>): ModelBoard => ({
  kind: 'model',
  classes: ['a', 'b'],
  picture: null,
  features: ['x'],
  weights: null,
  samples: null,
  regions: null,
  holdings: null,
  ...over,
});

describe('the words under a board', () => {
  it('name arrows, rings and shades that are there', () => {
    const words = legendWords(seen(walk(), policy(0, 1, 0, 0, 0, 2)), 0, 40);
    expect(words).toContain('Arrows: the best ways that agent 0 knows.');
    expect(words).toContain('Rings: where agent 0 would wait.');
    expect(words).toContain('Shades:');
  });

  it('claim no arrow before anything is learned, for actions that are no steps, nor on cells too small for any', () => {
    expect(legendWords(seen(walk(), policy(0, 0, 0, 0, 0, 0)), 0, 40)).toBe(
      'No arrows yet: to agent 0 all ways are alike so far.',
    );
    const valley = walk({ ways: [null, null, null] });
    expect(legendWords(seen(valley, policy(0, 1, 0, 0, 0, 2)), 0, 40)).toBe(
      'Shades: what agent 0 thinks a cell is worth.',
    );
    expect(legendWords(seen(walk(), policy(0, 1, 0, 0, 0, 2)), 0, 10)).not.toContain('Arrows');
    const outside = walk({ states: Int32Array.of(-1, -1) });
    expect(legendWords(seen(outside, policy(0, 1, 0, 0, 0, 2)), 0, 40)).toBe(
      'Nothing is marked: agent 0 is not on the board.',
    );
  });

  it('say what letters mean that do not say it by themselves', () => {
    const field = walk({
      cellKinds: [
        { name: 'goal of the first', look: 'home' },
        { name: 'goal of the second', look: 'away' },
      ],
    });
    expect(legendWords(seen(field), 0, 40)).toBe('H: goal of the first. A: goal of the second.');
    expect(legendWords(seen(field), 0, 12)).toBe('');
    expect(legendWords(seen(walk()), 0, 40)).toBe('');
  });

  it('speak of a model only where one is drawn', () => {
    expect(legendWords(seen(model({})), -1, 0)).not.toContain('mean of all models');
    expect(legendWords(seen(model({ weights: Float64Array.of(1, 2) })), -1, 0)).toContain(
      'mean of all models',
    );
  });
});
