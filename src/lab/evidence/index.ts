import { bftCases } from './bft.ts';
import { broadcastCases } from './broadcast.ts';
import { crdtCases } from './crdt.ts';
import { epidemicCases } from './epidemic.ts';
import { rumourCases } from './rumour.ts';
import { spreadCases } from './spread.ts';
import { chanceCases } from './chance.ts';
import { averageCases } from './average.ts';
import { votingCases } from './voting.ts';
import { membershipCases } from './membership.ts';
import { networkCases } from './network.ts';
import { federated } from './federated.ts';
import { raftCases } from './raft.ts';
import { architectureCases } from './architectures.ts';
import { taskCases } from './tasks.ts';
import { trustCases } from './trust.ts';
import { shapleyCases } from './shapley.ts';
import { queueCases } from './queue.ts';
import { reliabilityCases } from './reliability.ts';
import { economyCases } from './economy.ts';
import { determinismCases } from './determinism.ts';
import { banditCases } from './bandit.ts';
import { gameCases } from './games.ts';
import { mdpCases } from './mdp.ts';
import { twoPhaseCases } from './twoPhase.ts';
import type { Translator } from './types.ts';

/** One translator a family or part of one, asked in this order; the first that understands a case runs it. */
export const translators: Translator[] = [spreadCases, rumourCases, epidemicCases, broadcastCases, crdtCases, chanceCases, networkCases, averageCases, membershipCases, votingCases, raftCases, architectureCases, taskCases, federated, banditCases, mdpCases, gameCases, trustCases, shapleyCases, queueCases, reliabilityCases, economyCases, determinismCases, twoPhaseCases, bftCases];
