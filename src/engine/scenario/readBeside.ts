import { type Scenario, single } from './scenario.ts';
import { show } from './values.ts';
import { type Beside, besideOf, type Patch, type Variant, variantsAtMost } from './variant.ts';

export type BesideRead = { ok: true; beside: Beside } | { ok: false; message: string };

const refuse = (message: string): BesideRead => ({ ok: false, message });
const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
const isLabel = (json: unknown): json is string =>
  typeof json === 'string' && json.length > 0 && json.length <= 60;
const patched = new Set<string>(['label', 'agents', ...single]);

/**
 * Reads what runs beside a scenario from JSON already parsed: `{ place, variants: [{ label, architecture: { id } }] }`. Strict, never
 * throws; the message names the field, what came and what was expected, and ends without a stop.
 */
export function readBeside(json: unknown, scenario: Scenario): BesideRead {
  if (!isObject(json)) return refuse(`beside: ${show(json)}; expected an object with a list of variants`);
  const { label, place = 0, variants } = json;
  const stranger = Object.keys(json).find((key) => !['label', 'place', 'variants'].includes(key));
  if (stranger !== undefined)
    return refuse(`beside.${stranger.slice(0, 40)}: expected label, place or variants`);
  if (label !== undefined && !isLabel(label))
    return refuse(`beside.label: ${show(label)}; expected 1 to 60 characters`);
  if (!Array.isArray(variants) || variants.length < 1 || variants.length > variantsAtMost)
    return refuse(`beside.variants: ${show(variants)}; expected a list of 1 to ${variantsAtMost}`);
  if (!Number.isInteger(place) || (place as number) < 0 || (place as number) > variants.length)
    return refuse(`beside.place: ${show(place)}; expected a whole number from 0 to ${variants.length}`);
  const read: Variant[] = [];
  for (const [i, one] of variants.entries()) {
    const variant = readVariant(one, `beside.variants.${i}`, scenario);
    if (typeof variant === 'string') return refuse(variant);
    read.push(variant);
  }
  return {
    ok: true,
    beside: { ...(label !== undefined && { label }), place: place as number, variants: read },
  };
}

function readVariant(json: unknown, path: string, scenario: Scenario): Variant | string {
  if (!isObject(json)) return `${path}: ${show(json)}; expected an object`;
  const { label, ...patch } = json;
  if (!isLabel(label)) return `${path}.label: ${show(label)}; expected 1 to 60 characters`;
  const stranger = Object.keys(patch).find((key) => !patched.has(key));
  if (stranger !== undefined)
    return `${path}.${stranger.slice(0, 40)}: expected one of ${[...patched].join(', ')}`;
  const family = single.find((name) => patch[name] !== undefined && !isObject(patch[name]));
  if (family !== undefined) return `${path}.${family}: ${show(patch[family])}; expected an object with an id`;
  const variant = { label, patch: patch as Patch };
  const whole = besideOf(scenario, variant);
  return whole.ok ? variant : `${path}.${whole.problems[0]?.message ?? 'cannot be read'}`;
}

/** The same as JSON again, for a link or a file. */
export function besideToJson({ label, place, variants }: Beside): Record<string, unknown> {
  return {
    ...(label !== undefined && { label }),
    ...(place > 0 && { place }),
    variants: variants.map((variant) => ({ label: variant.label, ...variant.patch })),
  };
}
