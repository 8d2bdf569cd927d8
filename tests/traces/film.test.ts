import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { open } from './logs.ts';
import { fc } from './properties.ts';

const shipped = (name: string) =>
  open(readFileSync(new URL(`../../public/recordings/${name}`, import.meta.url), 'utf8'), name);
const want = { arrivals: true, messagesAtMost: 1_000 };

describe('the shipped log of an orchestrator and its workers', () => {
  const film = shipped('museum-visitors.json');
  const info = film.info();

  it('has each speaker as an agent and each entry as a message of one second', () => {
    expect(info.names).toEqual(['human', 'Orchestrator', 'WebSurfer', 'Assistant']);
    expect(info.endSeconds).toBe(12);
    expect(info.edges.total).toBe(3);
    const frame = film.frameAt(2.25, want);
    expect([...frame.messages.from, ...frame.messages.to]).toEqual([1, 2]);
    expect(frame.messages.progress[0]).toBeCloseTo(0.25);
    expect(info.messageKinds[frame.messages.kind[0]].id).toBe('stated');
    expect(frame.sentence).toBe(
      'Step 2 of 12: Orchestrator speaks to WebSurfer; 3 messages, 104 words so far.',
    );
  });

  it('marks the agent and the step to blame', () => {
    expect(film.nextNote(0)).toBe(6);
    const frame = film.frameAt(6, want);
    expect(frame.notes[0]).toMatchObject({ time: 6, kind: 'mistake', agent: 2, tone: 'bad' });
    expect([...frame.channels[3]]).toEqual([0, 0, 1, 0]);
    expect(info.messageKinds[frame.messages.kind[0]].id).toBe('mistake');
    expect(frame.sentence).toContain('the step that the log blames');
    expect(film.frameAt(12, want).verdict).toMatchObject({ state: 'failed', time: 12 });
  });

  it('shows messages and facts in full', () => {
    expect(film.message(6)?.at(-1)).toMatchObject({ label: 'Text', long: true });
    expect(film.message(6)?.at(-1)?.value).toContain('| 17 September | 1,287 |');
    expect(film.message(99)).toBeNull();
    expect(film.message(0.5)).toBeNull();
    const rows = film.inspect(2, 12);
    expect(rows.find((row) => row.label === 'Expected answer')?.value).toBe('1,412');
    expect(rows.find((row) => row.label === 'Blamed by the log')?.value).toBe('yes, at step 6');
    expect(film.inspect(-1, 12)).toEqual([]);
  });
});

describe('the shipped log of a group chat', () => {
  it('infers addressees and says so', () => {
    const film = shipped('bakery-boxes.json');
    expect(film.info().names).toEqual([
      'Combinatorics_Expert',
      'Python_Expert',
      'Computer_terminal',
      'Verification_Expert',
    ]);
    expect(film.message(0)?.find((row) => row.label === 'To')?.value).toBe(
      'Python_Expert (inferred: the next other speaker)',
    );
    expect(film.inspect(3, 9).find((row) => row.label === 'System prompt')?.value).toContain(
      'independent route',
    );
    const last = film.frameAt(9, want);
    expect(last.samples.values.at(-1)).toBe(1);
  });
});

describe('time in a film', () => {
  const film = shipped('museum-visitors.json');
  const time = fc.double({ min: -2, max: 15, noNaN: true });

  it('may be asked for in any order', () => {
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 8 }), (times) => {
        const wandering = times.map((at) => film.frameAt(at, want));
        times.forEach((at, i) =>
          expect(wandering[i]).toEqual(shipped('museum-visitors.json').frameAt(at, want)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('gives samples, notes and arrivals once each, in any strides', () => {
    const whole = film.frameAt(12, want);
    fc.assert(
      fc.property(fc.array(time, { maxLength: 12 }), (stops) => {
        let since = -1;
        const seen = { samples: [] as number[], notes: [] as string[], arrivals: [] as number[] };
        for (const stop of [
          ...stops.map((at) => Math.min(12, Math.max(0, at))).toSorted((a, b) => a - b),
          12,
        ]) {
          const frame = film.frameAt(stop, want, since);
          seen.samples.push(...frame.samples.times);
          seen.notes.push(...frame.notes.map((note) => note.text));
          seen.arrivals.push(...(frame.arrivals?.id ?? []));
          since = stop;
        }
        expect(seen.samples).toEqual([...whole.samples.times]);
        expect(seen.notes).toEqual(whole.notes.map((note) => note.text));
        expect(seen.arrivals).toEqual([...(whole.arrivals?.id ?? [])]);
      }),
    );
    expect(whole.arrivals?.total).toBe(12);
  });

  it('steps forward and back by one message', () => {
    expect(film.nextEvent(0)).toBe(1);
    expect(film.nextEvent(0.5)).toBe(1);
    expect(film.nextEvent(12)).toBeNull();
    expect(film.previousEvent(0.5)).toBe(0);
    expect(film.previousEvent(12)).toBe(11);
    expect(film.previousEvent(0)).toBeNull();
  });

  it('stands still at a time that is no number', () => {
    expect(film.frameAt(Number.NaN, want).time).toBe(0);
  });
});
