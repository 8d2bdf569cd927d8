import type { Frame, InspectionRow, WorldInfo } from '../engine/kernel/frame.ts';
import type { Film, FilmWant } from './film.ts';

/** Where a player may be sent: a time in seconds, a step forward or back, the end of the step, the next note. */
export type Goal = number | 'event' | 'back' | 'round' | 'note';

/** A recording that stands at a time and is asked like a running simulation. */
export interface Player {
  readonly info: WorldInfo;
  /** The whole picture at the present time, its edges and all samples so far included. */
  frame(): Frame;
  /** Goes there at once; the frame tells what is new since the last one. */
  go(request: { to: Goal; want: FilmWant }): { frame: Frame; arrived: boolean; reachable: [number, number] };
  inspect(agent: number): InspectionRow[];
  message(id: number): InspectionRow[] | null;
}

/** Plays a film from its start. */
export function playerOf(film: Film): Player {
  const info = film.info();
  const end = info.endSeconds ?? 0;
  let time = 0;
  /** Up to here samples, notes and arrivals have been handed out. */
  let told = -1;

  const target = (to: Goal): number => {
    switch (to) {
      case 'event':
      case 'round':
        return film.nextEvent(time) ?? time;
      case 'back':
        return film.previousEvent(time) ?? time;
      case 'note':
        return film.nextNote(time) ?? end;
      default:
        return to;
    }
  };
  const showAt = (at: number, want: FilmWant, since: number): Frame => {
    const frame = film.frameAt(at, want, since);
    time = frame.time;
    told = time;
    return frame;
  };

  return {
    info,
    frame: () => showAt(time, { arrivals: false, messagesAtMost: 1 }, -1),
    go({ to, want }) {
      const at = target(to);
      // After a way back the caller has forgotten what lies ahead of it, and is told it again on the way forward.
      const frame = showAt(at, want, Math.min(told, at));
      return { frame, arrived: true, reachable: [0, end] };
    },
    inspect: (agent) => film.inspect(agent, time),
    message: (id) => film.message(id),
  };
}
