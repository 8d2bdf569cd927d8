import { describe, expect, it } from 'vitest';
import type { Board } from '../../../src/engine/architectures/team/board.ts';
import { measures, verdictOf } from '../../../src/engine/kernel/outcome.ts';
import { World } from '../../../src/engine/kernel/world.ts';

type Part = Record<string, unknown>;
interface Dials {
  agents?: number;
  seed?: number;
  network?: Part;
  environment?: Part;
  population?: Part;
  architecture: Part;
}

function ended({ agents = 13, seed = 5, network, environment, population, architecture }: Dials): World {
  const world = new World({
    version: 1,
    seed,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.2, ...network },
    protocol: { id: 'broadcast' },
    environment: {
      id: 'tasks',
      arrivals: 'one',
      limit: 300,
      shape: 'apart',
      steps: 3,
      ambiguity: 0,
      ...environment,
    },
    population: { id: 'specialists', ...population },
    architecture,
  });
  world.advance(1e6, 4e6, () => verdictOf(world).state !== 'running');
  expect(verdictOf(world).state).toBe('done');
  return world;
}

const measured = (dials: Dials): Record<string, number> => measures(ended(dials));
const boardOf = (world: World): Board => world.layer('architecture')?.state as Board;

describe('steps among specialists', () => {
  const once = { id: 'centralized', review: false, rounds: 1, finishing: false, budget: 60 };
  const by = (assigning: string, more: Part = {}, dials: Partial<Dials> = {}) =>
    measured({ ...dials, architecture: { ...once, assigning, ...more } });

  it('are done best by who is known to be able, nearly as well by who has turned out to be, and badly in turn', () => {
    const [known, learned, turn] = ['skill', 'learned', 'turn'].map((assigning) => by(assigning).success);
    expect(known).toBeGreaterThan(learned);
    expect(learned).toBeGreaterThan(turn + 40);
    expect(known - learned).toBeLessThan(15);
  });

  it('are learned to be given better and better: regret falls with the tasks seen', () => {
    const regret = (limit: number) => by('learned', {}, { environment: { limit } })['skill-given-away'];
    expect(regret(20)).toBeGreaterThan(0.15);
    expect(regret(300)).toBeLessThan(0.02);
    expect(by('learned', {}, { environment: { limit: 300 } })['best-assigned']).toBeGreaterThan(95);
  });

  it('are learned faster by Thompson sampling than by UCB1 here, and by both beyond chance', () => {
    const best = (learner: string) => by('learned', { learner })['best-assigned'];
    expect(best('thompson')).toBeGreaterThan(best('ucb1'));
    expect(best('ucb1')).toBeGreaterThan(by('turn')['best-assigned'] + 20);
  });

  it('go by a contract net to those who would be chosen by known skill, at the price of messages', () => {
    const net = by('contract');
    const known = by('skill');
    expect(Math.abs(net.success - known.success)).toBeLessThan(5);
    expect(net['best-assigned']).toBe(100);
    // Announcement and bid of each of twelve members.
    expect(net['team-messages'] - known['team-messages']).toBeCloseTo(24, 6);
    expect(net.tokens).toBeGreaterThan(2 * known.tokens);
  });

  it('are sold one after another to the cheapest, for what the next would have asked', () => {
    const sold = by('auction');
    expect(sold['best-assigned']).toBe(100);
    expect(sold.price).toBeGreaterThan(1);
    const unlike = { population: { id: 'spread', kinds: 3, deviation: 0.2 } };
    expect(by('auction', { pricing: 'second' }, unlike)['profit-honest']).toBeGreaterThan(0);
    // Who asks for no more than the cost, and gets no more than asked, earns nothing.
    expect(by('auction', { pricing: 'first' }, unlike)['profit-honest']).toBeCloseTo(0, 9);
  });

  it.each(['contract', 'auction'])('come to an end by %s though bids are lost or come twice', (assigning) => {
    const network = { loss: 0.3, duplication: 0.1 };
    const lossy = by(
      assigning,
      { finishing: true, patienceSeconds: 2, rounds: 5 },
      { network, environment: { limit: 20 } },
    );
    expect(lossy['answered-tasks']).toBe(20);
  });

  it.each(['contract', 'auction', 'learned', 'optimal'])(
    'of a hybrid team are given by %s, though messages are lost or come twice',
    (assigning) => {
      const population = { selfish: 0.3, dishonest: 0.2, colluding: true };
      const architecture = { id: 'hybrid', assigning, patienceSeconds: 2 };
      const network = { loss: 0.2, duplication: 0.2 };
      const hybrid = measured({
        agents: 7,
        network,
        environment: { limit: 30, steps: 8 },
        population,
        architecture,
      });
      expect(hybrid['answered-tasks']).toBe(30);
      expect(hybrid['best-assigned']).toBeGreaterThan(60);
    },
  );

  it.each(['pool', 'hierarchy'])('of a %s are given by what has been learned, too', (id) => {
    const dials = (assigning: string): Dials => ({
      environment: { steps: id === 'pool' ? 1 : 6 },
      architecture: { id, assigning, review: false },
    });
    const { review: _, ...free } = dials('learned').architecture;
    const learned = measured({
      ...dials('learned'),
      architecture: id === 'pool' ? free : dials('learned').architecture,
    });
    const turn = measured({
      ...dials('turn'),
      architecture: { ...(id === 'pool' ? free : dials('turn').architecture), assigning: 'turn' },
    });
    expect(learned.success).toBeGreaterThan(turn.success + 20);
  });

  it('are done quickly by those for whom that is good enough, once that has been learned', () => {
    const dials = {
      environment: { limit: 300, difficulty: 0.3, steps: 6 },
      population: { own: 0.9, foreign: 0.45 },
    };
    const learned = by('skill', { methods: 'learned' }, dials);
    const careful = by('skill', { methods: 'careful' }, dials);
    expect(learned['quick-turns']).toBeGreaterThan(80);
    expect(learned.tokens).toBeLessThan(0.9 * careful.tokens);
    // Where time is worth nothing, a careful turn is the better one.
    expect(by('skill', { methods: 'learned', haste: 0 }, dials)['quick-turns']).toBeLessThan(50);
  });
});

