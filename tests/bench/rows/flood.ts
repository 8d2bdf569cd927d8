import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Graph } from '../../../src/engine/topologies/graph.ts';
import { contest, type Figures, type Turn } from '../kernel.ts';
import { xorshift } from './random.ts';

const scenario = (agents: number): object => ({
  version: 1,
  seed: 1,
  agents,
  topology: { id: 'random-regular', degree: 6 },
  network: { id: 'exponential', meanSeconds: 1 },
  protocol: { id: 'flooding' },
  environment: { id: 'facts', limit: 1 },
});

/** One fact floods a random graph of degree 6 with exponential delays, through the kernel as shipped, digest off. */
function ours(agents: number): Turn {
  const world = new World(scenario(agents), [], { checks: false });
  const start = performance.now();
  world.advance(1000);
  return { operations: world.events, milliseconds: performance.now() - start };
}

/** The same as one loop around a binary heap in typed arrays, ordered by time and sequence. */
function loop({ n, offsets, targets }: Graph): Turn {
  const random = xorshift(1);
  const knows = new Uint8Array(n);
  const capacity = targets.length + 1;
  const times = new Float64Array(capacity);
  const sequences = new Float64Array(capacity);
  const to = new Int32Array(capacity);
  const from = new Int32Array(capacity);
  let size = 0;
  let sequence = 0;
  const push = (time: number, target: number, source: number): void => {
    const own = sequence++;
    let at = size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (times[parent] < time || (times[parent] === time && sequences[parent] < own)) break;
      times[at] = times[parent];
      sequences[at] = sequences[parent];
      to[at] = to[parent];
      from[at] = from[parent];
      at = parent;
    }
    times[at] = time;
    sequences[at] = own;
    to[at] = target;
    from[at] = source;
  };
  const pop = (): void => {
    size -= 1;
    const time = times[size];
    const own = sequences[size];
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      const right = child + 1;
      if (
        right < size &&
        (times[right] < times[child] ||
          (times[right] === times[child] && sequences[right] < sequences[child]))
      )
        child = right;
      if (times[child] > time || (times[child] === time && sequences[child] > own)) break;
      times[at] = times[child];
      sequences[at] = sequences[child];
      to[at] = to[child];
      from[at] = from[child];
      at = child;
    }
    times[at] = time;
    sequences[at] = own;
    to[at] = to[size];
    from[at] = from[size];
  };
  let events = 0;
  const start = performance.now();
  const tell = (agent: number, but: number, now: number): void => {
    knows[agent] = 1;
    for (let k = offsets[agent]; k < offsets[agent + 1]; k++)
      if (targets[k] !== but) push(now - Math.log(1 - random()), targets[k], agent);
  };
  tell(0, -1, 0);
  while (size > 0) {
    const now = times[0];
    const agent = to[0];
    const source = from[0];
    pop();
    events += 1;
    if (knows[agent] === 0) tell(agent, source, now);
  }
  return { operations: events, milliseconds: performance.now() - start };
}

interface Simjs {
  Sim: new () => { addEntity(kind: unknown): Entity; simulate(end: number, events: number): void };
  Entity: new (...parts: unknown[]) => Entity;
}
interface Entity {
  agent: number;
  send(message: unknown, delay: number, to: unknown): void;
}

/** simjs is a script for a page: it leaves its classes on the window. */
function loadSimjs(): Simjs {
  const page: { Sim?: Simjs } = {};
  Object.assign(globalThis, { window: page });
  createRequire(resolve('tests/bench/package.json'))('simjs');
  if (!page.Sim) throw new Error('simjs left no classes behind.');
  return page.Sim;
}

function simjs({ Sim, Entity }: Simjs, { n, offsets, targets }: Graph): Turn {
  const random = xorshift(1);
  let events = 0;
  const all: Entity[] = [];
  class Agent extends Entity {
    knows = false;
    start(): void {
      if (this.agent === 0) this.tell(-1);
    }
    tell(but: number): void {
      this.knows = true;
      for (let k = offsets[this.agent]; k < offsets[this.agent + 1]; k++)
        if (targets[k] !== but) this.send(this.agent, -Math.log(1 - random()), all[targets[k]]);
    }
    onMessage(_sender: unknown, from: number): void {
      events += 1;
      if (!this.knows) this.tell(from);
    }
  }
  const simulation = new Sim();
  for (let agent = 0; agent < n; agent++) {
    const entity = simulation.addEntity(Agent);
    entity.agent = agent;
    all.push(entity);
  }
  const start = performance.now();
  (all[0] as Agent).tell(-1);
  simulation.simulate(1000, Infinity);
  return { operations: events, milliseconds: performance.now() - start };
}

export function floodAgainstLoop(): Figures {
  const { graph } = new World(scenario(100_000));
  return {
    name: 'flood, exponential delays, 10⁵ agents of degree 6, through the kernel',
    against: 'plain typed-array heap loop',
    ...contest(
      () => ours(100_000),
      () => loop(graph),
      5,
    ),
    unit: 'ns an event',
    good: '1×',
    reach: '2×',
  };
}

export function floodAgainstSimjs(): Figures {
  const { graph } = new World(scenario(100_000));
  const library = loadSimjs();
  return {
    name: 'flood, exponential delays, 10⁵ agents of degree 6, through the kernel',
    against: 'simjs',
    ...contest(
      () => ours(100_000),
      () => simjs(library, graph),
      2,
    ),
    unit: 'ns an event',
    good: '20×',
    reach: '30×',
  };
}
