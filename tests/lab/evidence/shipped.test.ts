import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import bundled from '../../../src/lab/evidence/cases.json';
import { ownCases } from '../../../src/lab/evidence/own/index.ts';

const rows = JSON.parse(readFileSync(new URL('../../../public/evidence.json', import.meta.url), 'utf8')) as {
  id: string;
  verdict: string;
  expected: unknown;
  note: string;
  ours: { reading?: string } | null;
}[];
const cases = [...bundled, ...ownCases];

describe('the table of evidence that the page ships', () => {
  it('has a row for every case, in order, with the published figure', () => {
    expect(rows.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
    expect(rows.map(({ expected }) => expected)).toEqual(cases.map(({ expected }) => JSON.parse(JSON.stringify(expected)) as unknown));
  });

  it('gives a reason wherever ours differs', () => {
    const silent = rows.filter(({ verdict, note, ours }) => verdict === 'fail' && !note && !ours?.reading);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
