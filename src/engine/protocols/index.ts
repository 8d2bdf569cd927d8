import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';
import { broadcast } from './broadcast.ts';
import { flooding } from './flooding.ts';
import { gossip } from './gossip.ts';

export const protocols = family<Module>('protocol', [gossip, flooding, broadcast]);
