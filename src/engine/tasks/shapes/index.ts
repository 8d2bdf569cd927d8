import { apart } from './apart.ts';
import { chain } from './chain.ts';
import { forkJoin } from './forkJoin.ts';
import { layered } from './layered.ts';
import { mixed } from './mixed.ts';
import { random } from './random.ts';
import type { Shape } from './shape.ts';

export const shapes = { mixed, apart, chain, 'fork-join': forkJoin, layered, random } satisfies Record<string, Shape>;
