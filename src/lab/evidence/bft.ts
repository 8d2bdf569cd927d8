import { verdictOf } from '../../engine/kernel/outcome.ts';
import { World } from '../../engine/kernel/world.ts';
import type { State as HotStuffState } from '../../engine/protocols/hotstuff/state.ts';
import { messagesOf } from '../../engine/protocols/oralMessages/paths.ts';
import type { State as OralState } from '../../engine/protocols/oralMessages/module.ts';
import { NEW_VIEW, REPLY, REQUEST, WISH } from '../../engine/protocols/hotstuff/messages.ts';
import { traitorsBorne } from '../../engine/protocols/replicas/quorums.ts';
import { stateOf } from './stateOf.ts';
import { numberIn, textOf } from './summary.ts';
import type { Effort, Outcome, Translator } from './types.ts';

type Given = Record<string, unknown>;

const DELAY_SECONDS = 0.1;
/** Seeds in which one traitor too many must break agreement, to say by running what is borne. */
const SEEDS_TO_BREAK = 40;

/** Byzantine agreement: messages of PBFT, HotStuff and OM(m), how many traitors are borne, and that no conflict comes of fewer. */
export const bftCases: Translator = ({ scenario, metric }, effort) => {
  const protocol = textOf(scenario.protocol).toLowerCase();
  if (/byzantine f tolerated/i.test(metric)) return traitors(Number(scenario.n), effort);
  if (/pbft/.test(protocol)) {
    if (/conflict/i.test(metric)) return conflicts(scenario, effort);
    if (/slope/i.test(metric)) return slope(scenario.n as readonly number[], effort.seed);
    return /messages/i.test(metric) ? pbftMessages(Number(scenario.n), effort.seed) : null;
  }
  if (/hotstuff/.test(protocol) && /messages per view/i.test(metric))
    return viewMessages(Number(scenario.n), !/basic/.test(protocol), effort.seed);
  if (/om\(m\)|oral/.test(protocol) && /messages/i.test(metric))
    return oralMessages(Number(scenario.n), Number(scenario.m), effort.seed);
  return null;
};

/** Clients hardly ever turn up: `limit` requests come one after the other has long been answered. */
const sparse = (agents: number, seed: number, protocol: Given, limit: number): Given => ({
  version: 1,
  seed,
  agents,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: DELAY_SECONDS },
  protocol: { ...protocol, timeoutDelays: 1000, retryDelays: 1000 },
  environment: { id: 'records', limit, rate: 0.02, timeoutSeconds: 1000 },
});

function settle(scenario: Given): World {
  const world = new World(scenario);
  world.advance(1e5, 1e7, () => verdictOf(world).state !== 'running');
  // The last answer may be in before the last message has arrived.
  world.advance(world.now + 20 * DELAY_SECONDS, 1e7);
  return world;
}

function countRequest(n: number, seed: number): { messages: number; scenario: Given } {
  const scenario = sparse(n, seed, { id: 'pbft', statusDelays: 1000 }, 1);
  return { messages: settle(scenario).wire.sent, scenario };
}

function pbftMessages(n: number, seed: number): Outcome {
  const { messages, scenario } = countRequest(n, seed);
  const reading =
    'The client is a process of its own beside an agent: its request and the n replies are messages.';
  return { value: messages, reps: 1, engine: { value: messages, reps: 1, se: 0 }, scenario, reading };
}

/** Slope of log messages over log n by least squares, from runs. */
function slope(sizes: readonly number[], seed: number): Outcome {
  const runs = sizes.map((n) => countRequest(n, seed));
  const x = sizes.map(Math.log);
  const y = runs.map(({ messages }) => Math.log(messages));
  const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  let products = 0;
  let squares = 0;
  x.forEach((one, i) => {
    products += (one - mx) * (y[i] - my);
    squares += (one - mx) ** 2;
  });
  return { value: products / squares, reps: sizes.length, scenario: runs[0].scenario };
}

