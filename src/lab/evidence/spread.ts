import { World } from '../../engine/kernel/world.ts';
import { meanOf, numberIn, quantileOf, replicateWithin, textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

/** The part of the facts' state that evidence reads: when each agent learned the newest fact, Infinity if it has not. */
export interface State {
  heardAt: Float64Array;
}

type Given = Record<string, unknown>;
type Scene = Given & { agents: number };

/** A round is much longer than a message takes, so that a contact is over before the next, as the theory has it. */
const PERIOD_SECONDS = 1;
const network = { id: 'constant', meanSeconds: 0.0001 };
/** A percentile of the tail is known only from many runs. */
const REPS_OF_PERCENTILES = 10_000;

/** Spread of one item: push, pull and push-pull on a graph, infect and die, one round of anti-entropy. */
export const spreadCases: Translator = (testCase, effort) => {
  const { scenario } = testCase;
  if (testCase.family !== 'spread') return null;
  switch (scenario.protocol) {
    case 'spread':
      return spread(testCase, effort);
    case 'infect-and-die':
      return infectAndDie(testCase, effort);
    case 'anti-entropy':
      return antiEntropy(testCase, effort);
    default:
      return null;
  }
};

const modeOf = ({ mode }: Given): string => (/push.?pull/.test(textOf(mode)) ? 'push-pull' : textOf(mode));

/** The graph a case names, complete where it names none, and the agent where the item appears. */
function placeOf(scenario: Given): Scene {
  const text = textOf(scenario.graph ?? 'complete').toLowerCase();
  const agents = Number(scenario.n ?? numberIn(text, 'n'));
  const star = /star/.test(text);
  const id = star ? 'star' : ['ring', 'path', 'line', 'grid', 'complete'].find((one) => text.includes(one));
  if (id === undefined || !(agents > 0))
    throw new RangeError(`graph: ${text}, n: ${agents}; expected a known graph and a size`);
  const topology: Given = { id: id === 'line' ? 'path' : id };
  const sides = numberIn(text, 'degree');
  if (id === 'ring' && sides >= 2) topology.eachSide = Math.floor(sides / 2);
  const origin = star && /leaf/.test(textOf(scenario.source)) ? 1 : 0;
  return { version: 1, agents, topology, network, environment: { id: 'facts', limit: 1, origin } };
}

function spread(testCase: Case, effort: Effort): Outcome | null {
  const { scenario, metric } = testCase;
  const inRounds = !/async|poisson/i.test(textOf(scenario.timing ?? ''));
  // Under random clocks nothing is rounded to rounds: a longer period makes the time on the way vanish.
  const periodSeconds = inRounds ? PERIOD_SECONDS : 60;
  const ours: Scene = {
    ...placeOf(scenario),
    protocol: {
      id: 'gossip',
      mode: modeOf(scenario),
      timing: inRounds ? 'rounds' : 'poisson',
      periodSeconds,
      contactLoss: Number(scenario.loss ?? 0),
      fanout: Number(scenario.fanout ?? 1),
    },
  };
  const each = (read: (world: World) => number, reps = effort.reps) =>
    replicateWithin(testCase, { ...effort, reps }, (seed) =>
      read(new World({ ...ours, seed }, [], { checks: false })),
    );
  const example = { ...ours, seed: effort.seed };
  const elapsed = (world: World) => {
    untilAllKnow(world);
    return inRounds ? Math.floor(world.now / periodSeconds) + 1 : world.now / periodSeconds;
  };
  if (metric.startsWith('E[T]') || /^T\b/.test(metric))
    return { ...meanOf(each(elapsed)), scenario: example };
  const percentile = /^(\d+)th percentile of T/.exec(metric);
  if (percentile) {
    const values = each(elapsed, Math.max(effort.reps, REPS_OF_PERCENTILES));
    return { value: quantileOf(values, Number(percentile[1]) / 100), reps: values.length, scenario: example };
  }
  const round = /^E\[informed after round (\d+)\]/.exec(metric);
  if (round)
    return {
      ...meanOf(each((world) => reachedAfter(world, Number(round[1]) * periodSeconds))),
      scenario: example,
    };
  if (metric.startsWith('E[push messages until completion]/n'))
    return {
      ...meanOf(
        each((world) => {
          untilAllKnow(world);
          return world.wire.sent / world.n;
        }),
      ),
      scenario: example,
    };
  return null;
}

function untilAllKnow(world: World): void {
  // Far beyond any cover time: a scenario in which not all can hear must not run for ever.
  world.advance(1e5 * PERIOD_SECONDS * 60, 1e9, () => world.items.reached[0] === world.n);
}

/** How many know just before the moment at which the next round would begin. */
function reachedAfter(world: World, seconds: number): number {
  world.advance(seconds - PERIOD_SECONDS / 10);
  return world.items.reached[0];
}

function infectAndDie(testCase: Case, effort: Effort): Outcome | null {
  const { scenario, metric } = testCase;
  if (!metric.startsWith('E[fraction reached]')) return null;
  const ours: Scene = {
    ...placeOf(scenario),
    protocol: { id: 'infect-and-die', fanout: Number(scenario.fanout ?? 3) },
  };
  const values = replicateWithin(testCase, effort, (seed) => {
    const world = new World({ ...ours, seed }, [], { checks: false });
    world.advance(1e6, 1e9, () => world.wire.inFlight === 0);
    return world.items.reached[0] / world.n;
  });
  return { ...meanOf(values), scenario: { ...ours, seed: effort.seed } };
}

function antiEntropy(testCase: Case, effort: Effort): Outcome | null {
  const { scenario, metric } = testCase;
  if (!/^E\[susceptible fraction after \d+ rounds?\]/.test(metric)) return null;
  const place = placeOf(scenario);
  const susceptible = Number(scenario.susceptible_fraction);
  const ours: Scene = {
    ...place,
    protocol: { id: 'anti-entropy', mode: modeOf(scenario), periodSeconds: PERIOD_SECONDS },
    environment: { ...(place.environment as Given), witnesses: 1 - susceptible },
  };
  const rounds = Number(scenario.rounds ?? numberIn(metric, 'after'));
  const values = replicateWithin(testCase, effort, (seed) => {
    const world = new World({ ...ours, seed }, [], { checks: false });
    return 1 - reachedAfter(world, rounds * PERIOD_SECONDS) / world.n;
  });
  return { ...meanOf(values), scenario: { ...ours, seed: effort.seed } };
}
