import { MOVES, SENSATIONS } from '../../../../engine/environments/soccer/rules.ts';
import type { World } from '../../../../engine/kernel/world.ts';
import { stateOf } from '../../layerState.ts';
import { type Record, worstRecord } from '../../../theory/soccerReply.ts';
import type { OwnCase } from '../index.ts';
import { begin, type Keys, row, worldOf } from '../learning/play.ts';

const PAPER =
  'Littman, Markov games as a framework for multi-agent reinforcement learning, ICML 1994, table 1';
/** Steps of training, as in the paper; over them the step size falls to a hundredth. */
const STEPS = 1_000_000;
const DRAW = 0.1;

/** Littman's learner against itself: γ = 0.9, exploration 0.2, values 1 at first, the step size falling from 1 to 0.01. */
const selfPlay = (id: string, seed: number): Keys =>
  worldOf(
    { id: 'soccer', draw: 0 },
    {
      id,
      alpha: 1,
      stepSize: 'exponential',
      stepDecay: 0.01 ** (1 / STEPS),
      leastStep: 0.001,
      gamma: 0.9,
      epsilon: 0.2,
      firstValue: 1,
    },
    2,
    seed,
  );

const trained = new Map<string, { world: World; policy: Float64Array }>();

/** The first player's policy after training, without exploration; trained once a seed. */
function trainedBy(id: string, seed: number): { world: World; policy: Float64Array } {
  const key = `${id} ${seed}`;
  const known = trained.get(key);
  if (known) return known;
  const world = begin(selfPlay(id, seed), [{ time: STEPS - 0.4, do: 'exploit' }]);
  world.advance(STEPS - 0.3);
  const layer = world.layer('learner');
  const all = Int32Array.from({ length: SENSATIONS }, (_, state) => state);
  const view = layer?.module.policy?.(layer.state, layer.host, layer.values, 0, all);
  const found = {
    world,
    policy: Float64Array.from(view?.chances ?? new Float64Array(SENSATIONS * MOVES.length)),
  };
  trained.set(key, found);
  return found;
}

const decided = ({ won, lost }: Record): number => (won + lost > 0 ? (100 * won) / (won + lost) : 0);

const challenged = (id: string, name: string, expected: number, tol: OwnCase['tol'], note: string): OwnCase =>
  row({
    id: `LITTMAN-${name}-challenger`,
    family: 'games',
    metric: `share of decided games, in %, that ${name} wins against its best challenger`,
    expected,
    tol,
    source: PAPER,
    note: `${note}; the challenger here is the exact best reply, where the paper trains one by Q-learning`,
    says: { game: 'soccer 4 × 5', learner: name, challenger: 'best reply', draw: DRAW },
    run(seed) {
      const record = worstRecord(trainedBy(id, seed).policy, DRAW);
      const told = (x: number): string => (100 * x).toFixed(1);
      return {
        value: decided(record),
        reps: 1,
        scenario: selfPlay(id, seed),
        reading: `won ${told(record.won)} %, lost ${told(record.lost)} %, drawn ${told(record.drawn)} % of all games`,
      };
    },
  });

/** Goals of the trained first player against one that acts at random. */
function againstRandom(id: string, seed: number): number {
  const { world } = trainedBy(id, seed);
  const { won, lost } = stateOf(world, 'environment') as { won: Float64Array; lost: Float64Array };
  // The same world goes on: the second forgets and only explores.
  const before = [won[0], lost[0]];
  const time = world.now;
  world.addCommand({ time, do: 'set', path: 'environment.draw', value: DRAW });
  world.addCommand({ time, do: 'set', path: 'learner.epsilon', value: 1 });
  world.addCommand({ time, do: 'freeze' });
  world.addCommand({ time, do: 'exploit', agent: 1, value: false });
  world.advance(time + 20_000);
  return (100 * (won[0] - before[0])) / (won[0] - before[0] + lost[0] - before[1]);
}

/** Littman's soccer: what is learned by self-play, against random players and against challengers. */
export const soccerCases: readonly OwnCase[] = [
  challenged('q-learning', 'QQ', 0, { type: 'le', value: 5 }, 'the table: 0.0 %'),
  challenged(
    'minimax-q',
    'MM',
    37.5,
    { type: 'band', lo: 30, hi: 50 },
    'the table: 37.5 %, "50 % would be optimal"; read as 30 to 50',
  ),
  ...(
    [
      ['minimax-q', 'MM', 99.3],
      ['q-learning', 'QQ', 99.5],
    ] as const
  ).map(([id, name, expected]) =>
    row({
      id: `LITTMAN-${name}-random`,
      family: 'games',
      metric: `share of decided games, in %, that ${name} wins against a random player`,
      expected,
      tol: { type: 'ge', value: 97 },
      source: PAPER,
      note: `the table: ${expected} %; read as 97 % at least`,
      says: { game: 'soccer 4 × 5', learner: name, challenger: 'random', draw: DRAW },
      run: (seed) => ({ value: againstRandom(id, seed), reps: 1, scenario: selfPlay(id, seed) }),
    }),
  ),
];