describe('selfish members', () => {
  const paid = (incentive: string, selfish: number, limit = 1000): Dials => ({
    agents: 7,
    seed: 2,
    environment: { steps: 6, limit },
    population: { id: 'alike', skill: 0.8, selfish },
    architecture: {
      id: 'centralized',
      incentive,
      assigning: 'turn',
      review: false,
      rounds: 1,
      finishing: false,
      handoffLoss: 0,
      budget: 60,
    },
  });

  it('shirk for a wage, and the team’s reward falls as their own does not', () => {
    const wage = measured(paid('none', 1));
    const common = measured(paid('none', 0));
    expect(wage.effort).toBeLessThan(45);
    expect(wage.success).toBeLessThan(common.success - 40);
    expect(wage['team-reward']).toBeLessThan(common['team-reward'] - 0.5);
    expect(wage['own-reward']).toBeGreaterThan(common['own-reward']);
    expect(common.effort).toBe(100);
    expect(common['free-riders']).toBe(0);
  });

  it('ride free on an equal share, of which their own effort brings them a seventh', () => {
    const { effort, success } = measured(paid('team', 1));
    expect(effort).toBeLessThan(45);
    expect(success).toBeLessThan(40);
  });

  it.each(['difference', 'shapley'])(
    'make an effort where they are paid their own contribution: %s',
    (incentive) => {
      const repaired = measured(paid(incentive, 1));
      const wage = measured(paid('none', 1));
      expect(repaired.effort).toBeGreaterThan(70);
      expect(repaired['free-riders']).toBe(0);
      expect(repaired.success).toBeGreaterThan(wage.success + 25);
    },
  );

  it('make the less of an effort the more they weigh their own reward', () => {
    const success = [0, 0.2, 0.5, 1].map((ownWeight) => {
      const population = { id: 'alike', skill: 0.75, selfish: 1, ownWeight };
      const architecture = { ...paid('none', 1).architecture, effortCost: 0.3, notice: 0 };
      return measured({
        agents: 4,
        seed: 1,
        environment: { steps: 3, difficulty: 0.6, spread: 0, limit: 2000 },
        population,
        architecture,
      }).success;
    });
    expect(success).toEqual([...success].sort((a, b) => b - a));
    expect(success[0]).toBeGreaterThan(success[3] + 20);
  });

  it('are no trouble to anybody where all weigh the common good, whatever is paid', () => {
    const success = ['none', 'team', 'difference', 'shapley'].map(
      (incentive) => measured(paid(incentive, 0, 100)).success,
    );
    expect(new Set(success).size).toBe(1);
  });
});

