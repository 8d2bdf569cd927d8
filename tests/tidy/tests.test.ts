import { describe, expect, it } from 'vitest';
import { filesUnder, placeOf, treeOf, walk } from '../helpers/source.ts';

const tests = filesUnder('tests', /\.(test|spec)\.tsx?$/);
const asserting = /^(expect|assert|expectTypeOf)$|^check|^expect|^assert|^verify/;

describe('the tests', () => {
  it('all run: none is left out or left alone, but by skipIf with its reason in the title', () => {
    const wrong: string[] = [];
    for (const path of tests) {
      walk(treeOf(path), (node) => {
        if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return;
        const name = node.property.type === 'Identifier' ? node.property.name : '';
        if (/^(it|test|describe)$/.test(node.object.name) && /^(only|skip|todo|fixme|fails)$/.test(name))
          wrong.push(placeOf(path, node));
      });
    }
    expect(wrong).toEqual([]);
  });

  it('say what they expect', () => {
    const wrong = tests.filter((path) => {
      let found = false;
      walk(treeOf(path), (node) => {
        if (node.type === 'CallExpression' && node.callee.type === 'Identifier')
          found ||= asserting.test(node.callee.name);
      });
      return !found;
    });
    expect(wrong).toEqual([]);
  });

  it('expect nothing that is always so', () => {
    const wrong: string[] = [];
    for (const path of tests) {
      walk(treeOf(path), (node) => {
        if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
        const [first] = node.arguments;
        if (node.callee.name === 'expect' && first?.type === 'Literal') wrong.push(placeOf(path, node));
      });
    }
    expect(wrong).toEqual([]);
  });
});
