import FlatQueue from 'flatqueue';
import { EventQueue, TIMER } from '../../../src/engine/kernel/queue.ts';
import { contest, type Figures, type Turn } from '../kernel.ts';
import { xorshift } from './random.ts';

const PENDING = 100_000;
const HOLDS = 2_000_000;

/** The hold model (Jones 1986): take the earliest event, put one back an exponential time later. */
function ours(): Turn {
  const random = xorshift(1);
  const queue = new EventQueue();
  for (let i = 0; i < PENDING; i++) queue.push(TIMER, -Math.log(1 - random()), 0, i, i, 0, false);
  const start = performance.now();
  for (let i = 0; i < HOLDS; i++) {
    const slot = queue.peek();
    queue.take(slot);
    const time = queue.time[slot];
    const agent = queue.to[slot];
    queue.release(slot);
    queue.push(TIMER, time - Math.log(1 - random()), 0, agent, agent, 0, false);
  }
  return { operations: HOLDS, milliseconds: performance.now() - start };
}

function flatqueue(): Turn {
  const random = xorshift(1);
  const queue = new FlatQueue<number>();
  for (let i = 0; i < PENDING; i++) queue.push(i, -Math.log(1 - random()));
  const start = performance.now();
  for (let i = 0; i < HOLDS; i++) {
    const time = queue.peekValue() as number;
    const agent = queue.pop() as number;
    queue.push(agent, time - Math.log(1 - random()));
  }
  return { operations: HOLDS, milliseconds: performance.now() - start };
}

export const eventQueue = (): Figures => ({
  name: 'event queue, hold model, 10⁵ pending',
  against: 'flatqueue',
  ...contest(ours, flatqueue, 5),
  unit: 'ns an operation',
  good: '1.5×',
  reach: '2×',
});
