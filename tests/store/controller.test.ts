import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import { catalogRules } from '../../src/store/catalogRules.ts';
import type { Clock } from '../../src/store/clock.ts';
import type { Controller } from '../../src/store/controller.ts';
import { createController } from '../../src/store/createController.ts';
import { createStores, type Stores } from '../../src/store/index.ts';
import { activeBranch } from '../../src/store/run.ts';
import { type FakeWorld, fakeWorld } from '../ui/fakeLaboratory.ts';

const scenario: Scenario = catalogRules.complete({
  version: 1,
  seed: 5,
  agents: 40,
  topology: { id: 'ring' },
  network: { id: 'constant' },
  protocol: { id: 'gossip' },
  environment: { id: 'facts' },
});

/** Frames sixty times a second of the test's own time. */
const clock: Clock = {
  nowMs: () => Date.now(),
  nextFrame: (callback) => Number(setTimeout(callback, 1000 / 60)),
  cancelFrame: (handle) => clearTimeout(handle),
};

let world: FakeWorld;
let stores: Stores;
let controller: Controller;
const run = () => stores.run.getState();
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(async () => {
  vi.useFakeTimers();
  world = fakeWorld();
  stores = createStores();
  controller = createController(world.connect, stores, catalogRules, clock);
  await controller.load(scenario);
  await pass(10);
});

afterEach(() => {
  controller.close();
  vi.useRealTimers();
});

