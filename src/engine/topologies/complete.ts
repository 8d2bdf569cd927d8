import { requireAgents } from './build/edges.ts';
import { onCircle } from './build/places.ts';
import type { Topology } from './topology.ts';

const params = {};

/** Everyone joined to everyone: implicit, since its rows would not fit. */
export const complete: Topology<typeof params> = {
  id: 'complete',
  label: 'Complete',
  summary: 'Everyone can talk to everyone. The usual assumption of the theory of gossip and consensus.',
  source: 'Bollobás, Modern Graph Theory (1998), section I.1.',
  params,
  build: (n) => {
    requireAgents(n);
    return {
      n,
      offsets: new Int32Array(0),
      targets: new Int32Array(0),
      complete: true,
      positions: onCircle(n),
    };
  },
};
