import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../../src/engine/kernel/frame.ts';
import { Lives } from '../../../src/view/spacetime/lives.ts';
import { chooseRows } from '../../../src/view/spacetime/rows.ts';
import { Traffic } from '../../../src/view/spacetime/traffic.ts';
import { arrivalsOf } from './arrivals.ts';

const all = (): boolean => true;

describe('messages that have ended', () => {
  it('are kept once, though a rewind tells them again', () => {
    const traffic = new Traffic();
    const trips = [1, 2, 3, 4].map((id) => ({ id, sentAt: id, endedAt: id + 1 }));
    traffic.add(arrivalsOf(trips));
    traffic.truncate(3);
    expect(traffic.latest(0, 9, all).trips.map(({ id }) => id)).toEqual([2, 1]);
    traffic.add(arrivalsOf(trips));
    expect(traffic.latest(0, 9, all).trips.map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  });

  it('are told the latest first, and counted beyond what is asked for', () => {
    const traffic = new Traffic();
    traffic.add(arrivalsOf([1, 2, 3, 4, 5].map((id) => ({ id, sentAt: id, endedAt: id + 1 }))));
    const { trips, total } = traffic.latest(3, 2, ({ id }) => id !== 4);
    expect(trips.map(({ id }) => id)).toEqual([5, 3]);
    expect(total).toBe(3);
  });

  it('do not pile up for ever', () => {
    const traffic = new Traffic();
    for (let at = 0; at < 60_000; at += 1_000) {
      traffic.add(
        arrivalsOf(
          Array.from({ length: 1_000 }, (_, i) => ({ id: at + i, sentAt: at + i, endedAt: at + i })),
        ),
      );
    }
    expect(traffic.length).toBeLessThan(25_000);
    expect(traffic.latest(0, 1, all).trips[0].id).toBe(59_999);
  });

  it('that a frame did not list are counted as missed', () => {
    const traffic = new Traffic();
    traffic.add({ ...arrivalsOf([{ id: 1, sentAt: 0, endedAt: 1 }]), total: 10 });
    expect(traffic.missed).toBe(9);
  });
});

describe('who is down, and when', () => {
  const crash = (time: number): Note => ({ time, kind: 'crash', text: 'Crash', agent: 1, tone: 'bad' });

  it('stands at the note where there is one', () => {
    const lives = new Lives();
    lives.watch(Uint8Array.of(1, 1), 1, []);
    lives.watch(Uint8Array.of(1, 0), 2, [crash(1.5)]);
    lives.watch(Uint8Array.of(1, 1), 4, []);
    expect(lives.of(1)).toEqual([{ agent: 1, from: 1.5, to: 4 }]);
    expect(lives.of(0)).toEqual([]);
  });

  it('is forgotten by a rewind and learned again', () => {
    const lives = new Lives();
    lives.watch(Uint8Array.of(1, 1), 1, []);
    lives.watch(Uint8Array.of(1, 0), 2, []);
    lives.watch(Uint8Array.of(1, 1), 3, []);
    lives.watch(Uint8Array.of(1, 0), 2.5, []);
    expect(lives.of(1)).toEqual([{ agent: 1, from: 2, to: Number.POSITIVE_INFINITY }]);
    lives.watch(Uint8Array.of(1, 1), 1.5, []);
    expect(lives.of(1)).toEqual([]);
  });
});

describe('agents that get a line', () => {
  const name = (agent: number): string => `Agent ${agent}`;
  const ring = (n: number) => {
    const from = Int32Array.from({ length: n }, (_, i) => i);
    return { version: 1, from, to: from.map((i) => (i + 1) % n), total: n };
  };

  it('are all where there is room', () => {
    expect(chooseRows(3, null, null, 5, name)).toMatchObject({ agents: [0, 1, 2], words: '' });
  });

  it('are the selected one and its nearest in the graph, and that is said', () => {
    const rows = chooseRows(100, 50, ring(100), 5, name);
    expect(rows.agents).toEqual([48, 49, 50, 51, 52]);
    expect(rows.words).toBe('Agent 50 and the 4 agents nearest to it, of 100');
    expect(chooseRows(100, 98, null, 3, name)).toMatchObject({ agents: [0, 98, 99] });
    expect(chooseRows(100, 98, null, 3, name).words).toContain('next in number');
  });

  it('are as many as fit, different, and known by row', () => {
    const edge = fc.tuple(fc.integer({ min: -2, max: 60 }), fc.integer({ min: -2, max: 60 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.option(fc.integer()),
        fc.array(edge),
        fc.integer({ min: 1, max: 40 }),
        (n, selected, edges, atMost) => {
          const list = {
            version: 1,
            from: Int32Array.from(edges, ([a]) => a),
            to: Int32Array.from(edges, ([, b]) => b),
            total: edges.length,
          };
          const { agents, rowOf } = chooseRows(n, selected, list, atMost, name);
          expect(agents).toHaveLength(Math.min(n, atMost));
          expect(agents.every((agent, row) => agent >= 0 && agent < n && rowOf.get(agent) === row)).toBe(
            true,
          );
        },
      ),
      { seed: 7 },
    );
  });
});
