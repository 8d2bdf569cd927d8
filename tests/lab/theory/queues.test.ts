import { describe, expect, it } from 'vitest';
import { erlangB, erlangC, waitBehind } from '../../../src/lab/theory/erlang.ts';
import { meanValueAnalysis } from '../../../src/lab/theory/meanValueAnalysis.ts';
import { pollaczekKhinchine } from '../../../src/lab/theory/pollaczekKhinchine.ts';
import { anySlow, forkJoinOfTwo, harmonic, lossOfRoom, shortestOf } from '../../../src/lab/theory/queueLimits.ts';
import { amplification, meanAttempts, stopAndWait, succeedsAtLast } from '../../../src/lab/theory/retries.ts';
import { amdahl, gustafson, peakSize, universalScalability } from '../../../src/lab/theory/scaling.ts';

describe('Erlang’s formulas', () => {
  it('have the published values', () => {
    expect(erlangB(10, 7)).toBeCloseTo(0.07874088296957026, 12);
    expect(erlangC(10, 7)).toBeCloseTo(0.2217312158838154, 12);
    expect(erlangB(1, 0.5)).toBeCloseTo(1 / 3, 14);
  });

  it('end where load is too much: all wait, and for ever', () => {
    expect(erlangC(3, 3)).toBe(1);
    expect(waitBehind(3, 3, 1)).toBe(Infinity);
  });

  it('agree with the single queue and with Pollaczek and Khinchine', () => {
    expect(waitBehind(1, 0.8, 1)).toBeCloseTo(4, 12);
    // An exponential time of mean 1 has a mean square of 2, a fixed one of 1.
    expect(pollaczekKhinchine(0.8, 1, 2)).toBeCloseTo(waitBehind(1, 0.8, 1), 12);
    expect(pollaczekKhinchine(0.7, 1, 1)).toBeCloseTo(7 / 6, 12);
    expect(pollaczekKhinchine(1, 1, 1)).toBe(Infinity);
  });
});

describe('queues of other kinds', () => {
  it('lose by their room: one place is Erlang’s loss, and much room loses nothing', () => {
    expect(lossOfRoom(0.8, 1)).toBeCloseTo(erlangB(1, 0.8), 14);
    expect(lossOfRoom(0.8, 5)).toBeCloseTo(0.08881949865556424, 12);
    expect(lossOfRoom(1, 4)).toBeCloseTo(1 / 5, 14);
    expect(lossOfRoom(0.5, 60)).toBeLessThan(1e-17);
  });

  it('gain most by the second choice', () => {
    expect(shortestOf(1, 0.9)).toBeCloseTo(10, 9);
    expect(shortestOf(2, 0.9)).toBeCloseTo(2.614057377323876, 9);
    expect(shortestOf(3, 0.9)).toBeCloseTo(2.027855968995279, 9);
  });

  it('wait for the slowest part', () => {
    expect(forkJoinOfTwo(0.5, 1)).toBeCloseTo(2.875, 12);
    // Without load, the longest of two exponential times.
    expect(forkJoinOfTwo(1e-9, 1)).toBeCloseTo(harmonic(2), 6);
    expect(harmonic(10)).toBeCloseTo(2.9289682539682538, 12);
    expect(anySlow(100, 0.01)).toBeCloseTo(0.6339676587267709, 12);
  });

  it('with users who wait: one user meets no queue, and many run into the bottleneck', () => {
    expect(meanValueAnalysis(1, 1, [0.05, 0.03]).responseSeconds).toBeCloseTo(0.08, 12);
    const ten = meanValueAnalysis(10, 1, [0.05, 0.03]);
    expect(ten.throughput).toBeCloseTo(8.93001421626532, 10);
    expect(ten.responseSeconds).toBeCloseTo(0.11981904595244489, 12);
    expect(meanValueAnalysis(500, 1, [0.05, 0.03]).throughput).toBeCloseTo(20, 6);
  });
});

describe('retries', () => {
  it('multiply over layers', () => expect([amplification(3, 3), amplification(4, 2), amplification(5, 0)]).toEqual([64, 81, 1]));
  it('follow the truncated geometric law', () => {
    expect(meanAttempts(0.5, 3)).toBe(1.875);
    expect(succeedsAtLast(0.5, 3)).toBe(0.9375);
    expect(stopAndWait(0.1, 0.1)).toBeCloseTo(1.2345679012345678, 14);
  });
});

describe('laws of scaling', () => {
  it('have the published values', () => {
    expect(amdahl(0.05, 10)).toBeCloseTo(6.896551724137931, 12);
    expect(gustafson(0.05, 10)).toBeCloseTo(9.55, 12);
    expect(universalScalability(0.05, 0.001, 8)).toBeCloseTo(5.689900426742532, 12);
  });

  it('Gunther’s without coherency is Amdahl’s, and has a peak with it', () => {
    for (const n of [1, 3, 50]) expect(universalScalability(0.1, 0, n)).toBeCloseTo(amdahl(0.1, n), 12);
    const peak = peakSize(0.05, 0.001);
    expect(peak).toBeCloseTo(30.82207001484488, 12);
    const at = (n: number) => universalScalability(0.05, 0.001, n);
    expect(at(peak)).toBeGreaterThan(Math.max(at(peak - 1), at(peak + 1)));
  });
});
