import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';

export const populations = family<Module>('population', []);
