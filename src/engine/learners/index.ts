import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';

export const learners = family<Module>('learner', []);
