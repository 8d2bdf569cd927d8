import { describe, expect, it } from 'vitest';
import { filesUnder, placeOf, read, treeOf, walk } from '../helpers/source.ts';

const sources = filesUnder('src');

/** Ways to turn text into script or markup. */
const markup = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML', 'srcdoc']);
/** Addresses that name a vocabulary and are never asked for. */
const vocabularies =
  /^https?:\/\/(www\.w3\.org\/(2000\/svg|1999\/xhtml|1998\/Math\/MathML)|json-schema\.org\/)/;

describe('the sources', () => {
  it('write no markup as text', () => {
    const wrong: string[] = [];
    for (const path of sources) {
      walk(treeOf(path), (node) => {
        const named = 'name' in node && typeof node.name === 'string' ? node.name : '';
        const key = node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
        if (markup.has(named) || markup.has(key)) wrong.push(placeOf(path, node));
        if (node.type === 'MemberExpression' && !node.computed) {
          const called = node.property.type === 'Identifier' ? node.property.name : '';
          const object = node.object.type === 'Identifier' ? node.object.name : '';
          if (object === 'document' && called.startsWith('write')) wrong.push(placeOf(path, node));
        }
      });
    }
    expect(wrong).toEqual([]);
  });

  it('run no text as script', () => {
    const wrong: string[] = [];
    for (const path of sources) {
      walk(treeOf(path), (node) => {
        if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return;
        const name = node.callee.type === 'Identifier' ? node.callee.name : '';
        const [first] = node.arguments;
        const text = first?.type === 'Literal' && typeof first.value === 'string';
        if (name === 'eval' || name === 'Function' || (/^set(Timeout|Interval)$/.test(name) && text))
          wrong.push(placeOf(path, node));
      });
    }
    expect(wrong).toEqual([]);
  });

  it('name no other origin', () => {
    const wrong: string[] = [];
    for (const path of sources) {
      walk(treeOf(path), (node) => {
        const text =
          node.type === 'Literal' && typeof node.value === 'string'
            ? node.value
            : node.type === 'TemplateElement'
              ? node.value.raw
              : '';
        if (/^(https?|wss?):\/\/|^\/\/\w/.test(text) && !vocabularies.test(text))
          wrong.push(`${placeOf(path, node)} ${text}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it('load nothing from another origin in page and styles', () => {
    const pages = ['index.html', ...filesUnder('src', /\.css$/)];
    const wrong = pages.filter((path) =>
      /(src|href)\s*=\s*["']?(https?:)?\/\/|url\(\s*["']?(https?:)?\/\/|@import\s+["'](https?:)?\/\//.test(
        read(path),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('silence no type error and no lint rule without a reason', () => {
    const wrong = sources.filter((path) =>
      /@ts-(ignore|nocheck)|(oxlint|eslint)-disable(?!.* -- \S)/.test(read(path)),
    );
    expect(wrong).toEqual([]);
  });
});
