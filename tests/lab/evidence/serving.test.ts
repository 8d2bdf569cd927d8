import { describe, expect, it } from 'vitest';
import { runCase } from '../../../src/lab/evidence/run.ts';
import type { Case } from '../../../src/lab/evidence/types.ts';
import { amplification } from '../../../src/lab/theory/retries.ts';

/** A case in the words of the published ones, with numbers of its own. */
const told = (family: string, scenario: Record<string, unknown>, metric: string, expected: Case['expected'], tol: Case['tol']): Case => ({
  id: 'OWN-numbers',
  family,
  scenario,
  metric,
  expected,
  tol,
  kind: 'closed',
  source: 'closed form',
  how: 'engine',
});

const cases: Case[] = [
  told(
    'queue',
    { system: 'M/M/2 FCFS one queue', lam: 1.5, mu: 1, run: 'one replication = 40000 customers after 10% warm-up' },
    'mean wait in queue',
    9 / 7,
    { type: 'rel', value: 0.06 },
  ),
  told(
    'queue',
    { system: 'M/G/1 FCFS', lam: 0.5, service: '25/75 exp(2.5)/exp(0.5), mean 1', run: 'one replication = 40000 customers' },
    'mean wait in queue',
    // λE[S²]/2(1 − ρ), E[S²] = 2(0.25·2.5² + 0.75·0.5²).
    1.75,
    { type: 'rel', value: 0.06 },
  ),
  told('queue', { layers: 2, retries_per_layer: 4, bottom: 'always fails' }, 'calls at the bottom per user call', 25, { type: 'exact' }),
  told('queue', { sigma: 0.02, kappa: 0.0002 }, 'N* (continuous)', 70, { type: 'rel', value: 1e-9 }),
  told('reliab', { system: '3 replicas, fail rate 0.1, no repair' }, 'mean time to data loss', 10 * (1 + 1 / 2 + 1 / 3), { type: 'rel', value: 0.2 }),
  told('reliab', { mtbf: 20, mttr: 10 }, 'steady availability', 2 / 3, { type: 'rel', value: 0.02 }),
  told('reliab', { code: 'repetition 5 majority', bit_error: 0.1 }, 'residual bit error', 0.00856, { type: 'rel', value: 1e-9 }),
  told(
    'econ',
    { network: 'Pigou: two links, latency 2 and 4x, unit demand, infinitesimal selfish agents' },
    'equilibrium mean latency; optimum; price of anarchy',
    [2, 1.75, 8 / 7],
    { type: 'abs', value: 1e-9 },
  ),
  told('econ', { auction: 'second price (or ascending), private values U(0,1)', bidders: 3 }, 'E[revenue]', 0.5, { type: 'abs', value: 0.01 }),
];

describe('published systems with other numbers', () => {
  for (const one of cases)
    it(`${one.metric} of ${JSON.stringify(one.scenario).slice(0, 60)}`, () => {
      const { verdict, error, ours } = runCase(one);
      expect(error).toBeUndefined();
      expect(ours?.value).toBeDefined();
      expect(verdict, `expected ${String(one.expected)}, ours ${String(ours?.value)}`).toBe('pass');
    });

  it('the engine amplifies retries as the formula says', () => {
    const { ours } = runCase(cases[2]);
    expect(ours?.engine).toMatchObject({ value: amplification(2, 4) });
  });
});
