import type { Module } from '../../engine/kernel/module.ts';
import { PRE_COMMITTED, voteText } from '../../engine/protocols/hotstuff/messages.ts';
import { hotstuffWith } from '../../engine/protocols/hotstuff/module.ts';
import type { Rules } from '../../engine/protocols/hotstuff/rules.ts';
import { allSigned } from '../../engine/protocols/replicas/ledger.ts';
import { traitorsBorne } from '../../engine/protocols/replicas/quorums.ts';
import type { Mutant } from './mutant.ts';

function mutant(
  id: string,
  chained: boolean,
  label: string,
  source: string,
  seedsWithin: number,
  replaced: Partial<Rules>,
): Mutant {
  const of = chained ? 'hotstuff' : 'basic-hotstuff';
  return {
    id: `${of}-${id}`,
    label,
    source,
    of,
    seedsWithin,
    protocol: hotstuffWith(chained, replaced) as unknown as Module,
  };
}

/** HotStuff, basic and chained, with one rule of Yin et al. 2019 broken at a time. */
export const hotstuffMutants: readonly Mutant[] = [
  mutant('small-quorum', false, 'A certificate of 2f votes', 'section 3', 30, {
    quorum: (n) => Math.max(1, 2 * traitorsBorne(n)),
  }),
  mutant('no-lock', false, 'Never locks', 'Algorithm 2, line 25', 30, { lock: () => {} }),
  mutant('unsafe', false, 'Votes without looking at its lock', 'Algorithm 1, safeNode', 30, {
    isSafe: () => true,
  }),
  mutant('two-votes', false, 'Votes twice in a view', 'Algorithm 2, line 8', 100, { mayVote: () => true }),
  mutant('votes-again', false, 'A certificate may hold the same vote several times', 'section 3', 100, {
    counts: () => true,
    validCertificate: ({ state, host }, { phase, view, block, signers }) =>
      view === 0 ? block === 0 : allSigned(state.ledger, host, view, voteText(phase, block), signers),
  }),
  mutant(
    'any-certificate',
    false,
    'Takes certificates without checking signatures',
    'section 3, tverify',
    30,
    {
      validCertificate: () => true,
    },
  ),
  mutant('two-phases', false, 'Decides one phase too early', 'Algorithm 2, line 32', 3000, {
    decides: (phase) => phase >= PRE_COMMITTED,
  }),
  mutant('forged-requests', false, 'Takes requests that no client has signed', 'section 3', 30, {
    authentic: () => true,
  }),
  mutant('no-lock', true, 'Never locks', 'Algorithm 3, line 17', 100, { lock: () => {} }),
  mutant('unsafe', true, 'Votes without looking at its lock', 'Algorithm 1, safeNode', 100, {
    isSafe: () => true,
  }),
  mutant('two-chain', true, 'Commits after two views instead of three', 'Algorithm 3, line 19', 10000, {
    committedOf: (_oldest, child) => child,
  }),
  mutant('twice', true, 'Executes a request as often as it stands in a block', 'section 3', 10, {
    executeOnce: () => true,
  }),
];
