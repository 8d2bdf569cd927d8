import { fc } from './properties.ts';
import { describe, expect, it } from 'vitest';
import { findFault, parseJson } from '../../src/traces/json.ts';

const messageOf = (text: string): string => {
  const parsed = parseJson(text);
  return parsed.ok ? 'no fault' : parsed.message;
};

describe('what is wrong with a text that is not JSON', () => {
  it('names the line and column and what stands there', () => {
    expect(messageOf('{\n  "a": 1,\n  "b" 2\n}')).toBe(
      'not JSON at line 3, column 7: expected a colon, got "2\\n}".',
    );
    expect(messageOf('{"a": 1 "b": 2}')).toContain('line 1, column 9: expected a comma or "}"');
    expect(messageOf('[1, 2,, 3]')).toContain('line 1, column 7: expected a JSON value');
    expect(messageOf('{a: 1}')).toContain('column 2: expected a field name in double quotes');
    expect(messageOf('<!DOCTYPE html>')).toContain('column 1: expected a JSON value, got "<!DOCTYPE html>"');
    expect(messageOf('{} {}')).toContain('column 4: expected nothing more');
    expect(messageOf('["a\nb"]')).toContain('expected a closing double quote before the line ends');
    expect(messageOf('["\\x41"]')).toContain('expected an escape');
  });

  it('says that a text is cut off where it ends too soon', () => {
    const whole = '{"history": [{"role": "human", "content": "caf\\u00e9"}]}';
    for (let length = 1; length < whole.length; length += 1) {
      const message = messageOf(whole.slice(0, length));
      expect(message).toMatch(/cut off|expected a JSON value, got|expected an escape/);
    }
    expect(messageOf(whole.slice(0, 41))).toBe(
      'the text ends at line 1, column 42, where a JSON value was expected: it seems to be cut off.',
    );
  });

  it('agrees with JSON.parse on every JSON value and on every damaged one', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ maxLength: 3 }), (json, at, patch) => {
        const position = at % (json.length + 1);
        for (const text of [json, json.slice(0, position) + patch + json.slice(position + 1)]) {
          let valid = true;
          try {
            JSON.parse(text);
          } catch {
            valid = false;
          }
          expect(findFault(text) === null).toBe(valid);
        }
      }),
    );
  });

  it('does not overflow on a million open brackets', () => {
    expect(messageOf('['.repeat(1_000_000))).toContain('cut off');
  });
});
