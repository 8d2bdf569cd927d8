import { family } from '../catalog/entry.ts';
import type { Module } from '../kernel/module.ts';
import { chain } from './chain.ts';
import { centralized } from './centralized.ts';
import { decentralized } from './decentralized.ts';
import { hierarchy } from './hierarchy.ts';
import { hybrid } from './hybrid.ts';
import { independent } from './independent.ts';
import { pool } from './pool.ts';
import { microservices } from './microservices.ts';
import { monolith } from './monolith.ts';
import { single } from './single.ts';

export const architectures = family<Module>('architecture', [single, independent, centralized, decentralized, hybrid, chain, hierarchy, pool, monolith, microservices]);
