import { describe, expect, it } from 'vitest';
import type { GridBoard, PolicyView } from '../../../src/engine/kernel/board.ts';
import { cellAt, gridPlace, halves } from '../../../src/view/board/box.ts';
import { between, STACK_AT_MOST, standing } from '../../../src/view/board/glide.ts';
import { pieceAt } from '../../../src/view/board/pieces.ts';
import { cellWords } from '../../../src/view/board/words.ts';
import { lengths, worthOf } from '../../../src/view/board/worth.ts';

const boardWith = (cells: readonly number[], width = 5, height = 4): GridBoard => ({
  kind: 'grid',
  width,
  height,
  cells: new Uint8Array(width * height),
  cellKinds: [{ name: 'floor', look: 'floor' }],
  pieces: cells.map((cell, agent) => ({ agent, cell, look: 'agent' })),
  ways: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  wayNames: ['up', 'right', 'down', 'left'],
});

describe('the place of a board', () => {
  it('is as large as fits, in whole pixels, and centred', () => {
    const place = gridPlace(12, 4, { x: 0, y: 0, width: 600, height: 400 });
    expect(place).toMatchObject({ cell: 50, x: 0, y: 100 });
    expect(gridPlace(100, 100, { x: 0, y: 0, width: 320, height: 500 }).cell * 100).toBeLessThanOrEqual(320);
  });

  it('finds each cell under its own middle, and none outside', () => {
    const place = gridPlace(7, 3, { x: 10, y: 20, width: 500, height: 300 });
    for (let cell = 0; cell < 21; cell++) {
      const x = place.x + ((cell % 7) + 0.5) * place.cell;
      const y = place.y + (Math.floor(cell / 7) + 0.5) * place.cell;
      expect(cellAt(place, x, y)).toBe(cell);
    }
    expect(cellAt(place, place.x - 1, place.y + 1)).toBe(-1);
    expect(cellAt(place, place.x + 1, place.y + 3 * place.cell + 1)).toBe(-1);
  });

  it('is parted along the longer side', () => {
    const [left, right] = halves({ x: 0, y: 0, width: 424, height: 100 });
    expect([left.width, right.width, right.x]).toEqual([200, 200, 224]);
    expect(halves({ x: 0, y: 0, width: 100, height: 424 })[1].y).toBe(224);
  });
});

describe('pieces', () => {
  it('stand apart on a common cell, all within it', () => {
    const { x, y, size } = standing(boardWith([6, 6, 6, 7]));
    expect([x[3], y[3], size[3]]).toEqual([2.5, 1.5, 1]);
    for (const i of [0, 1, 2]) {
      expect(Math.floor(x[i])).toBe(1);
      expect(Math.floor(y[i])).toBe(1);
      expect(size[i]).toBe(0.5);
    }
    expect(new Set([0, 1, 2].map((i) => `${x[i]} ${y[i]}`)).size).toBe(3);
  });

  it('are one mark with their number where they are many', () => {
    const { crowd } = standing(boardWith(new Array<number>(STACK_AT_MOST + 1).fill(3)));
    expect([...crowd]).toEqual(new Array(STACK_AT_MOST + 1).fill(STACK_AT_MOST + 1));
  });

  it('glide along a step, and jump where an episode begins anew', () => {
    const [before, after] = [boardWith([0, 19]), boardWith([1, 0])];
    const half = between(before, after, 0.5);
    expect([half.x[0], half.y[0]]).toEqual([1, 0.5]);
    expect([half.x[1], half.y[1]]).toEqual([0.5, 0.5]);
    expect(between(before, after, 1).x[0]).toBe(1.5);
    expect(between(null, after, 0.2).x[0]).toBe(1.5);
  });

  it('are found under the pointer, the nearest first', () => {
    const board = boardWith([6, 7]);
    const place = gridPlace(5, 4, { x: 0, y: 0, width: 250, height: 200 });
    const at = standing(board);
    expect(pieceAt(board, at, place, 1.5 * 50, 1.5 * 50, 5)).toBe(0);
    expect(pieceAt(board, at, place, 2.5 * 50 + 4, 1.5 * 50, 5)).toBe(1);
    expect(pieceAt(board, at, place, 4.5 * 50, 3.5 * 50, 5)).toBe(-1);
  });
});

describe('what a policy makes of a board', () => {
  const policy: PolicyView = {
    actions: 4,
    chances: null,
    values: Float32Array.from([0, 0, 0, 0, -1, 3, 3, 2, -5, -5, -4, -5]),
  };
  const states = Int32Array.of(0, 1, 2);

  it('shades cells by their best action between the worst and the best, and leaves untried ones alone', () => {
    const worth = worthOf(policy, states);
    expect(worth).toMatchObject({ low: -4, high: 3 });
    expect([...(worth?.share ?? [])]).toEqual([Number.NaN, 1, 0]);
  });

  it('has arrows along all best actions, and none where all are alike', () => {
    const into = new Float32Array(4);
    expect([...lengths(policy, 0, into)]).toEqual([0, 0, 0, 0]);
    expect([...lengths(policy, 1, into)]).toEqual([0, 1, 1, 0]);
    expect([...lengths(policy, 2, into)]).toEqual([0, 0, 1, 0]);
  });

  it('has arrows as long as chances where only they are known', () => {
    const mixed: PolicyView = { actions: 4, chances: Float32Array.of(0.1, 0.5, 0.3, 0.1), values: null };
    const [up, right, down, left] = lengths(mixed, 0, new Float32Array(4));
    expect([up, left]).toEqual([0, 0]);
    expect(right).toBeCloseTo(0.5);
    expect(down).toBeCloseTo(0.3);
  });

  it('is told in words for a cell', () => {
    const board = { ...boardWith([0], 3, 1), states };
    const view = { time: 0, agent: 0, board, policy, mixes: null, flows: null };
    expect(cellWords(view, 1)).toBe(
      'Column 2, row 1: floor. Agent 0 would go right or down. Worth: up -1, right 3, down 3, left 2.',
    );
    expect(cellWords(view, -1)).toBe('');
  });
});
