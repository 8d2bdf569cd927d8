import { describe, expect, it } from 'vitest';
import type { BoardView } from '../../../src/engine/kernel/board.ts';
import { armsDomain } from '../../../src/view/board/arms.ts';
import { flowMatrix } from '../../../src/view/board/flows.ts';
import { tiling } from '../../../src/view/board/model.ts';
import {
  earnings,
  inTriangle,
  meanMix,
  movesAtAll,
  pairsOf,
  pureEquilibria,
  replicatorRates,
  transposed,
} from '../../../src/view/board/strategies.ts';
import { POINTS_AT_MOST, Trails } from '../../../src/view/board/trails.ts';

const paper = [
  [0, -1, 1],
  [1, 0, -1],
  [-1, 1, 0],
];
const dilemma = [
  [3, 0],
  [5, 1],
];

describe('replicator dynamics', () => {
  it('do not move where all actions earn the same: what rounding leaves is no field', () => {
    // Everyone earns 7 whatever is done (two-step game, A), but 0.1 × 7 + 0.9 × 7 is not quite 0.3 × 7 + 0.7 × 7.
    const sevens = [
      [7, 7, 7],
      [7, 7, 7],
      [7, 7, 7],
    ];
    let fastest = 0;
    for (let a = 0; a <= 10; a++)
      for (let b = 0; a + b <= 10; b++) {
        const rates = replicatorRates([a / 10, b / 10, (10 - a - b) / 10], earnings(sevens, [0.1, 0.2, 0.7]));
        fastest = Math.max(fastest, ...rates.map(Math.abs));
      }
    expect(fastest).toBeGreaterThan(0);
    expect(movesAtAll(fastest, sevens, sevens)).toBe(false);
    expect(movesAtAll(1e-3, sevens, sevens)).toBe(true);
    expect(movesAtAll(0, [[0]], [[0]])).toBe(false);
  });

  it('rests at the even mix of rock, paper, scissors and at every corner', () => {
    const even = [1 / 3, 1 / 3, 1 / 3];
    for (const rate of replicatorRates(even, earnings(paper, even))) expect(rate).toBeCloseTo(0, 12);
    for (const corner of [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ])
      for (const rate of replicatorRates(corner, earnings(paper, even))) expect(rate).toBeCloseTo(0, 12);
  });

  it('keeps shares summing to one and leads to defection', () => {
    const rates = replicatorRates([0.6, 0.4], earnings(dilemma, [0.6, 0.4]));
    expect(rates[0] + rates[1]).toBeCloseTo(0, 12);
    // u = (1.8, 3.4), mean 2.44: x₂(u₂ − ū) = 0.4 × 0.96.
    expect(rates[1]).toBeCloseTo(0.384, 12);
  });
});

describe('games', () => {
  it('name their equilibria in pure strategies', () => {
    const climbing = [
      [11, -30, 0],
      [-30, 7, 6],
      [0, 0, 5],
    ];
    expect(pureEquilibria({ row: climbing, column: climbing })).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(pureEquilibria({ row: dilemma, column: transposed(dilemma) })).toEqual([[1, 1]]);
    expect(pureEquilibria({ row: paper, column: transposed(paper) })).toEqual([]);
  });

  const mixes: NonNullable<BoardView['mixes']> = {
    agents: Int32Array.of(0, 1, 2, 3),
    actions: 2,
    chances: Float32Array.of(1, 0, 0.25, 0.75, 0.5, 0.5, 0.75, 0.25),
  };
  const sides = Uint8Array.of(1, 0, 1, 0);

  it('average the mixes of a side, and pair neighbours', () => {
    expect(meanMix(mixes, sides, 1, 2)).toEqual([0.75, 0.25]);
    expect(meanMix(mixes, sides, 0, 2)).toEqual([0.5, 0.5]);
    expect(meanMix(mixes, sides, 2, 2)).toEqual([0.5, 0.5]);
    expect(pairsOf(mixes, sides)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(pairsOf(mixes, Uint8Array.of(0, 1, 1, 0))).toEqual([[2, 3]]);
  });

  it('put corners and the middle where they belong', () => {
    const frame = { x: 0, y: 0, side: 100 };
    const height = 50 * Math.sqrt(3);
    expect(inTriangle([1, 0, 0], frame)).toEqual([50, 0]);
    expect(inTriangle([0, 1, 0], frame)).toEqual([100, height]);
    expect(inTriangle([0, 0, 1], frame)).toEqual([0, height]);
    const [x, y] = inTriangle([1 / 3, 1 / 3, 1 / 3], frame);
    expect(x).toBeCloseTo(50);
    expect(y).toBeCloseTo((2 / 3) * height);
  });
});

describe('trails of mixed strategies', () => {
  const at = (time: number, share: number): BoardView => ({
    time,
    agent: 0,
    board: null,
    policy: null,
    flows: null,
    mixes: { agents: Int32Array.of(0), actions: 2, chances: Float32Array.of(share, 1 - share) },
  });

  it('keep the whole way within a bound', () => {
    const trails = new Trails();
    for (let step = 0; step < 5000; step++) trails.add(at(step, step / 5000));
    expect(trails.points.length).toBeLessThanOrEqual(POINTS_AT_MOST);
    expect(trails.points.length).toBeGreaterThan(POINTS_AT_MOST / 4);
    expect(trails.times[0]).toBe(0);
    expect(trails.times).toEqual([...trails.times].sort((a, b) => a - b));
  });

  it('forget what a rewind takes back', () => {
    const trails = new Trails();
    for (const time of [1, 2, 3, 4]) trails.add(at(time, 0.5));
    trails.add(at(2.5, 0.9));
    expect(trails.times).toEqual([1, 2, 2.5]);
  });
});

describe('other pictures', () => {
  it('sum what has gone from whom to whom', () => {
    const flows = {
      from: Int32Array.of(0, 0, 2, 9),
      to: Int32Array.of(1, 1, 0, 0),
      weight: Float64Array.of(1, 2, 5, 7),
      unit: 'steps',
    };
    expect(flowMatrix(flows, 3)).toEqual([
      [0, 3, 0],
      [0, 0, 0],
      [5, 0, 0],
    ]);
  });

  it('tile ten digits so that none is lost and they are as large as can be', () => {
    expect(tiling(10, { width: 500, height: 200 }, 1)).toBe(5);
    expect(tiling(10, { width: 200, height: 500 }, 1)).toBe(2);
    expect(tiling(1, { width: 10, height: 900 }, 1)).toBe(1);
  });

  it('show arms with their spread, nothing and what is believed', () => {
    const arms = {
      kind: 'arms' as const,
      names: ['1', '2'],
      means: Float64Array.of(0.2, 0.8),
      deviations: Float64Array.of(0.1, 0.4),
      state: 0,
    };
    const [low, high] = armsDomain(arms, { actions: 2, chances: null, values: Float32Array.of(2, -0.5) });
    expect([low, high]).toEqual([-0.5, 2]);
    expect(armsDomain(arms, null)[0]).toBe(0);
    expect(armsDomain(arms, null)[1]).toBeCloseTo(1.2);
  });
});
