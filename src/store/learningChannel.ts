import { catalog } from '../engine/catalog/catalog.ts';
import type { WorldInfo } from '../engine/kernel/frame.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';

/** Whether agents learn and tell each other nothing of it: then all that a protocol says of them stays as it was. */
export function learnsInSilence(scenario: Scenario | null): boolean {
  const choice = scenario?.learner;
  const entry = choice && catalog.learner.get(choice.id);
  // One with messages of its own tells estimates or models, whatever its `shares` says.
  if (!choice || !entry || 'messages' in entry) return false;
  const { shares } = entry.params;
  return shares !== undefined && (choice['shares'] ?? shares.default) === 'nothing';
}

/**
 * Index of the channel that agents are shown by: the one picked by its id, else the first, which is the protocol's; where agents learn in
 * silence, the mean reward of each.
 */
export function channelShown(info: WorldInfo, picked: string | null, scenario: Scenario | null): number {
  const index = (id: string | null): number => info.channels.findIndex((channel) => channel.id === id);
  if (index(picked) >= 0) return index(picked);
  return Math.max(0, learnsInSilence(scenario) ? index('value') : 0);
}
