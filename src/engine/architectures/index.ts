import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';

export const architectures = family<Module>('architecture', []);
