import type { Module } from '../../engine/kernel/module.ts';
import { measures } from '../../engine/kernel/outcome.ts';
import { World } from '../../engine/kernel/world.ts';
import type { Profile } from './profiles.ts';

export interface Trial {
  seed: number;
  scenario: Record<string, unknown>;
  /** The broken promise, or null. */
  violation: { text: string; seconds: number } | null;
  /** No progress after the faults had stopped, where the profile promises it. */
  stalled: boolean;
  /** Kinds of fault that really struck. */
  fired: ReadonlySet<string>;
  events: number;
}

/** Events after which a run counts as runaway: a correct one needs a hundredth. */
const EVENTS_AT_MOST = 3_000_000;

/** Runs one scenario of the swarm, safety checked after every event. `last` looks at the world when it is over and may find fault too. */
export function tryOut(
  profile: Profile,
  scenario: Record<string, unknown>,
  protocol?: Module,
  last?: (world: World) => string | null,
): Trial {
  const world = new World(scenario, [], protocol ? { protocol } : {});
  const end = profile.units * profile.unitSeconds;
  // Faults stop at two thirds; progress is measured over the last sixth.
  world.advance((end * 5) / 6, EVENTS_AT_MOST);
  const before = profile.progress === undefined ? 0 : (measures(world)[profile.progress] ?? 0);
  world.advance(end, EVENTS_AT_MOST);
  const after = profile.progress === undefined ? 1 : (measures(world)[profile.progress] ?? 0);
  const late = world.verdict === null ? (last?.(world) ?? null) : null;
  const text = world.verdict?.text ?? late;
  return {
    seed: Number(scenario.seed),
    scenario,
    violation: text === null ? null : { text, seconds: world.verdict?.time ?? world.now },
    stalled: text === null && after <= before && (profile.hasTime?.(scenario) ?? true),
    fired: fired(world),
    events: world.events,
  };
}

function fired(world: World): Set<string> {
  const kinds = new Set<string>();
  for (const { kind } of world.notes)
    if (['crash', 'restart', 'partition', 'loss', 'duplication', 'reordering'].includes(kind)) kinds.add(kind);
  if (world.skew.some((rate) => rate !== 1)) kinds.add('skew');
  if (world.byzantine.some((behaviour) => behaviour !== 0)) kinds.add('byzantine');
  let down = -1;
  for (const { kind, time } of world.notes) {
    if (kind === 'crash') down = time;
    else if (kind === 'restart' && time - down <= 0.005) kinds.add('fast restart');
  }
  return kinds;
}
