import type { Command } from '../../src/engine/kernel/command.ts';
import type { Frame, Verdict, WorldInfo } from '../../src/engine/kernel/frame.ts';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import type { Connection } from '../../src/store/line.ts';
import type { Laboratory, Opened, Request } from '../../src/worker/laboratory.ts';

/** A world in which nothing happens but time: an event each tenth of a second, a sample each event. */
export interface FakeWorld {
  connect: () => Connection;
  /** Requests in the order in which they came. */
  requests: Request[];
  opened: { scenario: Scenario | string; commands: Command[] }[];
  /** How the next request is answered; 'answer' again after it. */
  next: 'answer' | 'hang' | 'throw';
  /** What worlds say of themselves from a time on; `running` unless a test asks for an end. */
  ends: { at: number; verdict: Verdict } | null;
  /** Threads started so far, and of them ended. */
  started: number;
  closed: number;
  /** Requests waiting at once, at most. */
  mostAtOnce: number;
}

const tick = 0.1;

const info = (scenario: Scenario | null): WorldInfo => ({
  title: 'Fake',
  n: scenario?.agents ?? 3,
  channels: [{ id: 'role', label: 'Role', categories: ['idle', 'busy'] }],
  messageKinds: [{ id: 'news', label: 'News', glyph: 'payload' }],
  metrics: [{ id: 'clock', label: 'Clock', unit: 's', help: 'Time itself.', primary: true }],
  edges: { version: 1, from: new Int32Array(0), to: new Int32Array(0), total: 0 },
  roundSeconds: 1,
  paceSeconds: 1,
  endSeconds: scenario ? null : 5,
  warnings: [],
  actions: ['crash', 'restart', 'cut', 'heal', 'inject', 'drop'],
});

function frameAt(time: number, since: number, n: number): Frame {
  const times: number[] = [];
  for (let i = Math.floor(since / tick + 1e-9) + 1; i * tick <= time + 1e-9; i++) times.push(i * tick);
  const none = {
    count: 0,
    total: 0,
    id: new Float64Array(0),
    from: new Int32Array(0),
    to: new Int32Array(0),
  };
  return {
    time,
    events: Math.floor(time / tick + 1e-9),
    alive: new Uint8Array(n).fill(1),
    channels: [new Float32Array(n)],
    messages: { ...none, progress: new Float32Array(0), kind: new Uint8Array(0), lost: new Uint8Array(0) },
    arrivals: null,
    edges: null,
    links: new Float64Array(0),
    samples: { times: Float64Array.from(times), values: Float64Array.from(times), metrics: 1 },
    notes: [],
    sentence: `It is ${time.toFixed(2)} s.`,
    verdict: { state: 'running', text: 'Time passes.', time: 0 },
    digest: null,
  };
}

export function fakeWorld(): FakeWorld {
  const world: FakeWorld = {
    connect,
    requests: [],
    opened: [],
    next: 'answer',
    ends: null,
    started: 0,
    closed: 0,
    mostAtOnce: 0,
  };
  let waiting = 0;

  const frameOf = (time: number, since: number, n: number): Frame => {
    const frame = frameAt(time, since, n);
    return world.ends && time >= world.ends.at ? { ...frame, verdict: world.ends.verdict } : frame;
  };

  function connect(): Connection {
    let time = 0;
    let n = 3;
    world.started += 1;
    const begin = (scenario: Scenario | null): Opened => {
      time = 0;
      n = scenario?.agents ?? 3;
      return { info: info(scenario), frame: frameOf(0, 0, n), scenario };
    };
    const laboratory: Laboratory = {
      async open(scenario, commands) {
        const given = scenario as Scenario;
        if (given.agents === 13) throw new Error('agents: 13; expected a luckier number');
        world.opened.push({ scenario: given, commands });
        return begin(given);
      },
      async openRecording(text) {
        world.opened.push({ scenario: text, commands: [] });
        return begin(null);
      },
      async go(request) {
        world.requests.push(request);
        const mode = world.next;
        world.next = 'answer';
        waiting += 1;
        world.mostAtOnce = Math.max(world.mostAtOnce, waiting);
        await Promise.resolve();
        if (mode === 'hang') await new Promise(() => undefined);
        waiting -= 1;
        if (mode === 'throw') throw new Error('gossip: a broken promise');
        const from = time;
        const { to } = request;
        if (typeof to === 'number') time = to;
        else if (to === 'back') time = Math.max(0, (Math.ceil(time / tick - 1e-9) - 1) * tick);
        else if (to === 'round') time = Math.floor(time + 1 + 1e-9);
        else time = (Math.floor(time / tick + 1e-9) + 1) * tick;
        return { frame: frameOf(time, Math.min(from, time), n), arrived: true, reachable: [0, time] };
      },
      account: () => Promise.resolve(null),
      board: () => Promise.resolve(null),
    inspect: async (agent) => [{ group: 'Agent', label: 'Number', value: String(agent) }],
      message: async () => null,
      recycle: async () => undefined,
    };
    return {
      laboratory,
      close() {
        world.closed += 1;
        waiting = 0;
      },
    };
  }
  return world;
}
