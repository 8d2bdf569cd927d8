import { Chance } from '../../engine/kernel/chance.ts';
import type { Profile } from './profiles.ts';

/** Each kind of fault strikes in this share of runs at least. */
const FAULT_SHARE = 0.45;

/** A random scenario of a profile, a function of the seed alone: network, faults and their strengths as TigerBeetle's simulator draws them. */
export function draw(profile: Profile, seed: number, extraTraitors = 0): Record<string, unknown> {
  const chance = new Chance(seed, `swarm/${profile.protocol}`);
  const n = profile.agents[chance.below(profile.agents.length)];
  const unit = profile.unitSeconds;
  const untilSeconds = (profile.units * unit * 2) / 3;
  const some = (most: number) => (chance.flip(FAULT_SHARE) ? chance.uniform() * most : 0);
  const delays = ['constant', 'uniform', 'exponential', 'log-normal'];
  const network = {
    id: delays[chance.below(delays.length)],
    meanSeconds: unit * (0.005 + 0.1 * chance.uniform()),
  };
  const faults: Record<string, unknown>[] = [];
  const spell = (id: string, most: number) => {
    const share = some(most);
    const betweenSeconds = unit * (1 + 10 * chance.uniform());
    const lastsSeconds = unit * (1 + 10 * chance.uniform());
    if (share > 0) faults.push({ id, share, betweenSeconds, lastsSeconds, untilSeconds });
  };
  if (chance.flip(FAULT_SHARE + 0.15)) {
    // One run in three brings crashed agents back within 5 ms: what was not yet on disk must not be missed.
    const fast = chance.flip(1 / 3);
    faults.push({
      id: 'crash',
      betweenSeconds: unit * (0.5 + 8 * chance.uniform()),
      downSeconds: fast ? 0.005 * chance.uniform() : unit * 8 * chance.uniform(),
      atMost: Math.max(1, profile.down(n)),
      untilSeconds,
    });
  }
  if (chance.flip(FAULT_SHARE)) {
    const kinds = ['random', 'minority', 'one', 'one-way'];
    faults.push({
      id: 'partition',
      how: kinds[chance.below(kinds.length)],
      betweenSeconds: unit * (1 + 10 * chance.uniform()),
      lastsSeconds: unit * (0.5 + 10 * chance.uniform()),
      untilSeconds,
    });
  }
  spell('loss', 0.3);
  spell('duplication', 0.5);
  spell('reordering', 0.5);
  if (chance.flip(FAULT_SHARE)) faults.push({ id: 'skew', spread: 0.3 * chance.uniform() });
  const traitors = profile.traitors(n) + extraTraitors;
  if (traitors > 0 && (extraTraitors > 0 || chance.flip(0.7))) {
    const behaviours = ['silent', 'equivocating', 'equivocating', 'delaying', 'lying', 'lying'];
    faults.push({
      id: 'byzantine',
      liars: extraTraitors > 0 ? traitors : 1 + chance.below(traitors),
      behaviour: extraTraitors > 0 ? 'equivocating' : behaviours[chance.below(behaviours.length)],
      who: chance.flip(0.6) ? 'first' : 'random',
    });
  }
  return {
    version: 1,
    seed,
    agents: n,
    topology: { id: 'complete' },
    network,
    protocol: { id: profile.protocol, ...profile.options?.(new Chance(seed, `swarm/${profile.protocol}/options`)) },
    environment: profile.environment,
    faults,
  };
}
