import { describe, expect, it, test } from 'vitest';
import { exampleTable } from '../../../../src/engine/environments/dataset/example.ts';
import { readTable } from '../../../../src/engine/environments/dataset/readTable.ts';
import { World } from '../../../../src/engine/kernel/world.ts';
import { measures } from '../../../../src/engine/kernel/outcome.ts';

const learn = (environment: object): World =>
  new World({
    version: 1,
    seed: 2,
    agents: 4,
    topology: { id: 'star' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment: { id: 'dataset', source: 'table', ...environment },
    learner: { id: 'fedavg' },
  });

describe('a table', () => {
  it('is read with its names, numbers and classes', () => {
    const table = readTable('a,b,kind\r\n1,2.5,"good, enough"\r\n-3,4e2,bad\r\n\r\n');
    if (typeof table === 'string') throw new Error(table);
    expect(table.columns).toEqual(['a', 'b']);
    expect([...table.x]).toEqual([1, 2.5, -3, 400]);
    expect(table.classes).toEqual(['bad', 'good, enough']);
    expect([...table.labels]).toEqual([1, 0]);
    expect(table.numbers).toBeNull();
  });

  it('orders classes that are numbers by their size', () => {
    const table = readTable('a,y\n1,10\n2,9\n3,10\n');
    expect(typeof table === 'string' ? table : table.classes).toEqual(['9', '10']);
  });

  test.each([
    ['', 'the table is empty; expected a line of column names and a line for each sample'],
    ['a\n1\n2\n', /^line 1 names one column \("a"\); expected at least two, parted by commas/],
    ['a;b\n1;2\n', /^line 1 names one column \("a;b"\)/],
    ['a,,y\n1,2,3\n', 'line 1: column 2 has no name; expected a name for every column'],
    ['a,a,y\n1,2,3\n', 'line 1: two columns are named "a"; expected different names'],
    [
      '1,2,3\n4,5,6\n7,8,9\n',
      'line 1 holds numbers only; expected a line of column names before the samples',
    ],
    ['a,y\n', 'the table has no samples; expected at least two below the line of names'],
    ['a,b,y\n1,2,x\n1,2\n', 'line 3 has 2 cells; expected 3 as in line 1'],
    ['a,b,y\n1,2,x\n1,2,3,4\n', 'line 3 has 4 cells; expected 3 as in line 1'],
    ['a,b,y\n1,2,x\n\n1,2,x\n', 'line 3 is empty; expected 3 cells as in line 1'],
    ['a,b,y\n1,2,x\n1,none,x\n', 'line 3, column "b": "none"; expected a number'],
    ['a,b,y\n1,,x\n1,2,x\n', 'line 2, column "b": nothing; expected a number'],
    ['a,b,y\n1,1e999,x\n1,2,x\n', 'line 2, column "b": "1e999"; expected a number'],
    ['a,b,y\n1,2,x\n1,2,\n', 'line 3, column "y": nothing; expected a number or the name of a class'],
  ])('%j is refused with its place', (text, message) => {
    const read = readTable(text);
    if (typeof message === 'string') expect(read).toBe(message);
    else expect(read).toMatch(message);
    expect(() => learn({ table: text })).toThrow(/^environment\.table: .*expected/);
  });

  it('with one class, too many classes or words for numbers is refused in words', () => {
    expect(() => learn({ table: 'a,y\n1,x\n2,x\n' })).toThrow(
      'environment.table: column "y" is x in every line; expected two classes at least',
    );
    const many = `a,y\n${Array.from({ length: 60 }, (_, i) => `${i},${i}`).join('\n')}`;
    expect(() => learn({ table: many })).toThrow(
      /column "y" has more than 50 different values; expected at most 50 classes/,
    );
    expect(() => learn({ table: 'a,y\n1,2\n2,x\n', task: 'numbers' })).toThrow(
      'environment.table: line 3, column "y": "x"; expected a number, for numbers are to be foretold',
    );
  });

  it('of a million rows is read in a moment, and learned from', () => {
    const rows = Array.from({ length: 1_000_000 }, (_, i) => `${i % 97},${(i % 97) - (i % 2) * 50},${i % 2}`);
    const world = learn({ table: `a,b,y\n${rows.join('\n')}\n` });
    world.advance(30);
    expect(measures(world).accuracy).toBeGreaterThan(95);
  }, 60_000);
});

test('the example is of the right form, and is learned both as classes and as numbers', () => {
  expect(typeof readTable(exampleTable)).toBe('object');
  for (const environment of [{}, { task: 'numbers', model: 'network' }]) {
    const world = learn({ ...environment, batch: 0 });
    world.advance(200);
    expect(measures(world).accuracy).toBeGreaterThan(80);
  }
});
