import { Film } from '../../../src/engine/kernel/film.ts';
import { teams } from '../../../src/scenarios/teams.ts';
import type { Figures } from '../kernel.ts';

const FRAMES = 1500;

/** A thousand agents on ten thousand tasks at the preset's pace, frame by frame as the page asks for them: the slowest but for one in a hundred. */
export function teamFrames(): Figures {
  const preset = teams.find(({ id }) => id === 'thousand-agents');
  if (!preset) throw new Error('thousand-agents: no such preset.');
  const film = new Film(preset.scenario);
  const pace = film.world.paceSeconds;
  const times: number[] = [];
  for (let frame = 1; frame <= FRAMES; frame++) {
    const start = performance.now();
    film.seek((frame * pace) / 60);
    film.frame({ arrivals: false, digest: false, messagesAtMost: 4000 });
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return {
    name: `a frame of 1,000 agents on 10,000 tasks, ${film.world.events.toLocaleString('en')} events in ${FRAMES.toLocaleString('en')} frames`,
    against: 'limit',
    ours: times[Math.floor(0.99 * FRAMES)],
    theirs: Number.NaN,
    unit: 'ms in 99 of 100',
    good: '16',
    reach: '8',
  };
}
