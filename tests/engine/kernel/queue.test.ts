import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMAND, EventQueue, MESSAGE, ROUND, TIMER } from '../../../src/engine/kernel/queue.ts';

/** Takes everything out and answers [time, value] pairs. */
function drain(queue: EventQueue): [number, number][] {
  const out: [number, number][] = [];
  for (let slot = queue.peek(); slot >= 0; slot = queue.peek()) {
    queue.take(slot);
    out.push([queue.time[slot], queue.value[slot]]);
    queue.release(slot);
  }
  return out;
}

test('events come out by time, and at one moment messages before timers before rounds before commands', () => {
  const queue = new EventQueue();
  queue.push(COMMAND, 1, 0, 0, 0, 4, false);
  queue.push(ROUND, 1, 0, 0, 0, 3, false);
  queue.push(TIMER, 1, 0, 0, 0, 2, false);
  queue.push(MESSAGE, 1, 0, 0, 0, 1, false);
  queue.push(MESSAGE, 0.5, 0, 0, 0, 0, true);
  expect(drain(queue).map(([, value]) => value)).toEqual([0, 1, 2, 3, 4]);
});

test('any mixture of pushes and takes comes out as a sorted list would give it', () => {
  const step = fc.record({
    take: fc.integer({ min: 0, max: 6 }),
    delays: fc.array(fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1e6, noNaN: true })), { maxLength: 40 }),
    lane: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const queue = new EventQueue();
      const model: { time: number; serial: number }[] = [];
      let now = 0;
      let serial = 0;
      const takeOne = () => {
        const slot = queue.peek();
        model.sort((a, b) => a.time - b.time || a.serial - b.serial);
        const expected = model.shift();
        if (expected === undefined) {
          expect(slot).toBe(-1);
          return false;
        }
        queue.take(slot);
        expect([queue.time[slot], queue.value[slot]]).toEqual([expected.time, expected.serial]);
        now = queue.time[slot];
        queue.release(slot);
        return true;
      };
      for (const { take, delays, lane } of steps) {
        for (const delay of delays) {
          queue.push(MESSAGE, now + delay, 0, 0, 0, serial, lane);
          model.push({ time: now + delay, serial });
          serial += 1;
        }
        for (let i = 0; i < take; i++) takeOne();
      }
      while (takeOne());
      expect(queue.size).toBe(0);
    }),
    { numRuns: 300 },
  );
});

test('a queue written down and read back gives the same order', () => {
  const queue = new EventQueue();
  for (let i = 0; i < 5000; i++) queue.push(MESSAGE, (i * 7919) % 1000, 0, i, 0, i, i % 3 === 0);
  for (let i = 0; i < 1000; i++) {
    const slot = queue.peek();
    queue.take(slot);
    queue.release(slot);
  }
  const copy = new EventQueue();
  copy.load(queue.save());
  expect(drain(copy)).toEqual(drain(queue));
});

test('an event at no time at all is refused', () => {
  const queue = new EventQueue();
  expect(() => queue.push(MESSAGE, Number.NaN, 0, 0, 0, 0, false)).toThrow(/expected a finite time/);
});
