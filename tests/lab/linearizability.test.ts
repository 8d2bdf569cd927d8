import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { World } from '../../src/engine/kernel/world.ts';
import { judgeRegisters, type RegisterOperation } from '../../src/lab/linearizability.ts';
import { registerHistory } from '../../src/lab/recordsHistory.ts';

const write = (value: number, invokedAt: number, respondedAt = Infinity, key = 0): RegisterOperation => ({
  key,
  write: true,
  value,
  invokedAt,
  respondedAt,
});
const read = (value: number, invokedAt: number, respondedAt = Infinity, key = 0): RegisterOperation => ({
  key,
  write: false,
  value,
  invokedAt,
  respondedAt,
});
const verdictOf = (...history: RegisterOperation[]) => judgeRegisters(history).verdict;

describe('linearizability of registers', () => {
  it('accepts what one client does after another', () => {
    expect(verdictOf(read(0, 0, 1), write(7, 2, 3), read(7, 4, 5))).toBe('linearizable');
  });

  it('accepts concurrent reads of either side of a write (Herlihy & Wing 1990, Figure 1)', () => {
    expect(verdictOf(write(1, 0, 10), read(0, 1, 2), read(1, 3, 4))).toBe('linearizable');
  });

  it('refuses a read that goes back in time while the write is still open', () => {
    expect(verdictOf(write(1, 0, 10), read(1, 1, 2), read(0, 3, 4))).toBe('not linearizable');
  });

  it('refuses a stale read after a write was answered', () => {
    expect(verdictOf(write(1, 0, 1), read(0, 2, 3))).toBe('not linearizable');
  });

  it('refuses a value that nobody wrote', () => {
    expect(verdictOf(write(1, 0, 1), read(2, 0, 3))).toBe('not linearizable');
  });

  it('lets a write without an answer act late or never', () => {
    expect(verdictOf(write(1, 0), read(0, 5, 6), read(1, 7, 8))).toBe('linearizable');
    expect(verdictOf(write(1, 0), read(0, 5, 6))).toBe('linearizable');
    expect(verdictOf(write(1, 0), read(1, 5, 6), read(0, 7, 8))).toBe('not linearizable');
  });

  it('judges each register by itself and names the one at fault', () => {
    const history = [write(1, 0, 1, 3), read(1, 2, 3, 3), write(2, 0, 1, 5), read(0, 2, 3, 5)];
    expect(judgeRegisters(history)).toMatchObject({ verdict: 'not linearizable', key: 5 });
  });

  it('refuses two readers that see two concurrent writes in opposite orders', () => {
    const both = [write(1, 0, 10), write(2, 0, 10)];
    expect(verdictOf(...both, read(1, 11, 12), read(2, 13, 14))).toBe('not linearizable');
    expect(verdictOf(...both, read(2, 11, 12), read(2, 13, 14))).toBe('linearizable');
  });

  it('says unknown when the steps run out, never a guess', () => {
    const open = Array.from({ length: 12 }, (_, i) => write(1 + (i % 6), 0, 100));
    expect(judgeRegisters([...open, read(7, 101, 102)], 50).verdict).toBe('unknown');
    expect(judgeRegisters([...open, read(6, 101, 102)]).verdict).toBe('linearizable');
  });

  it.each([
    ['whose writes may repeat', 2],
    ['whose writes differ', 1000],
  ])('agrees with trying every order of small histories %s', (_, values) => {
    const operation = fc.record({
      key: fc.constant(0),
      write: fc.boolean(),
      value: fc.integer({ min: 0, max: 2 }),
      other: fc.integer({ min: 0, max: 5 }),
      invokedAt: fc.integer({ min: 0, max: 8 }),
      lasts: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(Infinity)),
    });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 6 }), (drawn) => {
        const history = drawn.map(({ lasts, other, value, ...rest }, i) => ({
          ...rest,
          value: values === 2 ? value : rest.write ? i + 1 : other,
          respondedAt: rest.invokedAt + lasts,
        }));
        expect(judgeRegisters(history).verdict === 'linearizable').toBe(someOrderFits(history));
      }),
      { numRuns: 3000, seed: 5 },
    );
  });

  it('finds the history of a real Raft under faults linearizable, thousands of commands at once', () => {
    const world = new World(
      {
        version: 1,
        seed: 3,
        agents: 5,
        topology: { id: 'complete' },
        network: { id: 'exponential', meanSeconds: 0.01, loss: 0.05, duplication: 0.1 },
        protocol: { id: 'raft' },
        environment: { id: 'records', rate: 100, keys: 2, timeoutSeconds: 0.4 },
      },
      [
        { time: 5, do: 'crash', agent: 1 },
        { time: 9, do: 'restart', agent: 1 },
        { time: 12, do: 'partition', groups: [0, 0, 1, 1, 1] },
        { time: 16, do: 'heal' },
      ],
    );
    world.advance(30);
    const history = registerHistory(world);
    const answered = history.filter(({ respondedAt }) => respondedAt < Infinity);
    expect(answered.length).toBeGreaterThan(2000);
    expect(judgeRegisters(history)).toMatchObject({ verdict: 'linearizable', key: null });
    const broken = history.map((one) =>
      one === answered.findLast(({ write: wrote }) => !wrote) ? { ...one, value: 1 } : one,
    );
    expect(judgeRegisters(broken).verdict).toBe('not linearizable');
  });
});

/** The definition itself: some order keeps real time and explains every read. */
function someOrderFits(history: readonly RegisterOperation[]): boolean {
  const mustAct = history.filter((one) => one.respondedAt < Infinity);
  const mayAct = history.filter((one) => one.respondedAt === Infinity && one.write);
  const place = (left: readonly RegisterOperation[], value: number): boolean => {
    if (!left.some((one) => one.respondedAt < Infinity)) return true;
    const earliest = Math.min(...left.map((one) => one.respondedAt));
    return left.some((one, i) => {
      if (one.invokedAt > earliest || (!one.write && one.value !== value)) return false;
      return place(
        left.filter((_, at) => at !== i),
        one.write ? one.value : value,
      );
    });
  };
  return place([...mustAct, ...mayAct], 0);
}
