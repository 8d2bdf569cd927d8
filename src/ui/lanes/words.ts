import { formatCompact, formatTime, formatValue } from '../shared/format.ts';

/** Bytes in the unit that suits their number: 640 B, 31.7 kB, 2.05 MB. */
function formatBytes(bytes: number): string {
  const step = [1e9, 1e6, 1e3].find((size) => bytes >= size) ?? 1;
  const name = { 1e9: 'GB', 1e6: 'MB', 1e3: 'kB', 1: 'B' }[step];
  return `${formatValue(Number((bytes / step).toPrecision(3)))} ${name}`;
}

/** A value with its unit in little room; a dash where there is none yet. */
export function inUnit(value: number | null, unit: string): string {
  if (value === null) return '–';
  if (unit === 's') return formatTime(value);
  if (unit === 'B') return formatBytes(value);
  const number =
    Math.abs(value) >= 100 ? formatCompact(Math.round(value)) : formatValue(Number(value.toFixed(1)));
  return unit === '' ? number : `${number} ${unit}`;
}

const nobody = /^(\w+): (?:agent|from|to): (\d+); expected the number of an agent/;
const ownValue = /^(\S+) is this lane’s own$/;

/** What a lane says of commands that do not fit it, each once, in words for a person. */
export function skippedWords(skipped: readonly string[]): string {
  const said = skipped.map((one) => {
    const agent = nobody.exec(one)?.[2];
    if (agent !== undefined) return `There is no agent ${agent} here.`;
    const path = ownValue.exec(one)?.[1];
    if (path !== undefined) return `${path} has a value of its own here.`;
    return `Not done here: ${one}.`;
  });
  return [...new Set(said)].join(' ');
}