describe('the controller', () => {
  it('plays at the pace of the world times the speed, one request at a time', async () => {
    controller.play();
    await pass(2_000);
    expect(run().time).toBeGreaterThan(1.8);
    expect(run().time).toBeLessThan(2.1);
    controller.setSpeed(4);
    const before = run().time;
    await pass(1_000);
    expect(run().time - before).toBeGreaterThan(3.4);
    expect(world.mostAtOnce).toBe(1);
  });

  it('tells React at a slow pace and painters at every frame', async () => {
    let frames = 0;
    let told = 0;
    stores.frames.subscribe(() => frames++);
    stores.run.subscribe((now, before) => {
      if (now.time !== before.time) told++;
    });
    controller.play();
    await pass(2_000);
    expect(frames).toBeGreaterThan(90);
    expect(told).toBeLessThan(24);
  });

  it('steps forward and back by an event and forward by a round, and stands then', async () => {
    controller.stepEvent();
    await pass(10);
    controller.stepEvent();
    await pass(10);
    expect(run().time).toBeCloseTo(0.2);
    controller.stepBack();
    await pass(10);
    expect(run().time).toBeCloseTo(0.1);
    controller.stepRound();
    await pass(1_000);
    expect(run().time).toBe(1);
    expect(run().playing).toBe(false);
  });

  it('keeps the whole curve when going back, and adds nothing twice when going forward again', async () => {
    controller.seek(3);
    await pass(10);
    const { length } = stores.histories.present;
    controller.seek(1);
    await pass(10);
    controller.seek(2);
    await pass(10);
    expect(stores.histories.present.length).toBe(length);
    controller.seek(4);
    await pass(10);
    expect(stores.histories.present.length).toBe(length + 10);
  });

  it('stamps a hand with the present time', async () => {
    controller.seek(2);
    await pass(10);
    controller.act({ do: 'crash', agent: 3 });
    await pass(10);
    expect(world.requests.at(-1)?.commands).toEqual([{ time: 2, do: 'crash', agent: 3 }]);
    expect(run().branches).toHaveLength(1);
  });

  it('starts a branch when the past is acted in, and leaves the old one reachable', async () => {
    controller.seek(2);
    await pass(10);
    controller.act({ do: 'crash', agent: 3 });
    controller.seek(5);
    await pass(10);
    controller.seek(1);
    await pass(10);
    controller.act({ do: 'inject', agent: 0 });
    await pass(10);
    expect(run().branches).toHaveLength(2);
    expect(activeBranch(run())).toMatchObject({
      parent: 1,
      forkTime: 1,
      commands: [{ time: 1, do: 'inject' }],
    });
    expect(stores.histories.ghost?.length).toBe(50);
    expect(stores.histories.present.length).toBe(10);

    controller.switchBranch(1);
    await pass(10);
    expect(run().time).toBe(5);
    expect(activeBranch(run()).commands).toMatchObject([{ time: 2, do: 'crash' }]);
    expect(world.requests.at(-1)?.commands).toEqual([{ time: 2, do: 'crash', agent: 3 }]);
  });

  it('undoes a hand by its opposite, as a further command', async () => {
    controller.act({ do: 'crash', agent: 3 });
    await pass(10);
    controller.undo();
    await pass(10);
    expect(activeBranch(run()).commands.map((command) => command.do)).toEqual(['crash', 'restart']);
    controller.redo();
    await pass(10);
    expect(activeBranch(run()).commands.map((command) => command.do)).toEqual(['crash', 'restart', 'crash']);
  });

  it('turns a live parameter into a command, and undoing it into the opposite one', async () => {
    controller.seek(2);
    await pass(10);
    const after = { ...scenario, protocol: { ...scenario.protocol, fanout: 3 } };
    controller.change(after, { label: 'Fan-out', key: 'protocol.fanout' });
    await pass(500);
    expect(world.opened).toHaveLength(1);
    expect(activeBranch(run()).commands).toEqual([{ time: 2, do: 'set', path: 'protocol.fanout', value: 3 }]);
    controller.seek(3);
    await pass(10);
    controller.undo();
    await pass(500);
    expect(activeBranch(run()).commands.at(-1)).toEqual({
      time: 3,
      do: 'set',
      path: 'protocol.fanout',
      value: 1,
    });
  });

  it('shows on the dials what held at the time that is shown', async () => {
    controller.seek(2);
    await pass(10);
    controller.change(
      { ...scenario, protocol: { ...scenario.protocol, fanout: 3 } },
      { label: 'Fan-out', key: 'f' },
    );
    await pass(500);
    controller.seek(1);
    await pass(10);
    expect(stores.choices.getState().scenario.protocol['fanout']).toBe(1);
    controller.seek(2);
    await pass(10);
    expect(stores.choices.getState().scenario.protocol['fanout']).toBe(3);
  });

  it('restarts once for a drag of the agents dial, plays on, and leaves the setting before as a ghost', async () => {
    controller.play();
    await pass(3_000);
    const before = stores.histories.present.length;
    for (const agents of [50, 60, 70]) {
      controller.change(
        { ...stores.choices.getState().scenario, agents },
        { label: 'Agents', key: 'agents' },
      );
      await pass(40);
    }
    await pass(400);
    expect(world.opened).toHaveLength(2);
    expect(run().info?.n).toBe(70);
    expect(run().playing).toBe(true);
    expect(stores.histories.ghost?.length).toBeGreaterThanOrEqual(before);
    controller.change(
      { ...stores.choices.getState().scenario, agents: 80 },
      { label: 'Agents', key: 'agents' },
    );
    await pass(600);
    expect(run().info?.n).toBe(80);
    expect(stores.histories.ghost?.length).toBeGreaterThanOrEqual(before);
    controller.undo();
    await pass(600);
    expect(run().info?.n).toBe(40);
  });

  it('keeps what is on screen when a scenario is refused', async () => {
    controller.seek(2);
    await pass(10);
    const opened = await controller.load({ ...scenario, agents: 13 });
    expect(opened).toBe(false);
    expect(run()).toMatchObject({ status: 'ready', time: 2, problem: { state: 'refused' } });
    expect(run().problem?.message).toContain('luckier');
    expect(stores.choices.getState().scenario.agents).toBe(40);
    controller.stepEvent();
    await pass(10);
    expect(run().time).toBeGreaterThan(2);
  });

  it('notices a thread that hangs, starts another with all that was done, and goes to the last good time', async () => {
    controller.seek(2);
    await pass(10);
    controller.act({ do: 'crash', agent: 3 });
    await pass(10);
    controller.play();
    await pass(500);
    const { time } = run();
    world.next = 'hang';
    await pass(2_300);
    expect(world).toMatchObject({ started: 2, closed: 1 });
    expect(world.opened.at(-1)?.commands).toEqual([{ time: 2, do: 'crash', agent: 3 }]);
    expect(run().time).toBeGreaterThanOrEqual(time);
    expect(run()).toMatchObject({ status: 'ready', playing: false });
    expect(run().problem).toMatchObject({ state: 'resumed', seed: 5, entry: 'gossip on ring' });
    expect(stores.histories.present.length).toBeGreaterThan(20);
  });

  it('asks a person when the new thread hangs as well', async () => {
    controller.seek(2);
    await pass(10);
    world.next = 'hang';
    controller.play();
    await pass(2_300);
    world.next = 'hang';
    controller.play();
    await pass(2_300);
    expect(run()).toMatchObject({ status: 'failed', problem: { state: 'stopped' } });
    controller.recover();
    await pass(100);
    expect(run()).toMatchObject({ status: 'ready', problem: null });
    expect(run().time).toBeGreaterThanOrEqual(2);
  });

  it('reports an engine that throws, with entry, seed, time and event', async () => {
    controller.seek(2);
    await pass(10);
    world.next = 'throw';
    controller.stepEvent();
    await pass(10);
    expect(run().problem).toEqual({
      title: 'The simulation stopped',
      message: 'gossip: a broken promise',
      entry: 'gossip on ring',
      seed: 5,
      time: 2,
      event: 20,
      state: 'stopped',
    });
  });

  it('plays a recording to its end and begins again', async () => {
    expect(await controller.loadRecording('{}', 'talk.json')).toBe(true);
    await pass(6_000);
    expect(run()).toMatchObject({ recording: 'talk.json', time: 5, playing: false });
    controller.play();
    await pass(1_000);
    expect(run().time).toBeLessThan(1.5);
  });
});