describe('liars', () => {
  const ring = { id: 'alike', skill: 0.8, dishonest: 0.55, colluding: true };
  const debate = (voting: string, more: Part = {}, population: Part = ring): Dials => ({
    agents: 9,
    seed: 3,
    environment: { steps: 4, limit: 100 },
    population,
    architecture: { id: 'decentralized', voting, budget: 100, handoffLoss: 0, ...more },
  });

  it('of a ring outvote the honest minority, but not where votes go by competence, reputation or trust', () => {
    const success = (voting: string) => measured(debate(voting)).success;
    expect(success('majority')).toBeLessThan(30);
    for (const voting of ['weighted', 'beta', 'eigentrust'])
      expect(success(voting), voting).toBeGreaterThan(90);
  });

  it('who do not collude are outvoted by any majority of the honest', () => {
    expect(
      measured(debate('majority', {}, { ...ring, colluding: false, dishonest: 0.4 })).success,
    ).toBeGreaterThan(90);
  });

  it('move a mean, not a trimmed mean while they are few, and not a median while they are not half', () => {
    const success = (voting: string, dishonest: number) =>
      measured({
        agents: 10,
        environment: { steps: 2, limit: 100, difficulty: 0.2 },
        population: { id: 'alike', skill: 0.95, dishonest, colluding: true },
        architecture: {
          id: 'independent',
          merging: 'vote',
          voting,
          iterations: 6,
          budget: 100,
          handoffLoss: 0,
        },
      }).success;
    expect(success('mean', 0.1)).toBeLessThan(10);
    expect(success('trimmed', 0.1)).toBeGreaterThan(90);
    expect(success('trimmed', 0.4)).toBeLessThan(10);
    expect(success('median', 0.4)).toBeGreaterThan(85);
  });

  it('tell one falsehood a step in a ring, and one each otherwise', () => {
    const falsehoods = (colluding: boolean) =>
      measured(debate('weighted', { notice: 1 }, { ...ring, colluding })).errors;
    expect(falsehoods(true)).toBeLessThan(falsehoods(false));
  });

  it('keep no trust of the honest, and give all of theirs to each other', () => {
    const { trust } = boardOf(ended(debate('eigentrust')));
    const { honesty } = ended(debate('majority')).traits;
    for (let agent = 0; agent < 9; agent++) {
      const row = trust.told.get(agent) ?? [];
      const toLiars = row.reduce((sum, one, other) => sum + (honesty[other] === 0 ? one : 0), 0);
      const toHonest = row.reduce((sum, one, other) => sum + (honesty[other] === 1 ? one : 0), 0);
      if (honesty[agent] === 0) expect(toHonest).toBe(0);
      else expect(toLiars).toBe(0);
    }
    expect([...(trust.global ?? [])].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
  });

  it('are found out later where few answers are verified', () => {
    const trust = (verified: number) => measured(debate('beta', { verified }))['trust-in-liars'];
    expect(trust(0.1)).toBeGreaterThan(trust(1));
    expect(trust(0)).toBe(0);
  });

  it('are given no steps by whoever has learned that nothing good comes of it', () => {
    const population = { id: 'alike', skill: 0.8, dishonest: 0.3 };
    const architecture = {
      id: 'centralized',
      assigning: 'learned',
      review: false,
      rounds: 1,
      finishing: false,
    };
    const world = ended({ agents: 11, population, environment: { steps: 3 }, architecture });
    const { honesty } = world.traits;
    const { tries } = boardOf(world).experience;
    // The first eleven arms are those of careful work; the orchestrator gives itself nothing.
    const given = (honest: number) => {
      const own = [...tries.subarray(1, 11)].filter((_, i) => honesty[i + 1] === honest);
      return own.reduce((sum, one) => sum + one, 0) / own.length;
    };
    expect(given(0)).toBeGreaterThan(0);
    expect(given(1)).toBeGreaterThan(10 * given(0));
  });
});
