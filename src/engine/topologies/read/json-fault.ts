/** Where JSON breaks: the engines of browsers say it in different words, and not all name the line. */
export interface JsonFault {
  /** From 1. */
  line: number;
  /** What stands there. */
  came: string;
  expected: string;
}

const WHITE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const COLON = /:/y;
const WORD = /true|false|null/y;

/** The first place where a text stops being JSON (RFC 8259), or null if it is JSON throughout. */
export function jsonFault(text: string): JsonFault | null {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const fault = (expected: string): JsonFault => {
    const line = text.slice(0, at).split('\n').length;
    const rest = text.slice(at).split(/[\r\n]/, 1)[0];
    const came =
      at >= text.length ? 'the end of the text' : JSON.stringify(rest.slice(0, 24) || 'a line break');
    return { line, came, expected };
  };
  // By hand, since a text of megabytes would overflow the stack of a pattern.
  const skipText = (): boolean => {
    if (text[at] !== '"') return false;
    at++;
    while (at < text.length && text[at] !== '"') {
      if (text[at] === '\\') {
        if (!skip(ESCAPE)) return false;
      } else if (text.charCodeAt(at++) < 32) {
        at--;
        return false;
      }
    }
    return at++ < text.length;
  };
  const skipKey = (): boolean => skipText() && skip(WHITE) && skip(COLON);
  // A stack of our own instead of recursion: nesting may be deep on purpose.
  const open: string[] = [];
  for (;;) {
    skip(WHITE);
    const opener = text[at];
    if (opener === '{' || opener === '[') {
      at++;
      skip(WHITE);
      const closer = opener === '{' ? '}' : ']';
      if (text[at] !== closer) {
        open.push(closer);
        if (closer === '}' && !skipKey()) return fault('a name in double quotes and a colon');
        continue;
      }
      at++;
    } else if (opener === '"') {
      if (!skipText()) return fault('a text that ends in a double quote on its line');
    } else if (!skip(NUMBER) && !skip(WORD)) {
      return fault('a value (an object, a list, a text in double quotes, a number, true, false or null)');
    }
    for (skip(WHITE); open.length > 0 && text[at] === open[open.length - 1]; skip(WHITE)) {
      open.pop();
      at++;
    }
    if (open.length === 0) return at === text.length ? null : fault('the end of the text');
    const closer = open[open.length - 1];
    if (text[at] !== ',') return fault(`a comma or "${closer}"`);
    at++;
    skip(WHITE);
    if (closer === '}' && !skipKey()) return fault('a name in double quotes and a colon');
  }
}
