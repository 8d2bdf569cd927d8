import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';
import { centralized } from './centralized.ts';
import { independent } from './independent.ts';
import { single } from './single.ts';

export const architectures = family<Module>('architecture', [single, independent, centralized]);
