import { catalog } from '../engine/catalog/catalog.ts';
import type { Choice, Scenario } from '../engine/scenario/scenario.ts';

/** One way to do something, to be run at many sizes. */
export interface Trial {
  id: string;
  label: string;
  /** What a cost is counted per. */
  per: 'fact' | 'command' | 'task' | 'run' | 'second';
  /** It stands on the dials now. */
  present?: boolean;
  sizes: readonly number[];
  scenario: (n: number) => Scenario;
  /** Simulated seconds of a run that is measured by the second; absent: until it has a verdict. */
  seconds?: number;
}

/** Protocols whose costs can be set side by side, since they do the same work. */
const kin: readonly (readonly string[])[] = [
  ['gossip', 'broadcast', 'flooding', 'spanning-tree', 'plumtree', 'anti-entropy', 'rumour', 'bracha'],
  ['push-sum', 'pairwise-averaging', 'linear-consensus'],
  ['voter', 'majority-dynamics', 'majority-gossip'],
  ['ben-or', 'bracha-agreement', 'oral-messages'],
  ['sir', 'sis', 'reed-frost'],
  ['swim', 'heartbeat', 'phi-accrual'],
];
const watching = kin[5] ?? [];
const ordering = ['raft', 'hotstuff', 'basic-hotstuff', 'pbft', 'crdt'];
/** What grows like n² or n³ an agreement is too long to wait for at large sizes. */
const heavyAtMost = 64;
const watchedSeconds = 20;
export const commandsMeasured = 10;

const steps = [4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512];
const between = (low: number, high: number): number[] => steps.filter((n) => n >= low && n <= high);

/** Sizes from 8 to 128, or to twice the present agents where these are more, within reason. */
export const sizesFor = (agents: number): number[] => between(8, Math.min(512, Math.max(128, 2 * agents)));

const label = (id: string): string => catalog.protocol.get(id)?.label ?? id;

const chosen = (scenario: Scenario, id: string): Choice =>
  scenario.protocol.id === id ? scenario.protocol : { id };

/** The scenario with an end: one fact, a few commands, a few tasks. */
function bounded(scenario: Scenario): Scenario {
  const { environment } = scenario;
  const limit = { facts: 1, records: commandsMeasured, tasks: commandsMeasured }[environment.id];
  return limit === undefined ? scenario : { ...scenario, environment: { ...environment, limit } };
}

/** Why the present scenario cannot be run at other sizes, or null. */
export const unmeasurable = ({ topology }: Scenario): string | null =>
  topology.id === 'given'
    ? 'The given graph has its own number of agents: choose another topology to see how costs grow with it.'
    : null;

/** The present scenario's own protocol and others that do the same work, in the same setting at many sizes. */
export function presentTrials(scenario: Scenario): Trial[] {
  if (unmeasurable(scenario) !== null) return [];
  const base = bounded(scenario);
  const own = scenario.protocol.id;
  const sizes = sizesFor(scenario.agents);
  const light = sizes.filter((n) => n <= heavyAtMost);
  const trial = (id: string, per: Trial['per'], rest: Partial<Trial> = {}): Trial => ({
    id: `present ${id}`,
    label: label(id),
    per,
    present: id === own,
    sizes,
    scenario: (n) => ({ ...base, agents: n, protocol: chosen(scenario, id) }),
    ...rest,
  });
  if (scenario.environment.id === 'tasks') return teamTrials(base, scenario);
  if (scenario.environment.id === 'records')
    return [own, ...ordering.filter((id) => id !== own)].map((id) => trial(id, 'command', { sizes: light }));
  const family = kin.find((ids) => ids.includes(own)) ?? [own];
  return [own, ...family.filter((id) => id !== own)].map((id) => {
    if (watching.includes(own)) return trial(id, 'second', { seconds: watchedSeconds });
    if (family === kin[0]) return trial(id, 'fact');
    return trial(id, 'run', family === kin[3] ? { sizes: between(4, 24) } : {});
  });
}

function teamTrials(base: Scenario, { architecture }: Scenario): Trial[] {
  const own = architecture?.id ?? 'single';
  const ids = [own, ...[...catalog.architecture.keys()].filter((id) => id !== own && id !== 'single')];
  return ids.map((id) => ({
    id: `present ${id}`,
    label: catalog.architecture.get(id)?.label ?? id,
    per: 'task',
    present: id === own,
    sizes: between(4, 32),
    scenario: (n) => ({ ...base, agents: n, architecture: architecture?.id === id ? architecture : { id } }),
  }));
}

interface PlainRest {
  topology?: Choice;
  facts?: (n: number) => number;
}

const setting = { version: 1, seed: 1, network: { id: 'constant', meanSeconds: 0.01 } } as const;
const complete = { id: 'complete' };

function plain(
  id: string,
  words: string,
  protocol: Choice,
  { topology = complete, facts }: PlainRest = {},
): Trial {
  const environment = (n: number): Choice =>
    facts
      ? { id: 'facts', limit: facts(n), memory: facts(n), meanSeconds: 0.001 }
      : { id: 'facts', limit: 1 };
  return {
    id,
    label: words,
    per: facts ? 'run' : 'fact',
    sizes: between(8, 128),
    scenario: (agents) => ({ ...setting, agents, topology, protocol, environment: environment(agents) }),
  };
}

function orders(id: string): Trial {
  const environment = { id: 'records', limit: commandsMeasured, rate: 50 };
  return {
    id,
    label: label(id),
    per: 'command',
    sizes: between(4, heavyAtMost),
    scenario: (agents) => ({ ...setting, agents, topology: complete, protocol: { id }, environment }),
  };
}

function watches(id: string): Trial {
  return {
    id,
    label: label(id),
    per: 'second',
    sizes: between(8, 128),
    seconds: watchedSeconds,
    scenario: (agents) => ({
      ...setting,
      agents,
      topology: complete,
      protocol: { id },
      environment: { id: 'facts', limit: 1 },
    }),
  };
}

/** Plain settings by which sayings are judged: every agent linked with every other, 10 ms a message, nothing lost. */
export const plainTrials: readonly Trial[] = [
  plain('gossip', 'Gossip, everyone linked', { id: 'gossip', mode: 'push-pull' }),
  plain('gossip-ring', 'Gossip on a ring', { id: 'gossip', mode: 'push-pull' }, { topology: { id: 'ring' } }),
  plain('broadcast', 'Broadcast of one fact', { id: 'broadcast' }),
  plain('broadcast-each', 'Broadcast by each agent', { id: 'broadcast' }, { facts: (n) => n }),
  plain('flooding', 'Flooding, everyone linked', { id: 'flooding' }),
  ...['raft', 'hotstuff', 'pbft'].map((id) => orders(id)),
  ...['swim', 'heartbeat'].map((id) => watches(id)),
];
