import { describe, expect, it } from 'vitest';
import { measures, verdictOf } from '../../../src/engine/kernel/outcome.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { State } from '../../../src/engine/protocols/hotstuff/state.ts';
import { rules } from '../../../src/engine/protocols/hotstuff/rules.ts';
import { REPLY, REQUEST } from '../../../src/engine/protocols/hotstuff/messages.ts';
import { stateOf, traitors, worldWith } from './byzantine.ts';

const quiet = { network: { id: 'constant', meanSeconds: 0.1 } };

function viewMessages(id: string, n: number): number {
  const counts = [1, 2].map((limit) => {
    const world = worldWith({ id }, n, quiet, { id: 'records', limit, rate: 0.05, timeoutSeconds: 1000 });
    world.advance(500);
    return stateOf<State>(world).sent.reduce(
      (sum, count, kind) => sum + (kind === REQUEST || kind === REPLY ? 0 : count),
      0,
    );
  });
  return counts[1] - counts[0];
}

describe('HotStuff in the normal case', () => {
  it.each([4, 7, 10])('takes 8(n - 1) messages a view of the basic protocol among %i', (n) => {
    expect(viewMessages('basic-hotstuff', n)).toBe(8 * (n - 1));
  });

  it.each([4, 7])(
    'takes four views of 2(n - 1) messages for a lone request of the chained one among %i',
    (n) => {
      expect(viewMessages('hotstuff', n)).toBe(4 * 2 * (n - 1));
    },
  );

  it('executes all in one order, and rests when there is nothing to do', () => {
    for (const id of ['hotstuff', 'basic-hotstuff']) {
      const world = worldWith({ id }, 7);
      world.advance(60);
      expect(verdictOf(world).state).toBe('agreed');
      expect(world.wire.inFlight).toBe(0);
    }
  });
});

describe.each(['hotstuff', 'basic-hotstuff'])('%s with traitors', (id) => {
  it.each(['silent', 'equivocating', 'delaying', 'lying'])('goes on although f are %s', (behaviour) => {
    for (const n of [4, 7, 10]) {
      const world = worldWith({ id }, n, traitors(Math.floor((n - 1) / 3), behaviour));
      world.advance(200, 1e6, () => measures(world).committed >= 20);
      expect(world.verdict).toBeNull();
      expect(measures(world).committed).toBeGreaterThanOrEqual(20);
    }
  });

  it('brings a replica that was cut off up to date', () => {
    const { scenario } = worldWith({ id }, 4, {}, { id: 'records', limit: 40, rate: 10 });
    const world = new World(scenario, [
      { time: 0.5, do: 'partition', groups: [0, 0, 0, 1] },
      { time: 3, do: 'heal' },
    ]);
    world.advance(60);
    const heights = stateOf<State>(world).replicas.map(({ executed }) => executed.height);
    expect(Math.min(...heights)).toBe(Math.max(...heights));
    expect(measures(world).committed).toBe(40);
  });

  it('is broken by f + 1 traitors, which the check sees', () => {
    const found = Array.from({ length: 30 }, (_, i) => {
      const world = worldWith({ id }, 4, { ...traitors(2, 'equivocating'), seed: i + 1 });
      world.advance(20, 1e6);
      return world.verdict?.state;
    });
    expect(found).toContain('violated');
  });
});

describe('one silent leader among four that take turns view by view', () => {
  it('keeps the chained protocol from ever committing, and leaves the basic one alone', () => {
    const chained = worldWith({ id: 'hotstuff', tenure: 1 }, 4, traitors(1, 'silent'));
    chained.advance(60, 1e6);
    expect(measures(chained).committed).toBe(0);
    const basic = worldWith({ id: 'basic-hotstuff', tenure: 1 }, 4, traitors(1, 'silent'));
    basic.advance(60, 1e6);
    expect(measures(basic).committed).toBeGreaterThan(20);
  });
});

describe('the lock', () => {
  it('moves up and never down', () => {
    const world = worldWith({ id: 'basic-hotstuff' }, 4);
    const [replica] = stateOf<State>(world).replicas;
    const { locked } = replica;
    rules.lock(replica, { ...locked, view: 5 });
    rules.lock(replica, { ...locked, view: 3 });
    expect(replica.locked.view).toBe(5);
  });
});
