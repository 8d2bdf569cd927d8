import { describe, Refusal } from './refusal.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object (not a list, not null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object's own field, never an inherited one: a log may call an agent "constructor". */
export function field(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A list of entries under `key`, or undefined. */
export function listIn(json: unknown, key: string): readonly unknown[] | undefined {
  const value = isObject(json) ? field(json, key) : undefined;
  return Array.isArray(value) ? value : undefined;
}

/** The object at `path`; refuses anything else. */
export function needObject(value: unknown, path: string): JsonObject {
  if (isObject(value)) return value;
  throw new Refusal(`${path}: expected an object, got ${describe(value)}.`);
}

/** The text under `key`; `meaning` says what it is for: "what was said". */
export function needText(object: JsonObject, key: string, path: string, meaning: string): string {
  const value = field(object, key);
  if (typeof value === 'string') return value;
  throw new Refusal(`${path}.${key}: expected a text (${meaning}), got ${describe(value)}.`);
}

const NAME_AT_MOST = 200;

/** A name of 1 to 200 characters at `path`, trimmed. */
export function needName(text: string, path: string): string {
  const name = text.trim();
  if (name === '') throw new Refusal(`${path}: expected the name of the speaker, got an empty text.`);
  if (name.length <= NAME_AT_MOST) return name;
  throw new Refusal(`${path}: expected a name of at most ${NAME_AT_MOST} characters, got ${name.length}.`);
}
