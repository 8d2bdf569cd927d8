import { describe, expect, it } from 'vitest';
import { readFilm } from '../../src/traces/read.ts';
import { readers } from '../../src/traces/readers/index.ts';
import { logOf, messageOf, open } from './logs.ts';
import { fc } from './properties.ts';

describe('a file that cannot be read', () => {
  it('is told what is wrong with it', () => {
    expect(messageOf('')).toBe('log.json: the file is empty; expected a log in JSON.');
    expect(messageOf(' \n ')).toContain('empty');
    expect(messageOf('hello')).toContain('line 1, column 1: expected a JSON value, got "hello"');
    expect(messageOf('{"history": [{"role": "human", "content": "Wh')).toContain('cut off');
    expect(messageOf('[]')).toContain('expected an object with a "history", got an empty list');
    expect(messageOf('{"messages": []}')).toContain(
      'history: expected a list of entries, got an object with "messages"',
    );
    expect(messageOf('{"history": "none"}')).toContain('got history = the text "none"');
    expect(messageOf('{"history": []}')).toContain('history: expected at least one entry, got an empty list');
    expect(messageOf('{"history": [1]}')).toContain('history[0]: expected an object');
    for (const reader of readers) expect(messageOf('{"history": [{}]}')).toContain(reader.label);
  });

  it('is told which entry lacks what', () => {
    const entries = [{ role: 'human', content: 'Hi' }, { role: 'Assistant' }];
    expect(messageOf(logOf(entries))).toBe(
      'log.json: history[1].content: expected a text (what was said), got nothing.',
    );
    const named = [
      { name: 'A', content: 'Hi' },
      { content: 'Hi', role: 'user' },
    ];
    expect(messageOf(logOf(named))).toContain('history[1].name: expected a text (who speaks), got nothing');
    expect(messageOf(logOf([{ role: 'A', content: null }]))).toContain(
      'history[0].content: expected a text (what was said), got null',
    );
    expect(messageOf(logOf([{ role: ' ', content: '' }]))).toContain(
      'history[0].role: expected the name of the speaker',
    );
    expect(messageOf(logOf([{ role: 'A', content: 'x' }, null]))).toContain(
      'history[1]: expected an object, got null',
    );
    expect(messageOf(logOf([{ role: 'x'.repeat(500), content: '' }]))).toContain(
      'at most 200 characters, got 500',
    );
  });

  it('is refused at once when it is enormous', () => {
    const started = performance.now();
    expect(messageOf(' '.repeat(100_000_001))).toContain('at most 100 MB can be opened');
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, name) => typeof readFilm(text, name).ok === 'boolean'),
    );
  });

  it('never throws, whatever the JSON', () => {
    const anything = fc.jsonValue({ maxDepth: 3 });
    const entry = fc.oneof(
      anything,
      fc.record(
        { role: fc.oneof(fc.string(), anything), content: fc.oneof(fc.string(), anything), name: anything },
        { requiredKeys: [] },
      ),
    );
    const log = fc.record(
      {
        history: fc.oneof(anything, fc.array(entry)),
        mistake_agent: anything,
        mistake_step: anything,
        mistake_reason: anything,
        question: anything,
        system_prompt: anything,
        is_correct: anything,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, log), (json) => {
        const read = readFilm(JSON.stringify(json), 'any.json');
        if (!read.ok) return /^any\.json: .{10,}/s.test(read.message);
        const frame = read.film.frameAt(1, { arrivals: true, messagesAtMost: 10 });
        return frame.channels.every((channel) => channel.every(Number.isFinite));
      }),
    );
  });
});

describe('a file that can be read', () => {
  it('may start with a byte order mark', () => {
    expect(open(`\uFEFF${logOf([{ role: 'human', content: 'Hi' }])}`).info().n).toBe(1);
  });

  it('may name agents like the fields of an object', () => {
    const names = ['__proto__', 'constructor', 'toString', '__proto__'];
    const film = open(logOf(names.map((role) => ({ role, content: 'x' }))));
    expect(film.info().names).toEqual(['__proto__', 'constructor', 'toString']);
    expect(Object.prototype).not.toHaveProperty('content');
  });

  it('warns of a blame that fits nobody, and shows the rest', () => {
    const history = [
      { role: 'A', content: 'x' },
      { role: 'B', content: 'y' },
    ];
    const odd = open(JSON.stringify({ history, mistake_agent: 'C', mistake_step: '2' }));
    expect(odd.info().warnings).toEqual([
      'mistake_agent: expected the name of a speaker, got the text "C"; no agent is marked.',
      'mistake_step: expected a whole number from 0 to 1, got the text "2"; no step is marked.',
    ]);
    const crossed = open(JSON.stringify({ history, mistake_agent: 'A', mistake_step: 1 }));
    expect(crossed.info().warnings[0]).toContain('blames A at step 1, where B speaks');
  });

  it('may have 100,000 entries', () => {
    const entries = Array.from({ length: 100_000 }, (_, i) => ({
      name: `agent ${i % 700}`,
      content: 'one two',
    }));
    const text = logOf(entries);
    const started = performance.now();
    const film = open(text);
    const frame = film.frameAt(99_999.5, { arrivals: true, messagesAtMost: 100 }, 99_990);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(frame.samples.times.length).toBe(9);
    expect(film.info().n).toBe(700);
  });
});
