import { quote } from './refusal.ts';

export type Parsed = { ok: true; value: unknown } | { ok: false; message: string };

/** Parses JSON (RFC 8259); a failure says the line and column, what was expected and what stands there. */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    const fault = findFault(text);
    if (fault === null) return { ok: false, message: `not JSON: ${String(error)}` };
    const { line, column } = placeOf(text, fault.position);
    const where = `line ${line}, column ${column}`;
    return fault.position >= text.length
      ? {
          ok: false,
          message: `the text ends at ${where}, where ${fault.expected} was expected: it seems to be cut off.`,
        }
      : {
          ok: false,
          message: `not JSON at ${where}: expected ${fault.expected}, got ${quote(text.slice(fault.position, fault.position + 16))}.`,
        };
  }
}

interface Fault {
  position: number;
  expected: string;
}

type State = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'after' | 'end';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

/**
 * The first place at which a text stops being JSON, or null if it is JSON. Browsers word their own errors
 * differently and some leave out the position, so a text that failed is read once more. No recursion: a
 * million open brackets are only a long list.
 */
export function findFault(text: string): Fault | null {
  const open: ('{' | '[')[] = [];
  let state: State = 'value';
  let position = 0;
  for (;;) {
    position = skipSpace(text, position);
    const character = text[position];
    switch (state) {
      case 'end':
        return position >= text.length ? null : { position, expected: 'nothing more' };
      case 'colon':
        if (character !== ':') return { position, expected: 'a colon' };
        position += 1;
        state = 'value';
        break;
      case 'after': {
        const container = open[open.length - 1];
        const close = container === '{' ? '}' : ']';
        if (character === ',') state = container === '{' ? 'key' : 'value';
        else if (character === close) {
          open.pop();
          state = open.length === 0 ? 'end' : 'after';
        } else return { position, expected: `a comma or "${close}"` };
        position += 1;
        break;
      }
      case 'key':
      case 'key or }': {
        if (character === '}' && state === 'key or }') {
          open.pop();
          state = open.length === 0 ? 'end' : 'after';
          position += 1;
          break;
        }
        if (character !== '"') return { position, expected: 'a field name in double quotes' };
        const end = endOfString(text, position);
        if (typeof end !== 'number') return end;
        position = end;
        state = 'colon';
        break;
      }
      default: {
        if (character === ']' && state === 'value or ]') {
          open.pop();
          state = open.length === 0 ? 'end' : 'after';
          position += 1;
        } else if (character === '{' || character === '[') {
          open.push(character);
          state = character === '{' ? 'key or }' : 'value or ]';
          position += 1;
        } else {
          const end = endOfScalar(text, position);
          if (typeof end !== 'number') return end;
          position = end;
          state = open.length === 0 ? 'end' : 'after';
        }
      }
    }
  }
}

function skipSpace(text: string, start: number): number {
  let position = start;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
    position += 1;
  }
  return position;
}

/** Index after a string, number, true, false or null; or what is wrong with it. */
function endOfScalar(text: string, position: number): number | Fault {
  if (text[position] === '"') return endOfString(text, position);
  for (const pattern of [NUMBER, WORD]) {
    pattern.lastIndex = position;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return { position, expected: 'a JSON value' };
}

/** Index after the closing quote of the string that opens at `start`; or what is wrong with it. */
function endOfString(text: string, start: number): number | Fault {
  let position = start + 1;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code === 34) return position + 1;
    if (code < 32) return { position, expected: 'a closing double quote before the line ends' };
    if (code !== 92) position += 1;
    else if (/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(position + 1, position + 6))) position += 2;
    else if (position + 6 > text.length) return { position: text.length, expected: 'a closing double quote' };
    else return { position, expected: 'an escape such as \\n or \\u00e9' };
  }
  return { position, expected: 'a closing double quote' };
}

/** Line and column, both from 1, of a position in a text. */
function placeOf(text: string, position: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < position; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: position - start + 1 };
}
