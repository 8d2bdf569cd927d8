import { catalog } from '../catalog/catalog.ts';
import { checkValue } from '../scenario/values.ts';
import { adjacent } from '../topologies/graph.ts';
import type { Command, LearnerDeed } from './command.ts';
import { cannotPlace, place } from './boardOf.ts';
import type { World } from './world.ts';

/** Why a command cannot be carried out in this world, naming its field, what came and what was expected; or null. */
export function cannot(world: World, command: Command): string | null {
  if (typeof command !== 'object' || command === null) return `command: ${String(command)}; expected an object`;
  if (typeof command.time !== 'number' || !(command.time >= 0) || command.time === Infinity)
    return `command.time: ${String(command.time)}; expected simulated seconds, 0 or more`;
  const agent = (key: 'agent' | 'from' | 'to') => {
    const value = command[key];
    return Number.isInteger(value) && (value as number) >= 0 && (value as number) < world.n
      ? null
      : `command.${key}: ${String(value)}; expected the number of an agent, 0 to ${world.n - 1}`;
  };
  switch (command.do) {
    case 'crash':
    case 'restart':
    case 'inject':
      return agent('agent');
    case 'heal':
      if (command.from === undefined && command.to === undefined) return null;
      return agent('from') ?? agent('to');
    case 'slow':
      if (typeof command.value !== 'number' || !(command.value > 0) || command.value > 1e6)
        return `command.value: ${String(command.value)}; expected a factor on the delay above 0, at most 1000000`;
      return agent('from') ?? agent('to') ?? linked(world, command);
    case 'cut':
      return agent('from') ?? agent('to') ?? linked(world, command);
    case 'partition':
      return Array.isArray(command.groups) &&
        command.groups.length === world.n &&
        command.groups.every((group) => Number.isInteger(group) && group >= 0 && group < 65536)
        ? null
        : `command.groups: expected ${world.n} whole numbers, one side an agent`;
    case 'drop':
      return Number.isSafeInteger(command.message) ? null : `command.message: ${String(command.message)}; expected the serial number of a message`;
    case 'freeze':
    case 'exploit':
    case 'forget':
      return cannotTell(world, command, agent);
    case 'place':
      return cannotPlace(world, command.cell, command.value);
    case 'set':
      return cannotSet(world, command);
    default:
      return `command.do: ${String(command.do)}; expected set, crash, restart, inject, cut, heal, slow, partition, drop, place, freeze, exploit or forget`;
  }
}

function cannotTell(world: World, command: Command, agent: (key: 'agent') => string | null): string | null {
  if (!world.layers.some(({ module }) => module.hand)) return `command.do: ${command.do}; nobody here learns by trial and error`;
  if (command.value !== undefined && typeof command.value !== 'boolean')
    return `command.value: ${String(command.value)}; expected true or false`;
  return command.agent === undefined ? null : agent('agent');
}

function linked(world: World, { from = 0, to = 0 }: Command): string | null {
  return adjacent(world.graph, from, to) ? null : `command.to: ${to} is no neighbour of ${from}; expected a link of the topology`;
}

function cannotSet(world: World, { path, value }: Command): string | null {
  const dot = typeof path === 'string' ? path.lastIndexOf('.') : -1;
  if (typeof path !== 'string' || dot < 0) return `command.path: ${String(path)}; expected a parameter such as "protocol.fanout"`;
  const owner = path.slice(0, dot);
  const key = path.slice(dot + 1);
  const entry = owner === 'network' ? catalog.network.get(world.scenario.network.id) : world.layer(owner)?.module;
  if (!entry) return `command.path: ${path}; this scenario has no ${owner}`;
  const param = Object.hasOwn(entry.params, key) ? entry.params[key] : undefined;
  if (!param) return `command.path: ${path}; ${entry.id} has no parameter "${key}"`;
  if (!param.live) return `command.path: ${path} takes effect only from the next restart; expected a live parameter`;
  return checkValue(param, value, `command.value (${path})`);
}

/** Carries out a command that `cannot` has passed. */
export function act(world: World, command: Command): void {
  const { agent = -1, from = -1, to = -1 } = command;
  switch (command.do) {
    case 'set':
      world.set(command.path as string, command.value ?? 0);
      world.note('set', `${command.path} = ${String(command.value)}.`, undefined, 'command');
      break;
    case 'crash':
      world.crash(agent);
      break;
    case 'restart':
      world.restart(agent);
      break;
    case 'inject':
      if (world.alive[agent])
        for (const { module, state, host, values } of world.layers) module.inject?.(state, host, values, agent);
      world.note('inject', `Injected at agent ${agent}.`, agent, 'command');
      break;
    case 'cut':
    case 'slow':
      for (const [a, b] of [
        [from, to],
        [to, from],
      ])
        world.links.setFactor(a, b, command.do === 'cut' ? 0 : (command.value as number));
      world.note(command.do, `The link ${from} – ${to} was ${command.do === 'cut' ? 'cut' : 'slowed'}.`, from, 'command');
      break;
    case 'heal':
      if (from < 0) world.links.healAll();
      else {
        world.links.setFactor(from, to, 1);
        world.links.setFactor(to, from, 1);
      }
      world.note('heal', from < 0 ? 'All links were healed.' : `The link ${from} – ${to} was healed.`, undefined, 'command');
      break;
    case 'partition':
      world.links.partition(Int32Array.from(command.groups ?? []));
      world.note('partition', 'The network was divided.', undefined, 'command');
      break;
    case 'freeze':
    case 'exploit':
    case 'forget':
      for (const { module, state, host, values } of world.layers)
        for (let one = Math.max(0, agent); one <= (agent < 0 ? world.n - 1 : agent); one++)
          module.hand?.(state, host, values, command.do, one, command.value !== false);
      world.note(command.do, `${agent < 0 ? 'All agents' : `Agent ${agent}`}: ${wordsOf(command.do, command.value !== false)}.`, agent < 0 ? undefined : agent, 'command');
      break;
    case 'place':
      place(world, command.cell ?? 0, String(command.value));
      break;
    case 'drop':
      world.wire.drop(command.message ?? -1);
      world.note('drop', 'A message was dropped.', undefined, 'command');
      break;
  }
}

function wordsOf(deed: LearnerDeed, on: boolean): string {
  if (deed === 'forget') return 'forgotten all that was learned';
  if (deed === 'freeze') return on ? 'no more learning' : 'learning again';
  return on ? 'no more exploring' : 'exploring again';
}
