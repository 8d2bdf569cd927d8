import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Film } from '../../src/engine/kernel/film.ts';
import { nameAmong } from '../../src/engine/scenario/variant.ts';
import { atPosition, opening } from '../../src/scenarios/duel.ts';
import { besideOffers } from '../../src/store/besideOffers.ts';
import { catalogRules } from '../../src/store/catalogRules.ts';
import type { Clock } from '../../src/store/clock.ts';
import type { Controller } from '../../src/store/controller.ts';
import { createController } from '../../src/store/createController.ts';
import { createStores, type Stores } from '../../src/store/index.ts';
import { valueAt } from '../../src/store/lanes.ts';
import type { Connection } from '../../src/store/line.ts';
import type { Shown } from '../../src/worker/shown.ts';
import { SideBySide } from '../../src/worker/sideBySide.ts';
import { Simulation } from '../../src/worker/simulation.ts';

/** The engine's thread, in this one. */
function connect(): Connection {
  let shown: Shown | null = null;
  const absent = () => Promise.reject(new Error('not asked for'));
  return {
    close: () => undefined,
    laboratory: {
      async open(given, commands, beside = null) {
        const film = new Film(given, commands);
        const { info } = film;
        const { scenario } = film.world;
        const main = new Simulation(film);
        shown = main;
        if (!beside) return { info, frame: main.frame(), scenario };
        const all = SideBySide.of(main, scenario, beside, commands);
        shown = all;
        const label = beside.label ?? nameAmong(scenario, beside.variants);
        return { info, frame: main.frame(), scenario, label, lanes: all.opened() };
      },
      go: async (request) => shown!.go(request),
      openRecording: absent,
      inspect: async () => [],
      account: async () => null,
      board: async () => null,
      message: async () => null,
      recycle: async () => undefined,
    },
  };
}

const clock: Clock = {
  nowMs: () => Date.now(),
  nextFrame: (callback) => Number(setTimeout(callback, 1000 / 60)),
  cancelFrame: (handle) => clearTimeout(handle),
};

let stores: Stores;
let controller: Controller;
const run = () => stores.run.getState();
const lanes = () => stores.lanes.getState().lanes;
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const team = catalogRules.complete(opening.scenario);
const offered = besideOffers(team)[0]!.beside;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  stores = createStores();
  controller = createController(connect, stores, catalogRules, clock);
  await controller.load(team, { beside: opening.beside });
  await pass(10);
});

afterEach(() => {
  controller.close();
  vi.useRealTimers();
});

describe('lanes in the store', () => {
  it('play with the main run, and their curves are remembered through a rewind', async () => {
    controller.setSpeed(8);
    controller.play();
    await pass(3_000);
    controller.pause();
    await pass(50);
    const [lane] = lanes();
    expect(lane?.frames.current?.time).toBe(stores.frames.current?.time);
    const answered = valueAt(lane!.histories, 'answered-tasks', run().time);
    expect(answered).toBeGreaterThan(1);
    const { time } = run();
    controller.seek(2);
    await pass(50);
    expect(lanes()[0]?.frames.current?.time).toBe(2);
    expect(valueAt(lanes()[0]!.histories, 'answered-tasks', 2)).toBe(0);
    expect(valueAt(lanes()[0]!.histories, 'answered-tasks', time)).toBe(answered);
  });

  it('stop only when all have come to their end', async () => {
    controller.setSpeed(64);
    controller.play();
    await pass(20_000);
    expect(run().playing).toBe(false);
    expect(run().verdict?.state).toBe('done');
    expect(lanes()[0]?.verdict?.state).toBe('done');
    const ends = [stores.histories, lanes()[0]!.histories].map((one) =>
      valueAt(one, 'answered-tasks', run().time),
    );
    expect(ends).toEqual([20, 20]);
  });

  it('share a live change, and forget the future they had when the past is acted in', async () => {
    controller.seek(40);
    await pass(50);
    controller.seek(20);
    await pass(50);
    const { scenario } = stores.choices.getState();
    const poor = { ...scenario, architecture: { ...scenario.architecture!, budget: 5 } };
    controller.change(poor, { label: 'Budget', key: 'architecture.budget' });
    await pass(300);
    expect(run().branches).toHaveLength(2);
    expect(lanes()[0]?.skipped).toEqual([]);
    expect(
      lanes()[0]?.histories.present.times.at(lanes()[0]!.histories.present.length - 1),
    ).toBeLessThanOrEqual(20);
    controller.seek(60);
    await pass(50);
    // Five turns are not enough for twelve steps: no task after the change is right.
    const right = (at: number): number =>
      Math.round(
        (valueAt(lanes()[0]!.histories, 'success', at)! / 100) *
          valueAt(lanes()[0]!.histories, 'answered-tasks', at)!,
      );
    expect(right(60)).toBeLessThanOrEqual(right(20) + 1);
  });

  it('come and go by a step that can be undone, and the time on screen stays', async () => {
    controller.seek(30);
    await pass(50);
    const events = stores.frames.current?.events;
    controller.setBeside(offered, 'All architectures');
    await pass(50);
    expect(run().time).toBe(30);
    expect(stores.frames.current?.events).toBe(events);
    expect(lanes().length).toBe(offered.variants.length);
    expect(stores.lanes.getState().label).toBe('Decentralized debate');
    for (const lane of lanes()) expect(lane.frames.current?.time).toBe(30);
    controller.undo();
    await pass(300);
    expect(lanes().map(({ label }) => label)).toEqual(['One agent']);
    controller.redo();
    await pass(300);
    expect(lanes().length).toBe(offered.variants.length);
    controller.setBeside(null, 'One run only');
    await pass(50);
    expect(lanes()).toEqual([]);
  });

  it('take each other’s places: the run that was chosen goes on where it was', async () => {
    controller.setBeside(offered, 'All architectures');
    await pass(50);
    controller.seek(45);
    await pass(50);
    const at = lanes().findIndex(({ label }) => label === 'Centralized team');
    const { sentence, events } = lanes()[at]!.frames.current!;
    const labels = (): string[] => {
      const { lanes: all, label, place } = stores.lanes.getState();
      const names = all.map((lane) => lane.label);
      names.splice(place, 0, label);
      return names;
    };
    const order = labels();
    controller.makeMain(at);
    await pass(300);
    expect(run().scenario?.architecture?.id).toBe('centralized');
    expect(run().time).toBe(45);
    expect(stores.frames.current).toMatchObject({ sentence, events });
    expect(labels()).toEqual(order);
  });

  it('let a name go that is no longer true', async () => {
    expect(stores.lanes.getState().label).toBe('A team of six');
    const { scenario } = stores.choices.getState();
    controller.change({ ...scenario, agents: 9 }, { label: 'Agents', key: 'agents' });
    await pass(400);
    expect(stores.lanes.getState().label).toBe('Decentralized debate');
    expect(lanes()[0]).toMatchObject({ label: 'One agent', info: { n: 1 } });
  });

  it('are gone with the next world that is opened', async () => {
    await controller.load({ ...atPosition(team, 1) });
    expect(lanes()).toEqual([]);
  });
});
