import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecording } from '../../src/traces/index.ts';

const want = { arrivals: true, messagesAtMost: 100 };
const player = () => {
  const url = new URL('../../public/recordings/museum-visitors.json', import.meta.url);
  const read = readRecording(readFileSync(url, 'utf8'), 'museum-visitors.json');
  if (!read.ok) throw new Error(read.message);
  return read.film;
};

describe('a recording asked like a simulation', () => {
  it('goes step by step, to the mistake, and back', () => {
    const film = player();
    expect(film.frame()).toMatchObject({ time: 0, events: 1 });
    expect(film.go({ to: 'event', want }).frame.time).toBe(1);
    expect(film.go({ to: 'note', want }).frame.time).toBe(6);
    expect(film.go({ to: 'back', want }).frame.time).toBe(5);
    expect(film.go({ to: 'note', want }).frame.notes[0].kind).toBe('mistake');
    expect(film.go({ to: 99, want })).toMatchObject({
      frame: { time: 12 },
      arrived: true,
      reachable: [0, 12],
    });
    expect(film.go({ to: 'event', want }).frame.time).toBe(12);
  });

  it('tells what is new since the last frame, and tells it again after a way back', () => {
    const film = player();
    expect([...film.frame().samples.times]).toEqual([0]);
    expect([...film.go({ to: 3, want }).frame.samples.times]).toEqual([1, 2, 3]);
    expect(film.go({ to: 3, want }).frame.samples.times.length).toBe(0);
    expect(film.go({ to: 1, want }).frame.samples.times.length).toBe(0);
    const again = film.go({ to: 3, want }).frame;
    expect([...again.samples.times]).toEqual([2, 3]);
    expect([...(again.arrivals?.id ?? [])]).toEqual([1, 2]);
    expect([...(again.messages.sentAt ?? [])]).toEqual([3]);
  });

  it('inspects an agent at the present time', () => {
    const film = player();
    const said = () => film.inspect(2).find((row) => row.label === 'Messages sent')?.value;
    expect(said()).toBe('0');
    film.go({ to: 4, want });
    expect(said()).toBe('1');
  });
});
