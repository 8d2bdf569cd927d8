import { family } from '../catalog/entry.ts';
import { barabasiAlbert } from './barabasi-albert.ts';
import { complete } from './complete.ts';
import { given } from './given.ts';
import { gnm } from './gnm.ts';
import { gnp } from './gnp.ts';
import { grid } from './grid.ts';
import { hierarchy } from './hierarchy.ts';
import { hypercube } from './hypercube.ts';
import { newmanWatts } from './newman-watts.ts';
import { path } from './path.ts';
import { randomGeometric } from './random-geometric.ts';
import { randomRegular } from './random-regular.ts';
import { ring } from './ring.ts';
import { star } from './star.ts';
import { stochasticBlock } from './stochastic-block.ts';
import type { Topology } from './topology.ts';
import { torus } from './torus.ts';
import { tree } from './tree.ts';
import { wattsStrogatz } from './watts-strogatz.ts';

/** All topologies by id, in the order in which they are offered. */
export const topologies = family('topology', [
  complete,
  star,
  ring,
  path,
  grid,
  torus,
  tree,
  hierarchy,
  gnp,
  gnm,
  randomRegular,
  wattsStrogatz,
  newmanWatts,
  barabasiAlbert,
  stochasticBlock,
  randomGeometric,
  hypercube,
  given,
  // Each builds from its own parameters; the registry forgets which, and hands it the values checked against them.
] as readonly unknown[] as readonly Topology[]);
