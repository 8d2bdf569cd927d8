import { catalog } from '../../engine/catalog/catalog.ts';
import { digestOf } from '../../engine/kernel/stateDigest.ts';
import { World } from '../../engine/kernel/world.ts';
import type { Translator } from './types.ts';

const SCENARIOS = 100;
const RUNS = 3;

/** Scenarios of every protocol in turn, on changing topologies and lossy networks. */
function scenarioOf(i: number): Record<string, unknown> {
  const protocols = [...catalog.protocol.keys()];
  const topologies = ['complete', 'ring', 'watts-strogatz', 'star', 'random-regular'];
  return {
    version: 1,
    seed: i,
    agents: 8 + (i % 13),
    topology: { id: topologies[i % topologies.length] },
    network: { id: i % 2 === 0 ? 'exponential' : 'uniform', meanSeconds: 0.2, loss: 0.1, duplication: 0.1 },
    protocol: { id: protocols[i % protocols.length] },
    environment: { id: i % 3 === 0 ? 'records' : 'facts' },
    faults: [{ id: 'crash', betweenSeconds: 5 }],
  };
}

/** The same scenario and seed, run again: the most different digests that any scenario gave. Browsers are compared by `npm run digest`. */
export const determinismCases: Translator = ({ id, metric }) => {
  if (id !== 'DET-rerun' && !/distinct trajectory hashes/.test(metric)) return null;
  let most = 0;
  for (let i = 0; i < SCENARIOS; i++) {
    const digests = new Set<string>();
    for (let run = 0; run < RUNS; run++) {
      const world = new World(scenarioOf(i), [], { digest: true });
      world.advance(20, 20_000);
      digests.add(`${world.digest.toString()} ${digestOf(world)}`);
    }
    most = Math.max(most, digests.size);
  }
  return {
    value: most,
    reps: SCENARIOS * RUNS,
    scenario: scenarioOf(0),
    reading: 'this engine three times over; Chromium, Firefox, WebKitGTK and Node are compared by npm run digest',
  };
};
