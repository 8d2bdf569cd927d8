import { expose, transfer } from 'comlink';
import { Film } from '../engine/kernel/film.ts';
import type { Frame } from '../engine/kernel/frame.ts';
import { readRecording } from '../traces/index.ts';
import type { Laboratory, Request } from './laboratory.ts';
import type { Shown } from './shown.ts';
import { Simulation } from './simulation.ts';

let shown: Shown | null = null;

function present(): Shown {
  if (shown === null) throw new Error('laboratory: nothing is open; expected a scenario or a recording first');
  return shown;
}

/** The frame with its buffers moved and not copied. */
function moved<T extends { frame: Frame }>(reply: T): T {
  const { frame } = reply;
  const buffers = new Set<ArrayBufferLike>();
  const add = (array: ArrayBufferView) => buffers.add(array.buffer);
  add(frame.alive);
  frame.channels.forEach(add);
  for (const part of [frame.messages, frame.arrivals ?? {}, frame.samples])
    for (const value of Object.values(part)) if (ArrayBuffer.isView(value)) add(value);
  add(frame.links);
  return transfer(reply, [...buffers] as Transferable[]);
}

const laboratory: Laboratory = {
  async open(scenario, commands) {
    const film = new Film(scenario, commands);
    shown = new Simulation(film);
    return moved({ info: film.info, frame: shown.frame(), scenario: film.world.scenario });
  },
  async openRecording(text, name) {
    const read = readRecording(text, name);
    if (!read.ok) throw new Error(read.message);
    shown = read.film;
    return moved({ info: read.film.info, frame: shown.frame(), scenario: null });
  },
  async go(request: Request) {
    return moved(present().go(request));
  },
  async inspect(agent) {
    return present().inspect(agent);
  },
  async board(agent) {
    return present().board?.(agent) ?? null;
  },
  async message(id) {
    return present().message(id);
  },
  async recycle() {
    // Frames are built anew: filling old buffers again measured no faster than letting them go.
  },
};

expose(laboratory);
