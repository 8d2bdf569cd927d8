import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';
import { bandit } from './bandit.ts';
import { blobs } from './blobs.ts';
import { facts } from './facts.ts';
import { jobShop } from './jobShop.ts';
import { matrixGame } from './matrixGame.ts';
import { tasks } from './tasks.ts';
import { gridWorld } from './gridWorld.ts';
import { pursuit } from './pursuit.ts';
import { randomWalk } from './randomWalk.ts';
import { quadratics } from './quadratics.ts';
import { records } from './records.ts';
import { foraging } from './foraging.ts';
import { trafficJunction } from './trafficJunction.ts';
import { twoStepGame } from './twoStepGame.ts';
import { requests } from './requests.ts';

export const environments = family<Module>('environment', [facts, bandit, matrixGame, gridWorld, randomWalk, pursuit, foraging, trafficJunction, twoStepGame, records, requests, tasks, quadratics, blobs, jobShop]);
