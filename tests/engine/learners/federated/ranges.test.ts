import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../src/engine/catalog/catalog.ts';
import type { Value } from '../../../../src/engine/catalog/params.ts';
import { endsOf } from '../../../helpers/scenarios.ts';
import { look } from '../../../helpers/worlds.ts';
import { everyLearner, together } from './worlds.ts';

/** What is wrong with ten seconds of a world in which there is something to learn, or null. */
function trouble(learner: object, environment: object): string | null {
  try {
    const world = together(learner, { agents: 5, environment });
    for (const seconds of [1.5, 10]) {
      world.advance(seconds, 2000);
      if (world.verdict === null && look(world).some(Number.isNaN)) return 'shows a number that is none';
    }
    return world.verdict === null || world.verdict.text.startsWith('Divergence') ? null : world.verdict.text;
  } catch (error) {
    return String(error);
  }
}

/** Each parameter of an entry at either end, alone. */
function ends(family: 'learner' | 'environment', id: string): Record<string, Value>[] {
  const params = Object.entries(catalog[family].get(id)?.params ?? {});
  return params.flatMap(([key, param]) => endsOf(param).map((value) => ({ [key]: value })));
}

describe.each(everyLearner)('%s', (id) => {
  it('bears each of its parameters at either end, with something to learn', () => {
    const wrong = ends('learner', id).flatMap((values) => {
      const found = trouble({ id, ...values }, { id: 'dataset', samples: 10 });
      return found === null ? [] : [`${JSON.stringify(values)}: ${found}`];
    });
    expect(wrong).toEqual([]);
  });

  it('bears each parameter of compression and privacy at either end where it is asked for', () => {
    const wrong = [
      { compression: 'top-k', kept: 0.001 },
      { compression: 'top-k', kept: 1 },
      { compression: 'qsgd', levels: 1 },
      { compression: 'qsgd', levels: 127 },
      ...(id === 'scaffold'
        ? []
        : [
            { privacy: 'agents', clip: 0.001, noise: 100, delta: 1e-12 },
            { privacy: 'agents', clip: 100, noise: 0.1, delta: 0.1 },
          ]),
    ].flatMap((values) => trouble({ id, ...values }, { id: 'dataset', samples: 10 }) ?? []);
    expect(wrong).toEqual([]);
  });
});

it('data bear each of their parameters at either end, learned from by a server', () => {
  const wrong = ['clouds', 'moons', 'rings', 'line', 'wave', 'table'].flatMap((source) =>
    ends('environment', 'dataset').flatMap((values) => {
      const found = trouble({ id: 'fedavg' }, { id: 'dataset', samples: 10, source, ...values });
      return found === null ? [] : [`${source} ${JSON.stringify(values)}: ${found}`];
    }),
  );
  expect(wrong).toEqual([]);
}, 30_000);
