import type { Film } from './film.ts';
import { type Player, playerOf } from './player.ts';
import type { Recording } from './recording.ts';
import { RECORDING_BYTES_AT_MOST, readFilm } from './read.ts';

export type { Film, Player, Recording };
export { type MeasuredTeam, measuredTeam, simulatedTeam, tokensAWord } from './team.ts';
export { RECORDING_BYTES_AT_MOST };

export type ReadRecording = { ok: true; film: Player; recording: Recording } | { ok: false; message: string };

/**
 * Reads the log of a real multi-agent run, whatever its layout, into a player that answers like a simulation. Never
 * throws: what is wrong is told in words that name the file, the place, what was expected and what came.
 */
export function readRecording(text: string, name: string): ReadRecording {
  const read = readFilm(text, name);
  return read.ok ? { ok: true, film: playerOf(read.film), recording: read.recording } : read;
}
