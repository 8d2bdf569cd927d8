import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';
import { alike } from './alike.ts';
import { classes } from './classes.ts';
import { specialists } from './specialists.ts';
import { spread } from './spread.ts';

export const populations = family<Module>('population', [alike, spread, specialists, classes]);
