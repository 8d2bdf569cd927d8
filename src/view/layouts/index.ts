import { clusters } from './clusters.ts';
import { force } from './force.ts';
import { grid } from './grid.ts';
import { layers } from './layers.ts';
import type { Layout } from './layout.ts';
import { natural } from './natural.ts';
import { ring } from './ring.ts';

/** All layouts, in the order they are offered. */
export const layouts: readonly Layout[] = [natural, force, ring, grid, layers, clusters];
