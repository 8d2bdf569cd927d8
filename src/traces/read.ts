import { isObject, listIn } from './fields.ts';
import { type Film, filmOf } from './film.ts';
import { parseJson } from './json.ts';
import type { Recording } from './recording.ts';
import { describe, Refusal } from './refusal.ts';
import { readers } from './readers/index.ts';

export type ReadFilm = { ok: true; film: Film; recording: Recording } | { ok: false; message: string };

/** Larger files are refused unread: 100 MB. Ask before reading a file from disk, too. */
export const RECORDING_BYTES_AT_MOST = 100_000_000;

/** More entries than this are no conversation that anyone could watch. */
const ENTRIES_AT_MOST = 1_000_000;

/**
 * Reads the log of a real multi-agent run, whatever its layout. Never throws: what is wrong is told in words that
 * name the file, the place, what was expected and what came.
 */
export function readFilm(text: string, name: string): ReadFilm {
  const refuse = (message: string): ReadFilm => ({
    ok: false,
    message: `${name || 'The log'}: ${message}`,
  });
  if (text.length > RECORDING_BYTES_AT_MOST) {
    const size = Math.ceil(text.length / 1_000_000);
    return refuse(
      `the file has ${size} MB; at most ${RECORDING_BYTES_AT_MOST / 1_000_000} MB can be opened.`,
    );
  }
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '') return refuse('the file is empty; expected a log in JSON.');
  try {
    const parsed = parseJson(body);
    if (!parsed.ok) return refuse(parsed.message);
    const json = parsed.value;
    const reader = readers.find((candidate) => candidate.recognises(json));
    if (reader === undefined) return refuse(whyUnknown(json));
    const entries = listIn(json, 'history')?.length ?? 0;
    if (entries > ENTRIES_AT_MOST) {
      return refuse(`history: expected at most ${ENTRIES_AT_MOST} entries, got ${entries}.`);
    }
    const recording = reader.read(json, name);
    return { ok: true, film: filmOf(recording), recording };
  } catch (error) {
    // A refusal explains itself; anything else is most likely memory that ran out, and must not end the worker.
    return refuse(error instanceof Refusal ? error.message : `it could not be read (${String(error)}).`);
  }
}

function whyUnknown(json: unknown): string {
  if (!isObject(json)) return `expected an object with a "history", got ${describe(json)}. ${knownLayouts()}`;
  const history = Object.hasOwn(json, 'history') ? json['history'] : undefined;
  if (!Array.isArray(history)) {
    const got = history === undefined ? describe(json) : `history = ${describe(history)}`;
    return `history: expected a list of entries, got ${got}. ${knownLayouts()}`;
  }
  if (history.length === 0) return 'history: expected at least one entry, got an empty list.';
  return `history[0]: expected an object with "content" and the speaker in "role" or "name", got ${describe(history[0])}. ${knownLayouts()}`;
}

function knownLayouts(): string {
  return `Layouts that can be read: ${readers.map((reader) => `${reader.label}: ${reader.summary}`).join(' ')}`;
}
