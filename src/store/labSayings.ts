import type { GrowthLine } from '../lab/laws.ts';
import type { CostId, Measured } from './labCosts.ts';
import { doubling, exponentText, lawName } from './labLaws.ts';

export type Truth = 'holds' | 'fails' | 'depends' | 'open';

export interface Finding {
  truth: Truth;
  /** What was measured, with numbers. */
  text: string;
}

/** What people say of communication, and what the runs say to it. */
export interface Saying {
  id: string;
  words: string;
  /** Trials it rests on, by id; "present" is whatever stands on the dials. */
  rests: readonly string[];
  judge: (measured: readonly Measured[]) => Finding;
}

const open: Finding = { truth: 'open', text: 'Too few runs came to an end to tell.' };

const lineOf = (measured: readonly Measured[], id: string, cost: CostId): GrowthLine | null =>
  measured.find(({ trial }) => trial.id === id)?.costs[cost].line ?? null;

const presentOf = (measured: readonly Measured[]): Measured | undefined =>
  measured.find(({ trial }) => trial.present === true);

/** A law with its exponent: "n log n, exponent 1.30 (1.22 to 1.38)". */
const told = (line: GrowthLine): string => `${lawName(line)}, ${exponentText(line)}`;

/** Whether the growth is that of a power, as far as the interval and small sizes let tell. */
const near = ({ exponent }: GrowthLine, power: number): boolean => Math.abs(exponent.value - power) < 0.15;

function exponential(measured: readonly Measured[]): Finding {
  const lines = measured.flatMap(({ trial, costs }) =>
    costs.messages.line ? [{ label: trial.label, line: costs.messages.line }] : [],
  );
  const [first, ...rest] = lines;
  if (!first) return open;
  const exploding = lines.filter(({ line }) => line.name === 'exponential');
  const steepest = rest.reduce((a, b) => (b.line.exponent.value > a.line.exponent.value ? b : a), first);
  const flattest = rest.reduce((a, b) => (b.line.exponent.value < a.line.exponent.value ? b : a), first);
  if (exploding.length > 0) {
    const names = exploding.map(({ label }) => label).join(', ');
    return { truth: 'depends', text: `Of ${lines.length} ways measured, over these sizes only: ${names}.` };
  }
  return {
    truth: 'fails',
    text: `None of ${lines.length} ways measured does. They lie between ${flattest.label} (${told(flattest.line)}) and ${steepest.label} (${told(steepest.line)}): at most a power of n, while an exponential is multiplied by the same factor with every agent more.`,
  };
}

function logarithmic(measured: readonly Measured[]): Finding {
  const linked = lineOf(measured, 'gossip', 'time');
  const ring = lineOf(measured, 'gossip-ring', 'time');
  if (!linked || !ring) return open;
  const own = presentOf(measured);
  const here = own && own.trial.per === 'fact' && own.costs.time.line;
  const text = `Where everyone is linked its rounds grow like ${told(linked)}; on a ring like ${told(ring)}.`;
  return {
    truth: linked.name === 'log n' ? 'depends' : 'fails',
    text: here ? `${text} On the present graph ${own.trial.label} follows ${told(here)}.` : text,
  };
}

function broadcastSquared(measured: readonly Measured[]): Finding {
  const one = lineOf(measured, 'broadcast', 'messages');
  const each = lineOf(measured, 'broadcast-each', 'messages');
  if (!one || !each) return open;
  return {
    truth: near(one, 1) && near(each, 2) ? 'depends' : 'fails',
    text: `A single fact told to all costs ${told(one)}; only when every agent has one to tell is it ${told(each)}.`,
  };
}

function doublesWithAgents(measured: readonly Measured[]): Finding {
  const own = presentOf(measured);
  const here = own?.costs.messages.line;
  if (!own || !here) return open;
  const { low, high } = here.exponent;
  return {
    truth: low <= 1.05 && high >= 0.95 ? 'holds' : 'fails',
    text: `For ${own.trial.label} as it is set now, twice the agents cost ${doubling(here)} the messages a ${own.trial.per}: ${told(here)}.`,
  };
}

function consensusCosts(measured: readonly Measured[]): Finding {
  const raft = lineOf(measured, 'raft', 'messages');
  const hotstuff = lineOf(measured, 'hotstuff', 'messages');
  const pbft = lineOf(measured, 'pbft', 'messages');
  if (!raft || !hotstuff || !pbft) return open;
  const more = [raft, hotstuff, pbft].every(({ exponent }) => exponent.low > 0);
  return {
    truth: more ? 'holds' : 'fails',
    text: `Messages a committed command: Raft ${told(raft)}; HotStuff ${told(hotstuff)}; PBFT ${told(pbft)}. How much more depends on who talks to whom: through a leader n, all with all n².`,
  };
}

function slowerWithMore(measured: readonly Measured[]): Finding {
  const gossip = lineOf(measured, 'gossip', 'time');
  const broadcast = lineOf(measured, 'broadcast', 'time');
  const raft = lineOf(measured, 'raft', 'time');
  if (!gossip || !broadcast || !raft) return open;
  return {
    truth: 'depends',
    text: `Where messages do not wait for each other, broadcast and Raft take the same time at every size (${exponentText(broadcast)} and ${exponentText(raft)}), gossip ${told(gossip)}. Where links have a bandwidth, what is sent must be paid in time as well.`,
  };
}

function watchingSquared(measured: readonly Measured[]): Finding {
  const all = lineOf(measured, 'heartbeat', 'messages');
  const swim = lineOf(measured, 'swim', 'messages');
  if (!all || !swim) return open;
  return {
    truth: near(all, 2) && near(swim, 1) ? 'depends' : 'fails',
    text: `If everyone sends heartbeats to everyone, messages a second grow like ${told(all)}; SWIM, where each asks one other a turn, ${told(swim)}.`,
  };
}

export const sayings: readonly Saying[] = [
  {
    id: 'exponential',
    words: 'Communication grows exponentially with the number of agents.',
    rests: ['present', 'flooding', 'broadcast-each', 'pbft', 'heartbeat'],
    judge: exponential,
  },
  {
    id: 'doubling',
    words: 'Doubling the agents doubles the messages.',
    rests: ['present'],
    judge: doublesWithAgents,
  },
  {
    id: 'log-rounds',
    words: 'Gossip reaches everyone in about log n rounds.',
    rests: ['gossip', 'gossip-ring', 'present'],
    judge: logarithmic,
  },
  {
    id: 'broadcast-squared',
    words: 'Broadcast costs n².',
    rests: ['broadcast', 'broadcast-each'],
    judge: broadcastSquared,
  },
  {
    id: 'consensus',
    words: 'Consensus costs more the more must agree.',
    rests: ['raft', 'hotstuff', 'pbft'],
    judge: consensusCosts,
  },
  {
    id: 'slower',
    words: 'More agents take longer.',
    rests: ['broadcast', 'gossip', 'raft'],
    judge: slowerWithMore,
  },
  {
    id: 'watching',
    words: 'Watching over each other costs n².',
    rests: ['heartbeat', 'swim'],
    judge: watchingSquared,
  },
];
