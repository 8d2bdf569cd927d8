import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';
import { bandit } from './bandit.ts';
import { facts } from './facts.ts';
import { matrixGame } from './matrixGame.ts';
import { tasks } from './tasks.ts';
import { records } from './records.ts';

export const environments = family<Module>('environment', [facts, bandit, matrixGame, records, tasks]);
