/** A log that cannot be read; its message names the place, what was expected and what came. */
export class Refusal extends Error {
  override name = 'Refusal';
}

const QUOTED_AT_MOST = 40;

/** The text in double quotes, shortened, with control characters made visible. */
export function quote(text: string): string {
  const shown = text.length > QUOTED_AT_MOST ? `${text.slice(0, QUOTED_AT_MOST)}…` : text;
  return JSON.stringify(shown);
}

/** A JSON value in words for a message: "a list of 3", "the text "abc"", "nothing". */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text ${quote(value)}`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an object without fields';
  const some = keys.slice(0, 6).map((key) => quote(key));
  return `an object with ${some.join(', ')}${keys.length > some.length ? ` and ${keys.length - some.length} more` : ''}`;
}
