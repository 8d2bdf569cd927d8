import type { Film } from '../../src/traces/film.ts';
import { readFilm } from '../../src/traces/read.ts';

/** The text of a log with these entries. */
export const logOf = (history: unknown): string => JSON.stringify({ history });

/** The film of a log that is expected to be good. */
export function open(text: string, name = 'log.json'): Film {
  const read = readFilm(text, name);
  if (!read.ok) throw new Error(read.message);
  return read.film;
}

/** Why a log is refused. */
export function messageOf(text: string): string {
  const read = readFilm(text, 'log.json');
  return read.ok ? 'it was read' : read.message;
}
