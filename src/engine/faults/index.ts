import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';
import { byzantine } from './byzantine.ts';
import { crash } from './crash.ts';
import { duplication } from './duplication.ts';
import { loss } from './loss.ts';
import { partition } from './partition.ts';
import { reordering } from './reordering.ts';
import { skew } from './skew.ts';

export const faults = family<Module>('fault', [crash, partition, loss, duplication, reordering, skew, byzantine]);
