import { describe, expect, it } from 'vitest';
import { graphTold } from '../../../src/lab/evidence/graphs.ts';
import { runCase } from '../../../src/lab/evidence/run.ts';
import type { Case, Figure, Tolerance } from '../../../src/lab/evidence/types.ts';

/** A case with numbers that cases.json does not have: translators must read the keys, not know the ids. */
const told = (
  family: string,
  scenario: Record<string, unknown>,
  metric: string,
  expected: Figure,
  tol: Tolerance,
): Case => ({
  id: 'other numbers',
  family,
  scenario,
  metric,
  expected,
  tol,
  kind: 'closed',
  source: 'closed form',
  how: 'formula',
});
const near = (value: number): Tolerance => ({ type: 'abs', value });
const mean = (sd: number, reps = 400): Tolerance => ({
  type: 'stat',
  sd,
  se_ref: 0,
  z: 4,
  bias: 0,
  min_reps: reps,
});

describe('graphs in words', () => {
  it.each([
    ['ring n=12', 12, 'ring'],
    ['ring12', 12, 'ring'],
    ['ring of 12', 12, 'ring'],
    ['star 31', 31, 'star'],
    ['hypercube5', 32, 'hypercube'],
    ['hypercube n=32', 32, 'hypercube'],
    ['complete40', 40, 'complete'],
    ['line25', 25, 'path'],
    ['grid4x6', 24, 'grid'],
    ['WS n=200 k=8 p=0.05', 200, 'watts-strogatz'],
    ['ER n=500 mean degree 3', 500, 'gnp'],
  ])('reads "%s"', (words, agents, id) => {
    expect(graphTold({ graph: words })).toMatchObject({ agents, topology: { id } });
  });

  it('prefers keys to words', () => {
    expect(graphTold({ graph: 'ER G(n,p)', n: 300, p: 0.02 })).toMatchObject({
      agents: 300,
      topology: { by: 'probability', probability: 0.02 },
    });
    expect(graphTold({ graph: 'BA', n: 90, m: 3 })).toMatchObject({ agents: 90, topology: { links: 3 } });
  });
});

