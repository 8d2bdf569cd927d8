import { describe, expect, it } from 'vitest';
import { checkValue } from '../../src/engine/scenario/values.ts';
import { everyEntry } from '../helpers/scenarios.ts';

const endsInStop = /[.?!]$/;

describe.each(everyEntry)('$name in words', ({ entry }) => {
  const params = Object.entries(entry.params);

  it('has an id for links and files', () => {
    expect(entry.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('is named in sentence case without a stop, and summed up in sentences with one', () => {
    expect(entry.label).toMatch(/^[\p{Lu}\d].*[^.\s]$/u);
    expect(entry.summary).toMatch(endsInStop);
    expect(entry.source.trim()).not.toBe('');
  });

  it('explains each parameter', () => {
    const wrong = params.filter(
      ([, { label, help }]) => !endsInStop.test(help) || endsInStop.test(label) || label.trim() === '',
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('names its parameters for code and link alike', () => {
    expect(
      params.map(([key]) => key).filter((key) => !/^[a-zA-Z][a-zA-Z0-9]*$/.test(key) || key === 'id'),
    ).toEqual([]);
  });

  it('has legal defaults', () => {
    const problems = params
      .map(([key, param]) => checkValue(param, param.default, key))
      .filter((text) => text !== null);
    expect(problems).toEqual([]);
  });

  it('has ranges with room, and scales that fit them', () => {
    for (const [key, param] of params) {
      if (param.kind !== 'number') continue;
      expect(param.min, key).toBeLessThan(param.max);
      if (param.scale === 'log') expect(param.min, `${key} is on a log scale`).toBeGreaterThan(0);
    }
  });

  it('shows a parameter only by the values of another that exists', () => {
    for (const [key, { when }] of params) {
      if (!when) continue;
      const other = entry.params[when.key];
      expect(other, `${key} depends on ${when.key}`).toBeDefined();
      for (const value of when.is) expect(checkValue(other, value, when.key)).toBeNull();
    }
  });
});
