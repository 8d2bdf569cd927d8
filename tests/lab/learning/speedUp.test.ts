import { describe, expect, it } from 'vitest';
import { World } from '../../../src/engine/kernel/world.ts';
import { quantile, speedUpOf, speedUpSentence, speedUpsFrom } from '../../../src/lab/learning/speedUp.ts';
import { isReached, watched } from '../../../src/lab/learning/watch.ts';
import { runOnce } from '../../../src/lab/runOnce.ts';

const sizes = [1, 2, 4, 8, 16, 32];
const taken = (cost: (n: number) => number, missed: (n: number) => number = () => 0) =>
  sizes.map((n) => ({
    n,
    costs: missed(n) >= 3 ? [] : [0.9, 1, 1.1].map((factor) => factor * cost(n)),
    missed: missed(n),
  }));

describe('a speed-up curve', () => {
  it('of ideal agents halves with each doubling', () => {
    const found = speedUpOf(taken((n) => 100 / n));
    expect(found.exponent?.value).toBeCloseTo(1, 6);
    expect(found.exponent?.low).toBeLessThan(1);
    expect(found.points.map(({ speedUp }) => Math.round(speedUp))).toEqual(sizes);
    expect(speedUpSentence(found, sizes, 'time')).toBe('Two agents halve the time; 32 divide it by 32.');
  });

  it('that flattens says how many are enough', () => {
    const found = speedUpOf(taken((n) => Math.max(100 / n ** 0.5, 40)));
    expect(found.halves).toBe(4);
    expect(found.enough).toBe(8);
    expect(speedUpSentence(found, sizes, 'time')).toBe(
      'Four agents halve the time; more than eight bring little more.',
    );
  });

  it('of agents that gain nothing or lose says so', () => {
    expect(speedUpSentence(speedUpOf(taken(() => 100)), sizes, 'time')).toBe(
      'No number of agents up to 32 halves the time.',
    );
    const bytes = speedUpOf(taken((n) => 100 * n));
    expect(speedUpSentence(bytes, sizes, 'bytes')).toBe(
      'More agents need more bytes: 32 take 32 times what one takes.',
    );
  });

  it('begins where most runs reach the level', () => {
    const found = speedUpOf(
      taken(
        (n) => 100 / n,
        (n) => (n < 4 ? 3 : 0),
      ),
    );
    expect(found.points[0].n).toBe(4);
    expect(speedUpSentence(found, sizes, 'time')).toMatch(/^Fewer than four agents mostly do not reach/);
    expect(
      speedUpSentence(
        speedUpOf(
          taken(
            () => 1,
            () => 3,
          ),
        ),
        sizes,
        'time',
      ),
    ).toBe('No number of agents up to 32 reached the level.');
  });

  it('counts runs that never reached it, and is silent about bytes where none were sent', () => {
    const one = (seconds: number | null) =>
      ({ reached: seconds === null ? null : { seconds, bytes: 0, messages: 0 } }) as never;
    const found = speedUpsFrom([1, 2], 2, [one(8), one(null), one(4), one(4)]);
    expect(found.seconds.taken).toEqual([
      { n: 1, costs: [8], missed: 1 },
      { n: 2, costs: [4, 4], missed: 0 },
    ]);
    expect(found.bytes.sentence).toBe('Nobody sends anything here.');
  });

  it('takes quantiles by straight lines', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('watching a run', () => {
  const scenario = {
    version: 1,
    seed: 3,
    agents: 4,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.2 },
    protocol: { id: 'broadcast' },
    environment: { id: 'bandit', arms: [[0.9, 0.1]] },
    learner: { id: 'ucb1', shares: 'experience' },
  };

  it('changes nothing in it', () => {
    const plain = runOnce({ scenario, secondsAtMost: 40 });
    const seen = runOnce({ scenario, secondsAtMost: 40, watch: { everySeconds: 0.7, keeps: true } });
    const { series, ...rest } = seen;
    expect(rest).toEqual(plain);
    expect(series?.times.at(-1)).toBe(40);
    expect(series?.values['optimal']?.at(-1)).toBe(plain.metrics['optimal']);
    expect(series?.times).toHaveLength(Math.ceil(40 / 0.7) + 1);
  });

  it('ends at the first sample from which the mean of the latest has reached the level', () => {
    const level = { metric: 'optimal', value: 70, rising: true, over: 5 };
    const { reached, seconds } = runOnce({ scenario, secondsAtMost: 400, watch: { everySeconds: 1, level } });
    const { series } = runOnce({ scenario, secondsAtMost: 400, watch: { everySeconds: 1, keeps: true } });
    const values = series?.values['optimal'] ?? [];
    const first = values.findIndex((_, i) => i >= 5 && isReached(values.slice(i - 4, i + 1), level));
    expect(reached?.seconds).toBe(first);
    expect(seconds).toBe(first);
    expect(reached?.bytes).toBeGreaterThan(0);
  });

  it('does not take what nobody has measured yet for a low level', () => {
    const walk = {
      ...scenario,
      environment: { id: 'grid-world', board: 'maze' },
      learner: { id: 'q-learning' },
    };
    const level = { metric: 'steps', value: 30, rising: false, over: 5 };
    const { reached } = runOnce({ scenario: walk, secondsAtMost: 20, watch: { everySeconds: 1, level } });
    // Twenty steps from a start fourteen away: hardly anybody has come by chance, and nobody has learned.
    expect(runOnce({ scenario: walk, secondsAtMost: 20 }).metrics['steps']).toBe(0);
    expect(reached).toBeNull();
  });

  it('says what it cannot watch', () => {
    const world = () => new World(scenario);
    expect(() => watched(world(), { everySeconds: 0 }, 5, 100, false)).toThrow('watch.everySeconds: 0');
    const level = { metric: 'beauty', value: 1, rising: true, over: 1 };
    expect(() => watched(world(), { everySeconds: 1, level }, 5, 100, false)).toThrow(
      'beauty; this world measures no such thing',
    );
    expect(
      watched(world(), { everySeconds: 1, level: { ...level, metric: 'optimal', value: 1e9 } }, 5, 1e6, false)
        .reached,
    ).toBeNull();
  });
});
