import { describe, expect, it } from 'vitest';
import { clickShare } from '../../../src/engine/environments/moderation/feed.ts';
import type { State } from '../../../src/engine/environments/moderation/state.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';

type Values = Record<string, string | number | boolean>;

const scenario = (values: Values, rest: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  seed: 1,
  agents: 16,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.05 },
  protocol: { id: 'flooding' },
  environment: { id: 'moderation', ...values },
  ...rest,
});

function after(seconds: number, values: Values, rest?: Partial<Scenario>): State {
  const world = new World(scenario(values, rest), [], { checks: true });
  world.advance(seconds);
  return world.layer('environment')?.state as State;
}

const many = { ranking: 'clicks', uploads: 4, catalogue: 1000, visits: 200 };

/** Violative view rate over three seeds, in percent. */
const rate = (values: Values, agents = 16): number => {
  const runs = [1, 2, 3].map((seed) => after(600, { ...many, ...values }, { agents, seed }));
  return (100 * runs.reduce((sum, one) => sum + one.badViews, 0)) / runs.reduce((sum, one) => sum + one.views, 0);
};

describe('a feed', () => {
  it('is clicked by slot as the cascade model says', () => {
    const { clicksAt, visits } = after(100, { skew: 0, top: 0.3, badShare: 0, visits: 500, uploads: 0, ranking: 'chance' });
    clicksAt.forEach((clicks, slot) => expect(Math.abs(clicks / visits - clickShare(0.3, slot))).toBeLessThan(0.01));
  });

  it('that learns is clicked more than one that does not', () => {
    const share = (ranking: string) => {
      const { clicks, visits } = after(300, { ranking, badShare: 0, uploads: 0 });
      return clicks / visits;
    };
    expect(share('explore')).toBeGreaterThan(1.5 * share('chance'));
  });
});

describe('moderators', () => {
  it('leave far fewer harmful looks by harm to come than by age, and twice as many by age do not make up for it', () => {
    const [oldest, twice, harm] = [rate({ order: 'first' }), rate({ order: 'first' }, 32), rate({ order: 'reach' })];
    expect(harm).toBeLessThan(0.6 * oldest);
    expect(harm).toBeLessThan(0.7 * twice);
  });

  it('and feed together leave almost none, with no fewer clicks', () => {
    expect(rate({ cautious: true })).toBeLessThan(1);
    const clicks = (cautious: boolean) => after(400, { ...many, cautious }).clicks;
    expect(clicks(true)).toBeGreaterThan(clicks(false));
  });

  it('count each item once that waits', () => {
    const { waiting, became } = after(200, many, { seed: 3 });
    expect(waiting).toBe(became.filter((one) => one === 1).length);
  });

  it('may be ten thousand', () => {
    const { reviewed } = after(5, { uploads: 400, catalogue: 20_000, visits: 2000, reviewSeconds: 2 }, { agents: 10_000 });
    expect(reviewed).toBeGreaterThan(1000);
  });
});

it('an item to review is a task to an architecture', () => {
  const { reviewed } = after(300, {}, { architecture: { id: 'pool' }, population: { id: 'alike', skill: 0.9 } });
  expect(reviewed).toBeGreaterThan(10);
});
