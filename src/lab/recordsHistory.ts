import { historyOf, type State } from '../engine/environments/records/state.ts';
import type { World } from '../engine/kernel/world.ts';
import { judgeRegisters, type RegisterOperation } from './linearizability.ts';

/** What the clients of a world's records did and saw, ready to be judged. */
export function registerHistory(world: World): RegisterOperation[] {
  const layer = world.layers.find(({ module }) => module.id === 'records');
  if (!layer) return [];
  return historyOf(layer.state as State).map(({ command, invokedAt, respondedAt, result }) => ({
    key: command.key,
    write: command.write,
    value: command.write ? command.value : result,
    invokedAt,
    respondedAt,
  }));
}

/** A sentence that says what is wrong with the clients' history, or null: a last look at a world for the swarm. */
export function notLinearizable(world: World): string | null {
  const { verdict, key } = judgeRegisters(registerHistory(world));
  return verdict === 'not linearizable'
    ? `Linearizability: no order explains what clients saw of register ${key}.`
    : null;
}
