import { expect, test } from 'vitest';
import { countVerdicts, familyLabel, groupRows, readRows, type Row } from '../../src/store/labEvidence.ts';

const row = (id: string, family: string, verdict: Row['verdict'], source = 'Pittel 1987'): Row => ({
  ...{ id, family, verdict, source, how: 'engine', metric: 'E[T]', note: '' },
  ...{ parameters: { graph: 'ring n=16' }, expected: 3, ours: null },
});
const rows = [
  row('A', 'spread', 'pass'),
  row('B', 'rumour', 'fail', 'Demers'),
  row('C', 'spread', 'unsupported'),
];
const all = { text: '', family: '', verdict: 'all' } as const;

test('rows stand by family, with counts of the whole family whatever the filter lets through', () => {
  expect(groupRows(rows, all).map(({ family, rows }) => [family, rows.map(({ id }) => id)])).toEqual([
    ['spread', ['A', 'C']],
    ['rumour', ['B']],
  ]);
  const [group] = groupRows(rows, { ...all, verdict: 'pass' });
  expect(group?.rows).toHaveLength(1);
  expect(group?.counts).toEqual({ pass: 1, fail: 0, unsupported: 1 });
  expect(countVerdicts(rows)).toEqual({ pass: 1, fail: 1, unsupported: 1 });
});

test('rows that fail stand first in their family', () => {
  const [group] = groupRows([...rows, row('D', 'spread', 'fail')], all);
  expect(group?.rows.map(({ id }) => id)).toEqual(['D', 'A', 'C']);
});

test('every word of a search must occur, anywhere in a row', () => {
  const found = (text: string): string[] =>
    groupRows(rows, { ...all, text }).flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(found('demers RING')).toEqual(['B']);
  expect(found('pittel')).toEqual(['A', 'C']);
  expect(found(familyLabel('rumour'))).toEqual(['B']);
  expect(found('pittel demers')).toEqual([]);
});

test('what is no table of evidence is refused with what is wrong', () => {
  expect(readRows(JSON.stringify(rows))).toEqual(rows);
  expect(() => readRows('{')).toThrow('evidence.json is no JSON');
  expect(() => readRows('{}')).toThrow('holds no list');
  expect(() => readRows(JSON.stringify([rows[0], { id: 'X' }]))).toThrow('Row 1 of evidence.json');
});