/** What a second request costs when the first is long done: the messages of its views, clients' not counted. */
function viewMessages(n: number, chained: boolean, seed: number): Outcome {
  const protocol = { id: chained ? 'hotstuff' : 'basic-hotstuff', resendDelays: 1000 };
  const [one, two] = [1, 2].map(
    (limit) => stateOf(settle(sparse(n, seed, protocol, limit))) as HotStuffState,
  );
  let messages = 0;
  two.sent.forEach((count, kind) => {
    if (kind !== REQUEST && kind !== REPLY && kind !== WISH) messages += count - one.sent[kind];
  });
  const value = messages / (two.highestView - one.highestView);
  const reading = chained
    ? 'A view is a proposal and the votes for it; four of them commit a request.'
    : `The ${two.sent[NEW_VIEW] - one.sent[NEW_VIEW]} new-view messages after a decision open the next view.`;
  return {
    value,
    reps: 1,
    engine: { value, reps: 1, se: 0 },
    scenario: sparse(n, seed, protocol, 2),
    reading,
  };
}

function oralMessages(n: number, m: number, seed: number): Outcome {
  const scenario = {
    version: 1,
    seed,
    agents: n,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: DELAY_SECONDS },
    protocol: { id: 'oral-messages', traitorsProvidedFor: m, periodSeconds: 1 },
    environment: { id: 'facts', limit: 1 },
  };
  const world = new World(scenario);
  world.advance(m + 3);
  const { sent } = stateOf(world) as OralState;
  return { value: messagesOf(n, m), reps: 1, engine: { value: sent, reps: 1, se: 0 }, scenario };
}

/** PBFT under an equivocating first primary and colluding backups, on a network that delays, reorders, duplicates and loses. */
function treason(agents: number, liars: number, seed: number): Given {
  return {
    version: 1,
    seed,
    agents,
    topology: { id: 'complete' },
    network: { id: 'exponential', meanSeconds: DELAY_SECONDS, loss: 0.05, duplication: 0.1, reordering: 0.2 },
    protocol: { id: 'pbft', batch: 1, checkpointPeriod: 4 },
    environment: { id: 'records', limit: 10, rate: 5 },
    faults: [{ id: 'byzantine', liars, behaviour: 'equivocating', who: 'first' }],
  };
}

/** Whether a run ends with a broken promise within so many simulated seconds. */
function breaks(scenario: Given, seconds: number): boolean {
  const world = new World(scenario);
  world.advance(seconds, 1e6);
  return world.verdict?.state === 'violated';
}

/** Runs in which honest replicas conflict; f + 1 traitors where the case asks for them. */
function conflicts(scenario: Given, { seed }: Effort): Outcome {
  const sizes = (Array.isArray(scenario.n) ? scenario.n : [scenario.n]).map(Number);
  const seeds = Number(scenario.seeds ?? 1000);
  const told = textOf(scenario.byzantine);
  const extra = /f\s*\+\s*1/.test(told) ? 1 : 0;
  const named = /f\s*=\s*\d/.test(told) ? numberIn(told, 'f') : Number.NaN;
  let value = 0;
  for (const n of sizes)
    for (let r = 0; r < seeds; r++) {
      const liars = (Number.isNaN(named) ? traitorsBorne(n) : named) + extra;
      if (breaks(treason(n, liars, seed + r), 12)) value += 1;
    }
  const reps = sizes.length * seeds;
  const reading = `${seeds} seeds for each size; every promise is checked after every event, so that a run with any breach counts.`;
  return {
    value,
    reps,
    engine: { value, reps, se: 0 },
    scenario: treason(sizes[0], traitorsBorne(sizes[0]), seed),
    reading,
  };
}

/** Traitors that agreement bears: with one more, PBFT's honest replicas are led apart. */
function traitors(n: number, { seed }: Effort): Outcome {
  let borne = 0;
  const breaksWith = (liars: number) =>
    Array.from({ length: SEEDS_TO_BREAK }, (_, r) => seed + r).some((one) =>
      breaks(treason(n, liars, one), 5),
    );
  while (borne < n && !breaksWith(borne + 1)) borne += 1;
  const reading = 'By running: the most traitors with which no seed shows two honest replicas that disagree.';
  return {
    value: traitorsBorne(n),
    reps: 1,
    engine: { value: borne, reps: SEEDS_TO_BREAK, se: 0 },
    scenario: treason(n, borne + 1, seed),
    reading,
  };
}
