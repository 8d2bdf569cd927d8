import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { types } from '../../../src/engine/protocols/crdt/types.ts';
import { history } from '../../../src/lab/evidence/crdt.ts';
import { stateOf, worldWith } from './spreading.ts';

const kinds = Object.entries(types);

describe.each(kinds)('a %s', (kind, type) => {
  it('merges commutatively, associatively and idempotently, and only upwards', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [a, b, c] = history(type, new Chance(seed, kind));
        expect(type.merge(a, b)).toEqual(type.merge(b, a));
        expect(type.merge(type.merge(a, b), c)).toEqual(type.merge(a, type.merge(b, c)));
        expect(type.merge(a, a)).toEqual(a);
        const joined = type.merge(a, b);
        expect(type.merge(joined, a)).toEqual(joined);
        expect(type.merge(type.empty, a)).toEqual(a);
      }),
      { numRuns: 300 },
    );
  });

  it('changes no state that it is given', () => {
    const [a, b] = history(type, new Chance(4, kind));
    const before = JSON.stringify([a, b]);
    type.merge(a, b);
    type.act(a, 1, 99, 12345);
    type.obey(b, 2, 99, 'remove e1');
    expect(JSON.stringify([a, b])).toBe(before);
    expect(Object.isFrozen(a)).toBe(true);
  });

  it('converges at every agent once nothing more is written, over a network that loses and repeats', () => {
    const network = { loss: 0.2, duplication: 0.2, reordering: 0.2 };
    const world = worldWith(
      { id: 'crdt', kind },
      { agents: 20, network, environment: { limit: 10, meanSeconds: 0.2 } },
    );
    const divergence = () => {
      const layer = world.layers[0];
      const metrics = new Float64Array(3);
      layer.module.measure?.(layer.state, layer.host, layer.values, metrics);
      return metrics;
    };
    world.advance(3);
    expect(divergence()[1]).toBeGreaterThan(1);
    world.advance(100);
    expect([...divergence()]).toEqual([0, 1, 10]);
    const { replicas } = stateOf(world) as { replicas: { data: unknown }[] };
    expect(new Set(replicas.map(({ data }) => type.show(data))).size).toBe(1);
  });
});

describe('the types', () => {
  it('count up and down', () => {
    const { 'g-counter': up, 'pn-counter': both } = types;
    const three = up.obey(up.obey(up.empty, 0, 1, '+2'), 4, 1, '+1');
    expect(up.show(three)).toBe('3');
    expect(up.show(up.obey(three, 0, 2, '-5'))).toBe('3');
    expect(both.show(both.obey(both.obey(both.empty, 0, 1, '+2'), 1, 1, '-5'))).toBe('-3');
  });

  it('let an addition win over a removal that had not seen it', () => {
    const set = types['or-set'];
    const first = set.obey(set.empty, 0, 1, 'add x');
    const removed = set.obey(first, 1, 1, 'remove x');
    const again = set.obey(first, 2, 1, 'add x');
    expect(set.show(removed)).toBe('{}');
    expect(set.show(set.merge(removed, again))).toBe('{x}');
    expect(set.show(set.merge(removed, first))).toBe('{}');
  });

  it('let the last writer win, and the higher number at the same time', () => {
    const register = types['lww-register'];
    const a = register.obey(register.empty, 1, 1, 'write a');
    const b = register.obey(register.empty, 2, 1, 'write b');
    expect(register.show(register.merge(a, b))).toBe('"b", written by 2');
    const later = register.obey(a, 1, 2, 'write c');
    expect(register.show(register.merge(later, b))).toBe('"c", written by 1');
  });
});

it('commands given to replicas reach every agent in the end, each in its own order', () => {
  const world = worldWith(
    { id: 'crdt', kind: 'lww-register' },
    { agents: 12, environment: { id: 'records', limit: 20, rate: 10 } as never },
  );
  world.advance(60);
  const { applied } = stateOf(world) as { applied: Int32Array };
  expect([...applied]).toEqual(new Array(12).fill(20));
});
