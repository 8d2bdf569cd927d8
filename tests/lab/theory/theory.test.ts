import { describe, expect, it } from 'vitest';
import { binomialTail, choose, successes } from '../../../src/lab/theory/binomial.ts';
import { failedProbe, messagesPerProbe } from '../../../src/lab/theory/falseSuspicion.ts';
import { juryCorrect, weightedJuryCorrect } from '../../../src/lab/theory/jury.ts';
import { majorityAvailability } from '../../../src/lab/theory/quorumAvailability.ts';
import { roundTripTimeouts } from '../../../src/lab/theory/roundTripTimeout.ts';
import { staleRead } from '../../../src/lab/theory/staleRead.ts';

describe('counts', () => {
  it('has the ways to choose, by Pascal’s rule', () => {
    expect([0, 1, 2, 3, 4, 5].map((k) => choose(4, k))).toEqual([1, 4, 6, 4, 1, 0]);
    for (let n = 1; n <= 30; n++)
      for (let k = 1; k < n; k++) expect(choose(n, k)).toBe(choose(n - 1, k - 1) + choose(n - 1, k));
  });

  it('has the distribution of successes, of like and unlike trials', () => {
    expect(Array.from(successes([0.5, 0.5]))).toEqual([0.25, 0.5, 0.25]);
    const unlike = successes([0.1, 0.9, 0.4]);
    expect(unlike.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 15);
    expect(unlike[3]).toBeCloseTo(0.036, 15);
    expect(binomialTail(10, 0.3, 0)).toBeCloseTo(1, 15);
  });
});

describe('quorums', () => {
  it('even numbers are worse than the odd number before them', () => {
    for (const n of [3, 5, 7])
      expect(majorityAvailability(n + 1, 0.9)).toBeLessThan(majorityAvailability(n, 0.9));
    expect(majorityAvailability(3, 0.9)).toBeCloseTo(0.972, 12);
  });

  it('reads are stale only where quorums need not meet', () => {
    expect(staleRead(3, 1, 1)).toBeCloseTo(2 / 3, 15);
    expect(staleRead(3, 2, 2)).toBe(0);
    expect(staleRead(5, 2, 2)).toBeCloseTo(0.3, 15);
  });
});

describe('juries', () => {
  it('are as good as one juror when there is one, and decide ties by a coin', () => {
    expect(juryCorrect(1, 0.6)).toBeCloseTo(0.6, 15);
    expect(juryCorrect(2, 0.6)).toBeCloseTo(0.6, 15);
    expect(juryCorrect(3, 0.6)).toBeCloseTo(0.648, 12);
  });

  it('agree with their weighted form for equal weights, and do best by the log of the odds', () => {
    const competences = [0.9, 0.6, 0.6, 0.6, 0.6];
    const simple = weightedJuryCorrect(competences, [1, 1, 1, 1, 1]);
    const best = weightedJuryCorrect(
      competences,
      competences.map((p) => Math.log(p / (1 - p))),
    );
    expect(weightedJuryCorrect([0.7, 0.7, 0.7, 0.7], [1, 1, 1, 1])).toBeCloseTo(juryCorrect(4, 0.7), 12);
    expect(best).toBeGreaterThan(simple);
    expect(best).toBeGreaterThanOrEqual(0.9);
  });
});

describe('probes and timeouts', () => {
  it('a probe without loss costs two messages and never fails', () => {
    expect(failedProbe(0, 3)).toBe(0);
    expect(messagesPerProbe(0, 3)).toBe(2);
    expect(failedProbe(0.1, 0)).toBeCloseTo(0.19, 12);
  });

  it('follows the example of RFC 6298: the first sample gives three times itself', () => {
    expect(roundTripTimeouts([100])).toEqual([300]);
    expect(roundTripTimeouts([100, 100])[1]).toBeCloseTo(250, 12);
    expect(roundTripTimeouts([1], { alpha: 1 / 8, beta: 1 / 4, k: 4, granularity: 0.5, least: 10 })).toEqual([
      10,
    ]);
  });
});
