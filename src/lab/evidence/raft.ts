import { Chance } from '../../engine/kernel/chance.ts';
import type { Command } from '../../engine/kernel/command.ts';
import { World } from '../../engine/kernel/world.ts';
import { APPEND, APPEND_REPLY, REQUEST_VOTE, VOTE } from '../../engine/protocols/raft/messages.ts';
import { LEADER, type State } from '../../engine/protocols/raft/state.ts';
import { partitionCases } from './raftPartition.ts';
import { meanOf, numberIn, quantileOf, replicate, replicateWithin, textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

type Given = Record<string, unknown>;

/** Longest downtime that is waited for, in seconds. */
const LONGEST_SECONDS = 10;
/** Replicates of a median or of a probability given without a deviation. */
const REPS_OF_QUANTILES = 4000;

export const stateOf = (world: World): State => world.layers[0].state as State;

export const leads = (world: World): boolean =>
  stateOf(world).servers.some(({ role }, agent) => role === LEADER && world.alive[agent] === 1);

/** A cluster in which hardly a client turns up by itself; commands are injected. */
export const cluster = (
  n: number,
  protocol: Given,
  network: Given = { id: 'constant', meanSeconds: 0.0075 },
): Given => ({
  version: 1,
  seed: 1,
  agents: n,
  topology: { id: 'complete' },
  network,
  protocol: { id: 'raft', ...protocol },
  environment: { id: 'records', rate: 0.01, writeShare: 1 },
});

/** Raft: downtime after a leader's crash (Figure 16), messages an entry and an election, crashes survived, partitions. */
export const raftCases: Translator = (testCase, effort) => {
  const { scenario, metric } = testCase;
  if (scenario.protocol === 'Raft election' || scenario.paper_setup !== undefined)
    return downtime(testCase, effort);
  if (scenario.live_followers !== undefined) return timers(testCase, effort);
  if (/^Raft n=/.test(textOf(scenario.protocol))) return partitionCases(testCase, effort);
  if (scenario.protocol !== 'Raft') return null;
  const n = Number(scenario.n);
  if (/AppendEntries/.test(metric)) return entryMessages(n);
  if (/RequestVote/.test(metric)) return electionMessages(n);
  return /crashes/.test(metric) ? crashesSurvived(n) : null;
};

/** The delays of the two models of Figure 16; a reply that contains the disk write is exponential again, see below. */
function delaysOf(model: string): { network: Given; protocol: Given } {
  if (model === 'S') return { network: { id: 'constant', meanSeconds: 0.0075 }, protocol: {} };
  // Exp(4 ms) on the way, then nothing in 4 of 11 cases and Exp(11 ms) in the rest, is exactly Exp(11 ms) in all.
  const protocol = { diskSeconds: 0.011, diskLaw: 'exponential', diskCached: 4 / 11 };
  return { network: { id: 'exponential', meanSeconds: 0.004 }, protocol };
}

interface Election {
  downSeconds: number;
  candidacies: number;
}

/** The leader crashes some time after a heartbeat that reached all at once; how long until another leads, and after how many candidacies. */
function elect(scenario: Given, shortest: number, seed: number): Election {
  const crashAt = (new Chance(seed, 'evidence/raft').uniform() * shortest) / 2;
  const world = new World({ ...scenario, seed }, [{ time: crashAt, do: 'crash', agent: 0 }], {
    checks: false,
  });
  world.advance(crashAt);
  world.advance(crashAt + LONGEST_SECONDS, Infinity, () => leads(world));
  return { downSeconds: world.now - crashAt, candidacies: stateOf(world).elections };
}

function downtime(testCase: Case, effort: Effort): Outcome | null {
  const { scenario, metric, tol } = testCase;
  const setup = textOf(scenario.paper_setup);
  const range =
    setup === ''
      ? (scenario.timeout_ms as [number, number])
      : /(\d+)-(\d+)/.exec(setup)?.slice(1).map(Number);
  if (!range || (scenario.variant !== undefined && scenario.variant !== 'equal logs')) return null;
  const n = Number(scenario.n ?? (numberIn(/\d+ servers/.exec(setup)?.[0] ?? '') || 5));
  const { network, protocol } = delaysOf(scenario.delay_model === 'S' ? 'S' : 'A');
  const [shortest, longest] = [range[0] / 1000, range[1] / 1000];
  const ours = cluster(
    n,
    {
      ...protocol,
      electionTimeoutMin: shortest,
      electionTimeoutMax: longest,
      heartbeatSeconds: shortest / 2,
      leaderAtStart: 0,
    },
    network,
  );
  const runs = (read: (election: Election) => number, reps = effort.reps) =>
    replicate(reps, effort.seed, (seed) => read(elect(ours, shortest, seed)));
  const reading =
    'Agent 0 leads from the start, as if its heartbeat had just reached all; downtime ends with the third vote’s arrival.';
  const rest = { scenario: { ...ours, seed: effort.seed }, reading };
  if (/^P\(/.test(metric)) return { ...meanOf(runs(({ candidacies }) => Number(candidacies > 1))), ...rest };
  if (/^mean/.test(metric)) return { ...meanOf(runs(({ downSeconds }) => downSeconds * 1000)), ...rest };
  const hopeless = tol.type === 'ge';
  const values = runs(
    ({ downSeconds }) => downSeconds * 1000,
    hopeless ? 40 : Math.max(effort.reps, REPS_OF_QUANTILES),
  );
  return {
    value: quantileOf(values, hopeless ? 0 : 0.5),
    reps: values.length,
    sd: meanOf(values).sd,
    ...rest,
  };
}

/** Followers' own timers: messages take so long that no timer is reset. */
function timers(testCase: Case, effort: Effort): Outcome {
  const { scenario } = testCase;
  const followers = Number(scenario.live_followers);
  const [shortest, longest] = (scenario.timeout_ms as [number, number] | undefined) ?? [
    150,
    150 + Number(scenario.timeout_range_ms),
  ];
  const timeouts = {
    electionTimeoutMin: shortest / 1000,
    electionTimeoutMax: longest / 1000,
    leaderAtStart: 0,
  };
  const ours = cluster(followers + 1, timeouts, { id: 'constant', meanSeconds: 10 });
  const fires = (seed: number): [number, number] => {
    const world = new World({ ...ours, seed }, [{ time: 0, do: 'crash', agent: 0 }], { checks: false });
    const times: number[] = [];
    for (const candidacies of [1, 2]) {
      world.advance(1, Infinity, () => stateOf(world).elections >= candidacies);
      times.push(world.now * 1000);
    }
    return [times[0], times[1]];
  };
  const gap = Number(scenario.one_way_delay_ms);
  const reps = Math.max(effort.reps, 10_000);
  const values = replicateWithin(testCase, { ...effort, reps }, (seed) => {
    const [first, second] = fires(seed);
    return scenario.timeout_range_ms === undefined ? first : Number(second - first > gap);
  });
  return { ...meanOf(values), scenario: { ...ours, seed: effort.seed } };
}

/** Messages of some kinds that end while the world goes on to `until`. */
function countKinds(world: World, kinds: readonly number[], until: number): number {
  let count = 0;
  world.onArrival = (slot) => {
    const meta = world.queue.meta[slot];
    if (((meta >> 3) & 15) === 0 && kinds.includes((meta >> 7) & 0xffff)) count += 1;
  };
  world.advance(until);
  world.onArrival = null;
  return count;
}

/** One command at the leader just after a heartbeat. */
function entryMessages(n: number): Outcome {
  const ours = cluster(n, { leaderAtStart: 0 });
  const commands: Command[] = [{ time: 0.16, do: 'inject', agent: 0 }];
  const world = new World(ours, commands);
  world.advance(0.15);
  const value = countKinds(world, [APPEND, APPEND_REPLY], 0.19);
  if (stateOf(world).committed !== 1) throw new Error('the command was not committed');
  return { value, reps: 1, scenario: ours };
}

/** The first seed whose first election has one candidate. */
function electionMessages(n: number): Outcome {
  const scenario = cluster(n, { electionTimeoutMin: 0.15, electionTimeoutMax: 1 });
  for (let seed = 1; ; seed++) {
    const world = new World({ ...scenario, seed });
    const value = countKinds(world, [REQUEST_VOTE, VOTE], 1.1);
    if (stateOf(world).elections === 1) return { value, reps: 1, scenario: { ...scenario, seed } };
  }
}

/** Crashes ever more servers, the leader first, and sees whether a command is still committed. */
function crashesSurvived(n: number): Outcome {
  const scenario = cluster(n, { leaderAtStart: 0 });
  for (let crashes = 1; crashes <= n; crashes++) {
    const commands: Command[] = Array.from({ length: crashes }, (_, agent) => ({
      time: 0.2,
      do: 'crash',
      agent,
    }));
    if (crashes < n) commands.push({ time: 3, do: 'inject', agent: n - 1 });
    const world = new World(scenario, commands);
    world.advance(10);
    if (stateOf(world).committed === 0) return { value: crashes - 1, reps: 1, scenario };
  }
  return { value: n, reps: 1, scenario };
}
