import type { Command } from '../../../src/engine/kernel/command.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { entryAt, lastIndex } from '../../../src/engine/protocols/raft/log.ts';
import { LEADER, type Server, type State } from '../../../src/engine/protocols/raft/state.ts';

interface Setting {
  servers?: number;
  seed?: number;
  protocol?: Record<string, unknown>;
  network?: Record<string, unknown>;
  environment?: Record<string, unknown>;
  topology?: Record<string, unknown>;
  commands?: Command[];
}

/** A Raft cluster with 7.5 ms between servers and hardly a client, unless said otherwise. */
export function raftWorld({
  servers = 5,
  seed = 1,
  protocol,
  network,
  environment,
  topology,
  commands,
}: Setting = {}): World {
  return new World(
    {
      version: 1,
      seed,
      agents: servers,
      topology: topology ?? { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.0075, ...network },
      protocol: { id: 'raft', ...protocol },
      environment: { id: 'records', rate: 0.01, ...environment },
    },
    commands,
  );
}

export const raftOf = (world: World): State => world.layers[0].state as State;
export const serversOf = (world: World): Server[] => raftOf(world).servers;

/** Running leaders, those of the highest term first. */
export const leadersOf = (world: World): number[] =>
  serversOf(world)
    .map((_, agent) => agent)
    .filter((agent) => world.alive[agent] === 1 && serversOf(world)[agent].role === LEADER)
    .sort((a, b) => serversOf(world)[b].term - serversOf(world)[a].term);

/** A log as terms, the committed ones before the bar: "1 1 2 | 3". */
export function logOf(world: World, agent: number): string {
  const { log, commitIndex } = serversOf(world)[agent];
  const terms: string[] = [];
  for (let index = log.start + 1; index <= lastIndex(log); index++) {
    if (index === commitIndex + 1) terms.push('|');
    terms.push(String(entryAt(log, index)?.term));
  }
  return terms.join(' ');
}

/** Asks for a command at an agent, as a client would. */
export const ask = (world: World, agent: number, command: unknown = 'x'): boolean =>
  world.layers[0].host.agree(agent, command);
