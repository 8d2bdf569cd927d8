import { describe, expect, it } from 'vitest';
import { filesUnder, globalsIn, placeOf, treeOf, walk } from '../helpers/source.ts';

const engine = filesUnder('src/engine');

/** Of Math, only what every browser and Node round alike. */
const exactMathematics = new Set([
  ...['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'],
  ...['E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'PI', 'SQRT1_2', 'SQRT2'],
]);

/** Clocks, chance, locale, network, page: what a run must not depend on. */
const worldOutside = new Set([
  ...['Date', 'performance', 'Intl', 'crypto', 'console', 'fetch', 'XMLHttpRequest', 'WebSocket'],
  ...['window', 'document', 'navigator', 'location', 'localStorage', 'indexedDB', 'globalThis', 'self'],
  ...['process', 'setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame', 'WeakRef'],
]);

const localeMethods = new Set(['localeCompare', 'toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase']);

describe('the engine', () => {
  it('uses of Math only what every engine rounds alike', () => {
    const wrong: string[] = [];
    for (const path of engine) {
      walk(treeOf(path), (node) => {
        if (
          node.type === 'MemberExpression' &&
          node.object.type === 'Identifier' &&
          node.object.name === 'Math'
        ) {
          const name = !node.computed && node.property.type === 'Identifier' ? node.property.name : '[…]';
          if (!exactMathematics.has(name)) wrong.push(`${placeOf(path, node)} uses Math.${name}`);
        }
        if (
          node.type === 'VariableDeclarator' &&
          node.init?.type === 'Identifier' &&
          node.init.name === 'Math'
        )
          wrong.push(`${placeOf(path, node)} takes Math apart`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it('raises no powers with **, which engines round differently', () => {
    const wrong: string[] = [];
    for (const path of engine) {
      walk(treeOf(path), (node) => {
        // Powers of whole literals are folded by no engine in different ways: 2 ** 32 is exact.
        if (node.type === 'BinaryExpression' && node.operator === '**') {
          const exact = [node.left, node.right].every(
            (side) => side.type === 'Literal' && Number.isInteger(side.value),
          );
          if (!exact) wrong.push(placeOf(path, node));
        }
        if (node.type === 'AssignmentExpression' && node.operator === '**=') wrong.push(placeOf(path, node));
      });
    }
    expect(wrong).toEqual([]);
  });

  it('knows no clock, no page, no network and no locale', () => {
    expect(engine.flatMap((path) => globalsIn(path, worldOutside))).toEqual([]);
  });

  it('compares and prints text without a locale', () => {
    const wrong: string[] = [];
    for (const path of engine) {
      walk(treeOf(path), (node) => {
        if (node.type === 'MemberExpression' && !node.computed && localeMethods.has(nameOf(node.property)))
          wrong.push(placeOf(path, node));
      });
    }
    expect(wrong).toEqual([]);
  });

  it('does not wait: a run is one computation', () => {
    const wrong: string[] = [];
    for (const path of engine) {
      walk(treeOf(path), (node) => {
        if (node.type === 'AwaitExpression' || ('async' in node && node.async))
          wrong.push(placeOf(path, node));
      });
    }
    expect(wrong).toEqual([]);
  });
});

function nameOf(node: { type: string; name?: unknown }): string {
  return typeof node.name === 'string' ? node.name : '';
}
