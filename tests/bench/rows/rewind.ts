import { Film } from '../../../src/engine/kernel/film.ts';
import type { Figures } from '../kernel.ts';
import { xorshift } from './random.ts';

const SECONDS = 3600;

/** Goes to random moments of a simulated hour of ten million events among 10,000 agents, and takes the slowest of them. */
export function rewind(): Figures {
  const film = new Film({
    version: 1,
    seed: 1,
    agents: 10_000,
    topology: { id: 'watts-strogatz' },
    network: { id: 'exponential' },
    protocol: { id: 'gossip', mode: 'push', periodSeconds: 3.6 },
    environment: { id: 'facts' },
  });
  film.seek(SECONDS);
  const events = film.world.events;
  const random = xorshift(5);
  let slowest = 0;
  for (let i = 0; i < 40; i++) {
    const start = performance.now();
    film.seek(random() * SECONDS);
    slowest = Math.max(slowest, performance.now() - start);
  }
  return {
    name: `rewind anywhere in a simulated hour, 10,000 agents, ${(events / 1e6).toFixed(1)} million events`,
    against: 'limit',
    ours: slowest,
    theirs: Number.NaN,
    unit: 'ms at worst',
    good: '300',
    reach: '100',
  };
}
