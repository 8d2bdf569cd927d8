import { expect } from 'vitest';
import type { Board } from '../../src/engine/architectures/team/board.ts';
import type { Command } from '../../src/engine/kernel/command.ts';
import type { Layer } from '../../src/engine/kernel/layer.ts';
import { measures, verdictOf } from '../../src/engine/kernel/outcome.ts';
import { World } from '../../src/engine/kernel/world.ts';

/** What a test changes of the usual team of five on twenty tasks. */
export interface Dials {
  agents?: number;
  network?: object;
  protocol?: object;
  environment?: object;
  population?: object;
  architecture?: object;
}

/** A team of one architecture on tasks that come as the last one is done. */
export function world(id: string, dials: Dials = {}, commands: Command[] = []): World {
  return new World(
    {
      version: 1,
      seed: 5,
      agents: dials.agents ?? 5,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.2, ...dials.network },
      protocol: { id: 'broadcast', ...dials.protocol },
      environment: { id: 'tasks', arrivals: 'one', limit: 20, ...dials.environment },
      population: { id: 'alike', ...dials.population },
      architecture: { id, ...dials.architecture },
    },
    commands,
  );
}

export const boardOf = (team: World): Board => (team.layer('architecture') as Layer).state as Board;

/** Runs until all tasks are answered, and answers all measures. */
export function ended(team: World): Record<string, number> {
  team.advance(1e6, 2e6, () => verdictOf(team).state !== 'running');
  expect(verdictOf(team).state).toBe('done');
  return measures(team);
}