describe('other numbers than those of the file', () => {
  const cases: [string, Case][] = [
    [
      'algebraic connectivity',
      told('average', { graph: 'ring n=12' }, 'lambda_2(L)', 2 - 2 * Math.cos(Math.PI / 6), near(1e-9)),
    ],
    [
      'a ring’s second eigenvalue',
      told(
        'average',
        { graph: 'ring n=30, weights 1/3' },
        'lambda_2',
        (1 + 2 * Math.cos(Math.PI / 15)) / 3,
        near(1e-9),
      ),
    ],
    [
      'push-sum among 20',
      told(
        'average',
        { protocol: 'push-sum', n: 20, x: 'x_i=i', partner: 'uniform among other nodes', rounds: 1 },
        'E[V_1/V_0], V=…',
        0.5 - 0.75 / 19 + 0.25 / 361,
        mean(0.12),
      ),
    ],
    [
      'pairs among 6',
      told(
        'average',
        { protocol: 'pairwise averaging', graph: 'complete', n: 6 },
        'E[||x(t+1)-mean||^2]/||x(t)-mean||^2',
        0.8,
        { type: 'rel', value: 0.006 },
      ),
    ],
    [
      'pairs on a path',
      told(
        'average',
        {
          protocol: 'pairwise averaging',
          graph: 'line6',
          semantics: 'per tick one uniform random EDGE averages; x(0)=Fiedler vector',
        },
        'decay factor per tick of E[x(t)]',
        1 - (2 - 2 * Math.cos(Math.PI / 6)) / 10,
        { type: 'rel', value: 0.01 },
      ),
    ],
    [
      'a cut ring of 12',
      told(
        'econ',
        { protocol: 'linear consensus, ring 12 weights 1/3, edges (3,4) and (11,0) cut, x_i=i' },
        'limits of the two halves',
        [1.5, 7.5],
        near(1e-3),
      ),
    ],
    [
      'a stubborn 40',
      told(
        'average',
        {
          protocol: 'synchronous linear consensus, ring 10',
          stubborn: 'node 0 keeps value 40, others start at 10',
        },
        'limit of every node',
        40,
        near(1e-3),
      ),
    ],
    [
      'voters',
      told(
        'consensus',
        { model: 'voter, complete graph', n: 20, initial_A: 5 },
        'P(A wins)',
        0.25,
        mean(0.433),
      ),
    ],
    [
      '5-majority',
      told(
        'consensus',
        { model: '5-majority, synchronous', n: 100, initial_A: 90 },
        'P(A wins)',
        1,
        mean(0.05),
      ),
    ],
    [
      'jury of 7',
      told(
        'consensus',
        { model: 'Condorcet jury', n: 7, competence: 0.7 },
        'P(correct)',
        0.873964,
        near(1e-6),
      ),
    ],
    [
      'partial quorum',
      told('consensus', { system: 'partial quorum', N: 5, R: 2, W: 2 }, 'P(stale read)', 0.3, near(0.01)),
    ],
    [
      'SWIM of 6',
      told(
        'membership',
        { protocol: 'SWIM', n: 6, crashed: 1, selection: 'uniform random other member each period' },
        'E[periods to first detection]',
        1 / (1 - 0.8 ** 5),
        mean(0.82),
      ),
    ],
    [
      'SWIM in turn',
      told(
        'membership',
        { protocol: 'SWIM', n: 7, selection: 'round-robin, re-shuffled after each pass' },
        'max periods between two successive pings of the same target',
        11,
        { type: 'le' },
      ),
    ],
    [
      'heartbeats of 15',
      told(
        'membership',
        { protocol: 'all-to-all heartbeat', n: 15, loss: 0 },
        'messages per member per period',
        14,
        { type: 'exact' },
      ),
    ],
    [
      'φ at 1150',
      told(
        'membership',
        { detector: 'phi-accrual', mean_ms: 1000, std_ms: 100, elapsed_ms: 1150 },
        'phi',
        -Math.log10(0.06680720126885807),
        near(1e-6),
      ),
    ],
    [
      'φ ½',
      told(
        'membership',
        { detector: 'phi-accrual', threshold: 0.5 },
        'P(false suspicion per interval)',
        10 ** -0.5,
        { type: 'rel', value: 0.15 },
      ),
    ],
    [
      'a star',
      told(
        'network',
        { graph: 'star 31' },
        'edges; diameter; mean shortest path',
        [30, 2, 2 - 2 / 31],
        near(1e-9),
      ),
    ],
    [
      'SIS on a star',
      told('network', { graph: 'star 26' }, 'epidemic threshold beta/delta = 1/lambda_1', 0.2, {
        type: 'rel',
        value: 1e-6,
      }),
    ],
    [
      'sfc32 from other words',
      told('rng', { generator: 'sfc32 a=0,b=0,c=0,d=1' }, 'first 2 outputs', [1, 2], { type: 'exact' }),
    ],
    [
      'Exp(mean 5)',
      told('rng', { sampler: 'Exp(mean 5)', n: 200_000 }, 'mean; variance', [5, 25], {
        type: 'rel',
        value: 0.03,
      }),
    ],
  ];

  it.each(cases)('%s', (_name, testCase) => {
    const row = runCase(testCase);
    expect(row.error).toBeUndefined();
    expect(row.verdict, `ours ${JSON.stringify(row.ours?.value)}`).toBe('pass');
  });

  it('leaves what no translator knows unsupported', () => {
    const row = runCase(
      told('rng', { generator: 'PCG32 (XSH-RR), seed 42, stream 54' }, 'first 6 outputs', [1], {
        type: 'exact',
      }),
    );
    expect(row.verdict).toBe('unsupported');
  });
});
