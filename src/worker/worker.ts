import { expose, transfer } from 'comlink';
import { Film } from '../engine/kernel/film.ts';
import type { Frame } from '../engine/kernel/frame.ts';
import { readRecording } from '../traces/index.ts';
import { nameAmong } from '../engine/scenario/variant.ts';
import type { Advanced, Laboratory, Opened, Request } from './laboratory.ts';
import { besideRecording } from './recordedTeam.ts';
import type { Shown } from './shown.ts';
import { SideBySide } from './sideBySide.ts';
import { Simulation } from './simulation.ts';

let shown: Shown | null = null;

function present(): Shown {
  if (shown === null)
    throw new Error('laboratory: nothing is open; expected a scenario or a recording first');
  return shown;
}

/** The reply with the buffers of its frames moved and not copied. */
function moved<T extends Opened | Advanced>(reply: T): T {
  const buffers = new Set<ArrayBufferLike>();
  gather(reply.frame, buffers);
  for (const lane of reply.lanes ?? []) if (lane && 'frame' in lane) gather(lane.frame, buffers);
  return transfer(reply, [...buffers] as Transferable[]);
}

function gather(frame: Frame, buffers: Set<ArrayBufferLike>): void {
  const add = (array: ArrayBufferView) => buffers.add(array.buffer);
  add(frame.alive);
  frame.channels.forEach(add);
  for (const part of [frame.messages, frame.arrivals ?? {}, frame.samples])
    for (const value of Object.values(part)) if (ArrayBuffer.isView(value)) add(value);
  add(frame.links);
}

const laboratory: Laboratory = {
  async open(scenario, commands, beside = null) {
    const film = new Film(scenario, commands);
    const main = new Simulation(film);
    const { world } = film;
    if (!beside) {
      shown = main;
      return moved({ info: film.info, frame: main.frame(), scenario: world.scenario });
    }
    const all = SideBySide.of(main, world.scenario, beside, commands);
    shown = all;
    const label = beside.label ?? nameAmong(world.scenario, beside.variants);
    const lanes = all.opened();
    return moved({ info: film.info, frame: main.frame(), scenario: world.scenario, label, lanes });
  },
  async openRecording(text, name, team = false) {
    const read = readRecording(text, name);
    if (!read.ok) throw new Error(read.message);
    const { film, recording } = read;
    const { info } = film;
    const beside = team ? besideRecording(film, recording) : null;
    shown = beside?.all ?? film;
    const opened = { info, frame: film.frame(), scenario: null };
    if (!beside) return moved(opened);
    const { all, compared } = beside;
    return moved({ ...opened, label: 'The recording', lanes: all.opened(), compared });
  },
  async go(request: Request) {
    return moved(present().go(request));
  },
  async inspect(agent) {
    return present().inspect(agent);
  },
  async account() {
    return present().account?.() ?? null;
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
