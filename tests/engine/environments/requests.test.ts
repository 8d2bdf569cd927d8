import { describe, expect, it } from 'vitest';
import { earliest, emptyAgenda, enter, takeEarliest } from '../../../src/engine/environments/requests/agenda.ts';
import { type Bins, percentile, tally } from '../../../src/engine/environments/requests/percentiles.ts';
import type { RequestState } from '../../../src/engine/environments/requests.ts';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { World } from '../../../src/engine/kernel/world.ts';

const serving = (environment: Record<string, unknown>, architecture: Record<string, unknown> = { id: 'monolith' }) => ({
  version: 1,
  seed: 3,
  agents: 4,
  topology: { id: 'complete' },
  network: { id: 'constant' },
  protocol: { id: 'flooding' },
  environment: { id: 'requests', ...environment },
  architecture,
});
const stateOf = (world: World) => world.layer('environment')?.state as RequestState;

describe('an agenda', () => {
  it('gives back what was entered by time, and equal times in the order of their entry', () => {
    const agenda = emptyAgenda();
    const chance = new Chance(1, 'agenda');
    const entered = Array.from({ length: 500 }, (_, key) => ({ key, time: chance.below(40) }));
    for (const { key, time } of entered) enter(agenda, time, key);
    const wanted = [...entered].sort((a, b) => a.time - b.time || a.key - b.key);
    expect(wanted.map(() => [earliest(agenda), takeEarliest(agenda)])).toEqual(wanted.map(({ time, key }) => [time, key]));
    expect(earliest(agenda)).toBe(Infinity);
    expect(takeEarliest(agenda)).toBe(-1);
  });

  it('says whether an entry has become the earliest', () => {
    const agenda = emptyAgenda();
    expect([5, 7, 3, 3].map((time) => enter(agenda, time, 0))).toEqual([true, false, true, false]);
  });
});

describe('percentiles', () => {
  it('are right to one percent over eight orders of magnitude', () => {
    for (const seconds of [1e-4, 0.02, 1, 300, 9e5]) {
      const bins: Bins = new Map();
      for (let i = 1; i <= 1000; i++) tally(bins, (seconds * i) / 1000);
      expect(percentile(bins, 0.5) / (seconds / 2)).toBeCloseTo(1, 1.7);
      expect(percentile(bins, 0.99) / (seconds * 0.99)).toBeCloseTo(1, 1.7);
    }
  });

  it('are 0 where nothing has been counted', () => expect(percentile(new Map(), 0.5)).toBe(0));
});

describe('requests', () => {
  it('come at their rate, and three times as often in a spike', () => {
    const world = new World(serving({ arrivals: 'regular', rate: 10, spikeFactor: 3, spikeStartSeconds: 20, spikeSeconds: 10 }));
    const offered = [20, 30, 40].map((seconds) => {
      world.advance(seconds);
      return stateOf(world).offered;
    });
    expect(offered[0]).toBeGreaterThanOrEqual(199);
    expect(offered[1] - offered[0]).toBeGreaterThanOrEqual(298);
    expect(offered[2] - offered[1]).toBeLessThanOrEqual(101);
  });

  it('are the same for every architecture: times and work', () => {
    const works = [{ id: 'monolith' }, { id: 'microservices', timeoutSeconds: 0.1, retries: 2, routing: 'random' }].map((architecture) => {
      const world = new World(serving({ rate: 50, services: [[1, 1, 1]] }, architecture));
      world.advance(4);
      return [...stateOf(world).open.values()].filter(({ serial }) => serial > 150).map(({ arrivedAt, steps }) => [arrivedAt, ...steps.map(({ work }) => work)]);
    });
    expect(works[0].length).toBeGreaterThan(10);
    expect(works[1].length).toBeGreaterThan(0);
    const known = new Set(works[0].map(String));
    expect(works[1].every((one) => known.has(String(one)))).toBe(true);
  });

  it('of closed users are never more than the users', () => {
    const world = new World(serving({ arrivals: 'closed', users: 6, thinkSeconds: 0.1, services: [[0.5]] }));
    let most = 0;
    world.advance(200, Infinity, () => {
      most = Math.max(most, stateOf(world).open.size);
      return false;
    });
    expect(most).toBe(6);
    expect(stateOf(world).open.size + stateOf(world).thinking.times.length).toBe(6);
  });

  it('that come late are counted apart from those that fail', () => {
    const late = new World(serving({ rate: 1, services: [[1]], distribution: 'deterministic', deadlineSeconds: 0.5 }));
    late.advance(50);
    expect(stateOf(late).late).toBe(stateOf(late).answered);
    expect(stateOf(late).succeeded).toBe(stateOf(late).answered);
  });

  it('obey Little’s law from empty to empty', () => {
    const world = new World(serving({ rate: 20, services: [[0.1]] }));
    const state = stateOf(world);
    world.advance(Infinity, Infinity, () => state.answered > 5000 && state.open.size === 0);
    expect(state.numberSeconds / state.sojournSeconds).toBeCloseTo(1, 9);
  });
});
