import type { Value } from '../engine/catalog/params.ts';
import { type Command, learnerDeeds } from '../engine/kernel/command.ts';

/** More commands than this come from no hand. */
export const commandsAtMost = 10_000;

const deeds = new Set<string>([
  'set',
  'crash',
  'restart',
  'inject',
  'cut',
  'heal',
  'slow',
  'partition',
  'drop',
  'place',
  ...learnerDeeds,
]);
const numbers = ['agent', 'from', 'to', 'message', 'cell'] as const;

const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isValue(value: unknown): value is Value {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.length <= 1_000_000;
  if (typeof value === 'boolean') return true;
  return (
    Array.isArray(value) &&
    value.every((row) => Array.isArray(row) && row.every((cell) => Number.isFinite(cell)))
  );
}

function parseOne(given: unknown, path: string, earliest: number): Command | string {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return `${path}: expected an object`;
  const json = given as Record<string, unknown>;
  const { time, do: deed, path: parameter, value, groups } = json;
  if (typeof time !== 'number' || !(time >= earliest) || !Number.isFinite(time))
    return `${path}.time: ${String(time)}; expected a time in seconds, not before the command above it`;
  if (typeof deed !== 'string' || !deeds.has(deed))
    return `${path}.do: expected one of ${[...deeds].join(', ')}`;
  const command: Command = { time, do: deed as Command['do'] };
  for (const key of numbers) {
    if (json[key] === undefined) continue;
    if (!isIndex(json[key])) return `${path}.${key}: expected a whole number from 0`;
    command[key] = json[key];
  }
  if (parameter !== undefined) {
    if (typeof parameter !== 'string' || parameter.length > 200) return `${path}.path: expected a short text`;
    command.path = parameter;
  }
  if (value !== undefined) {
    if (!isValue(value)) return `${path}.value: expected a number, a text, true, false or a table of numbers`;
    command.value = value;
  }
  if (groups !== undefined) {
    if (!Array.isArray(groups) || !groups.every(isIndex))
      return `${path}.groups: expected a list of whole numbers`;
    command.groups = groups;
  }
  const unknown = Object.keys(json).find(
    (key) => !['time', 'do', 'path', 'value', 'groups', ...numbers].includes(key),
  );
  return unknown === undefined ? command : `${path}.${unknown.slice(0, 40)}: no such field of a command`;
}

/** Reads commands from JSON already parsed: strict, in order of time, never throws. */
export function parseCommands(
  given: unknown,
): { ok: true; commands: Command[] } | { ok: false; message: string } {
  if (given === undefined) return { ok: true, commands: [] };
  if (!Array.isArray(given)) return { ok: false, message: 'commands: expected a list' };
  if (given.length > commandsAtMost)
    return { ok: false, message: `commands: ${given.length}; expected at most ${commandsAtMost}` };
  const commands: Command[] = [];
  for (const [i, one] of given.entries()) {
    const command = parseOne(one, `commands.${i}`, commands.at(-1)?.time ?? 0);
    if (typeof command === 'string') return { ok: false, message: command };
    commands.push(command);
  }
  return { ok: true, commands };
}
