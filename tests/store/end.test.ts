import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import { catalogRules } from '../../src/store/catalogRules.ts';
import type { Controller } from '../../src/store/controller.ts';
import { createController } from '../../src/store/createController.ts';
import { openMoment } from '../../src/store/files.ts';
import { createStores, type Stores } from '../../src/store/index.ts';
import { momentFromJson, momentToJson } from '../../src/store/moment.ts';
import { presentMoment } from '../../src/store/share.ts';
import { headline } from '../../src/ui/story/headline.ts';
import { type FakeWorld, fakeWorld } from '../ui/fakeLaboratory.ts';

const scenario: Scenario = catalogRules.complete({
  ...{ version: 1, seed: 5, agents: 40, topology: { id: 'ring' }, network: { id: 'constant' } },
  ...{ protocol: { id: 'gossip' }, environment: { id: 'facts' } },
});
const clock = {
  nowMs: () => Date.now(),
  nextFrame: (callback: () => void) => Number(setTimeout(callback, 1000 / 60)),
  cancelFrame: (handle: number) => clearTimeout(handle),
};
const failed = { state: 'failed', text: 'Nobody here knows skill 900.', time: 0 } as const;

let world: FakeWorld;
let stores: Stores;
let controller: Controller;
const run = () => stores.run.getState();
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const load = async (): Promise<void> => {
  await controller.load(scenario, { play: true });
  await pass(200);
};
const turnTheDial = async (agents: number): Promise<void> => {
  const { scenario: now } = stores.choices.getState();
  controller.change({ ...now, agents }, { label: 'Agents', key: 'agents' });
  await pass(400);
};

beforeEach(() => {
  vi.useFakeTimers();
  world = fakeWorld();
  stores = createStores();
  controller = createController(world.connect, stores, catalogRules, clock);
});
afterEach(() => {
  controller.close();
  vi.useRealTimers();
});

describe('a world that cannot go on', () => {
  it('does not play from the first moment, and the headline says why, in the second such world as in the first', async () => {
    world.ends = { at: 0, verdict: failed };
    for (const _ of [1, 2]) {
      await load();
      expect(run().playing).toBe(false);
      expect(run().time).toBe(0);
      expect(headline(run())).toBe('Nobody here knows skill 900.');
    }
  });

  it('is no matter of one that ends well: its headline stays its sentence', () => {
    const done = { state: 'done', text: 'All is done.', time: 3 } as const;
    expect(headline({ sentence: '20 of 20.', verdict: done })).toBe('20 of 20.');
    expect(headline({ sentence: '', verdict: null })).toBe('');
  });
});

describe('after the end', () => {
  it('a turned dial starts a world that plays', async () => {
    world.ends = { at: 1, verdict: { state: 'done', text: 'All is done.', time: 1 } };
    await load();
    await pass(2_000);
    expect(run()).toMatchObject({ playing: false, verdict: { state: 'done' } });
    world.ends = null;
    await turnTheDial(60);
    expect(run()).toMatchObject({ playing: true, info: { n: 60 } });
  });

  it('a film that a hand has stopped stays stopped', async () => {
    await load();
    controller.pause();
    await turnTheDial(60);
    expect(run()).toMatchObject({ playing: false, info: { n: 60 } });
  });
});

describe('a moment', () => {
  it('keeps the speed over a reload, and leaves it out where it is the usual one', async () => {
    await load();
    expect(presentMoment(stores)?.view).toEqual({});
    controller.setSpeed(4);
    const json = JSON.parse(JSON.stringify(momentToJson(presentMoment(stores)!)));
    controller.setSpeed(1);
    const read = momentFromJson(json);
    expect(read.ok && (await openMoment(controller, stores, read.moment, true))).toBe(true);
    expect(run().speed).toBe(4);
  });

  it.each([0, -1, 'fast', null])('ignores a speed of %s', (speed) => {
    const read = momentFromJson({ scenario, view: { speed } });
    expect(read.ok && read.moment.view).toEqual({});
  });
});
