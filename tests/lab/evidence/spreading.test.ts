import { describe, expect, it } from 'vitest';
import { runCase } from '../../../src/lab/evidence/run.ts';
import type { Case } from '../../../src/lab/evidence/types.ts';

/** A case of the same shape as a published one with other numbers. */
const caseOf = (
  family: string,
  scenario: Record<string, unknown>,
  metric: string,
  expected: Case['expected'],
  tol: Case['tol'],
): Case => ({
  id: 'another',
  family,
  scenario,
  metric,
  expected,
  tol,
  kind: 'closed',
  source: 'worked out by hand',
  how: 'engine',
});

describe('translators of spreading read other numbers than the published', () => {
  it.each<[string, Case]>([
    [
      'flooding of a grid',
      caseOf(
        'models',
        { protocol: 'flooding broadcast', graph: 'grid3x7', loss: 0, latency: 'constant 2 per hop' },
        'messages; completion time',
        [2 * 32 - 20, 16],
        { type: 'exact' },
      ),
    ],
    [
      // Two agents: each round the one that knows tells the other, in the first.
      'push between two',
      caseOf('spread', { protocol: 'spread', mode: 'push', n: 2, loss: 0.5 }, 'E[T]', 2, {
        type: 'abs',
        value: 0.2,
      }),
    ],
    [
      // 2(n−1)/n × H(n−1)
      'push by random clocks',
      caseOf(
        'spread',
        { protocol: 'spread', mode: 'push', timing: 'async Poisson rate 1 per node', n: 5 },
        'E[T]',
        (8 / 5) * (25 / 12),
        { type: 'rel', value: 0.05 },
      ),
    ],
    [
      'one round of anti-entropy',
      caseOf(
        'spread',
        { protocol: 'anti-entropy', mode: 'pull', n: 200, susceptible_fraction: 0.25, rounds: 1 },
        'E[susceptible fraction after 1 round]',
        0.25 * (49 / 199),
        { type: 'rel', value: 0.05 },
      ),
    ],
    [
      'a push rumour whose messages are counted',
      caseOf(
        'rumour',
        { protocol: 'rumour', variant: 'push, feedback (live state), counter without reset', n: 90, k: 3 },
        'runs violating total messages == (k+1)*(sites reached) - 1',
        0,
        { type: 'exact' },
      ),
    ],
    [
      // One of two is infective; it meets the other at rate R₀/n before it recovers at rate 1: 1 + 0.5/1.5.
      'SIR between two',
      caseOf(
        'epidemic',
        { model: 'Markov SIR complete mixing, contact rate R0*s*i/n, recovery 1, 1 initial', n: 2, R0: 1 },
        'E[final size]',
        1 + 0.5 / 1.5,
        { type: 'abs', value: 0.05 },
      ),
    ],
    [
      'a cascade',
      caseOf(
        'epidemic',
        { model: 'branching cascade on b-ary tree', b: 2, p: 0.5, depth: 2 },
        'E[corrupted at depth d]; P(cascade reaches depth d)',
        [1, 1 - (1 - 0.5 * 0.75) ** 2],
        { type: 'rel', value: 0.08 },
      ),
    ],
  ])('%s', (_name, one) => {
    const row = runCase(one);
    expect(row.error).toBeUndefined();
    expect(row.ours?.value, JSON.stringify(row.ours?.value)).toBeDefined();
    expect(row.verdict).toBe('pass');
  });

  it('and leave cases of other families to others', () => {
    const foreign = caseOf('queue', { model: 'M/M/1', rho: 0.5 }, 'W', 2, { type: 'abs', value: 0.1 });
    expect(runCase(foreign).verdict).not.toBe('fail');
  });
});
