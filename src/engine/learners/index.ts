import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';
import { actorCritic } from './actorCritic.ts';
import { decentralizedSgd } from './decentralizedSgd.ts';
import { epsilonGreedy } from './epsilonGreedy.ts';
import { exp3 } from './exp3.ts';
import { gossipLearning } from './gossipLearning.ts';
import { hystereticQ } from './hystereticQ.ts';
import { jointAction } from './jointAction.ts';
import { lenientQ } from './lenientQ.ts';
import { qLearning } from './qLearning.ts';
import { thompson } from './thompson.ts';
import { ucb1 } from './ucb1.ts';
import { fedAvg } from './fedAvg.ts';
import { parameterServer } from './parameterServer.ts';
import { scaffold } from './scaffold.ts';
import { fictitiousPlay } from './fictitiousPlay.ts';
import { replicator } from './replicator.ts';
import { wolfPhc } from './wolfPhc.ts';
import { doubleQ } from './doubleQ.ts';
import { dynaQ } from './dynaQ.ts';
import { expectedSarsa } from './expectedSarsa.ts';
import { nStepSarsa } from './nStepSarsa.ts';
import { qLambda } from './qLambda.ts';
import { gradientPlay } from './gradientPlay.ts';
import { minimaxQ } from './minimaxQ.ts';
import { nashQ } from './nashQ.ts';
import { discountedUcb } from './discountedUcb.ts';
import { linUcb } from './linUcb.ts';
import { linearTd } from './linearTd.ts';
import { reinforce } from './reinforce.ts';
import { sarsa } from './sarsa.ts';
import { coopUcb } from './coopUcb.ts';
import { policyDistillation } from './policyDistillation.ts';
import { coma } from './coma.ts';
import { qmix } from './qmix.ts';
import { vdn } from './vdn.ts';

export const learners = family<Module>('learner', [
  epsilonGreedy,
  ucb1,
  discountedUcb,
  linUcb,
  thompson,
  exp3,
  qLearning,
  doubleQ,
  dynaQ,
  actorCritic,
  expectedSarsa,
  nStepSarsa,
  qLambda,
  sarsa,
  linearTd,
  reinforce,
  jointAction,
  hystereticQ,
  lenientQ,
  wolfPhc,
  minimaxQ,
  nashQ,
  gradientPlay,
  replicator,
  fictitiousPlay,
  vdn,
  qmix,
  coma,
  policyDistillation,
  coopUcb,
  fedAvg,
  scaffold,
  parameterServer,
  decentralizedSgd,
  gossipLearning,
]);
