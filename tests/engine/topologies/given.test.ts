import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeCount } from '../../../src/engine/topologies/graph.ts';
import { readGraph } from '../../../src/engine/topologies/given.ts';
import { jsonFault } from '../../../src/engine/topologies/read/json-fault.ts';
import { edgesOf, graphOf, topology } from './helpers.ts';

const given = (text: string) => graphOf('given', 3, { graph: text });
const check = (text: string): string | null => {
  const param = topology('given').params.graph;
  return param.kind === 'text' ? (param.check?.(text) ?? null) : 'not a text';
};

describe('an edge list', () => {
  it('may be apart by spaces, tabs, commas, semicolons or arrows, with comments', () => {
    const graph = given('# a triangle\r\nann bob\n\nbob,cid // twice\ncid\t->\tann\n% done');
    expect(graph.names).toEqual(['ann', 'bob', 'cid']);
    expect(edgesOf(graph)).toEqual(['0-1', '0-2', '1-2']);
    expect(graph.warnings).toBeUndefined();
  });

  it('puts whole numbers in their order and keeps other names as they come', () => {
    expect(given('10 9\n9 2').names).toEqual(['2', '9', '10']);
    expect(edgesOf(given('10 9\n9 2'))).toEqual(['0-1', '1-2']);
    expect(given('b a\na 1').names).toEqual(['b', 'a', '1']);
  });

  it('skips a heading, takes a name alone for an agent alone, and leaves out attributes', () => {
    const graph = given("source,target\n1,2\n2,3,{'weight': 1}\n4");
    expect(graph.n).toBe(4);
    expect(edgeCount(graph)).toBe(2);
    expect(graph.warnings?.[1]).toBe(
      '2 components, the largest with 3 of 4 agents, 1 agent without any link: news cannot reach everyone.',
    );
  });

  it('says what it left out', () => {
    expect(given('1 2 0.5\n2 1 3\n2 2\n2 3').warnings).toEqual([
      'The third column of 2 lines was taken as a weight and left out.',
      '1 link from an agent to itself left out.',
      '1 link given more than once counted once.',
    ]);
  });

  it('names the line, what came and what was expected', () => {
    expect(check('1 2\n3 4 x')).toBe(
      'line 2: came "3 4 x", expected two names such as "1 2" (a third column may be a weight)',
    );
    expect(check('a b c d')).toMatch(/^line 1: came "a b c d", expected two names/);
    expect(check('  \n# nothing')).toMatch(/no edge came/);
    expect(() => given('')).toThrow(/^topology.graph: line 1: no edge came, expected two names/);
  });
});

describe('node-link JSON', () => {
  it('reads ids, places and groups as D3 and NetworkX write them', () => {
    const graph = given(
      JSON.stringify({
        directed: true,
        nodes: [
          { id: 'a', group: 'x', x: 0, y: 0 },
          { id: 7, group: 'y', x: 10, y: 5 },
        ],
        links: [{ source: 'a', target: 7, value: 3 }],
      }),
    );
    expect(graph.names).toEqual(['a', '7']);
    expect(edgesOf(graph)).toEqual(['0-1']);
    expect([...(graph.groups ?? [])]).toEqual([0, 1]);
    expect([...(graph.positions ?? [])]).toEqual([0, 0.25, 1, 0.75]);
    expect(graph.warnings?.[0]).toBe('The graph is directed; its links are taken both ways.');
  });

  it('reads keys as graphology writes them, and places in the list where there are no ids', () => {
    const keyed = {
      nodes: [{ key: 'p', attributes: { x: 1, y: 1 } }, { key: 'q' }],
      edges: [{ source: 'q', target: 'p' }],
    };
    expect(given(JSON.stringify(keyed)).names).toEqual(['p', 'q']);
    const placed = { nodes: [{ name: 'u' }, { name: 'v' }, {}], links: [{ source: 0, target: 2 }] };
    expect(edgesOf(given(JSON.stringify(placed)))).toEqual(['0-2']);
    const bare = { nodes: [3, 1], links: [{ source: 1, target: 3 }] };
    expect(edgesOf(given(JSON.stringify(bare)))).toEqual(['0-1']);
  });

  it('names the place, what came and what was expected', () => {
    expect(check('{"links": []}')).toBe('nodes: came nothing, expected a list of nodes');
    expect(check('{"nodes": [], "links": []}')).toBe('nodes: came an empty list, expected at least one node');
    expect(check('[1, 2]')).toBe('line 1: came a list, expected an object with nodes and links');
    expect(check('{"nodes": [{"id": 1}], "links": [{"source": 1, "target": 2}]}')).toBe(
      'links[0].target: came 2, expected the id of one of the 1 nodes',
    );
    expect(check('{"nodes": [{"id": 1}, {"id": "1"}], "links": []}')).toBe(
      'nodes[1].id: came "1" a second time, expected an id of its own',
    );
    expect(check('{"nodes": [{"id": 1}],\n "links": [{"source": 1, "target": 1}\n}')).toBe(
      'line 3: came "}", expected a comma or "]"',
    );
    expect(check('{"nodes": [')).toMatch(/^line 1: came the end of the text, expected a value/);
  });

  it('survives deep nesting and long texts', () => {
    expect(check('['.repeat(200_000))).toMatch(/expected|nested too deeply/);
    expect(check(`{"nodes": ["${'a'.repeat(3_000_000)}`)).toMatch(/expected a text that ends/);
    expect(check(`a ${'{ '.repeat(200_000)}`)).toBeNull();
  });
});

describe('jsonFault', () => {
  const parses = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };

  it('finds a fault exactly where JSON.parse does', () => {
    const noise = fc.tuple(
      fc.json(),
      fc.nat(40),
      fc.constantFrom('', '"', ',', '}', ']', '\\', '1', ' ', 'e', '\n'),
    );
    fc.assert(
      fc.property(noise, ([json, place, scrap]) => {
        const spoilt = json.slice(0, place) + scrap + json.slice(place + 1);
        expect(jsonFault(spoilt) === null).toBe(parses(spoilt));
      }),
      { numRuns: 2000 },
    );
  });

  it('accepts all JSON', () => {
    fc.assert(fc.property(fc.json(), (json) => jsonFault(json) === null));
  });
});

describe('the example', () => {
  it("is Zachary's karate club", () => {
    const graph = given(readDefault());
    expect([graph.n, edgeCount(graph)]).toEqual([34, 78]);
  });

  it('any text at all is read or refused in words', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'binary' }), (text) => {
        const fault = check(text);
        if (fault === null) expect(readGraph(text).names.length).toBeGreaterThan(0);
        else expect(fault).toMatch(/came.*expected/s);
      }),
      { numRuns: 500 },
    );
  });
});

function readDefault(): string {
  const param = topology('given').params.graph;
  return param.kind === 'text' ? param.default : '';
}
