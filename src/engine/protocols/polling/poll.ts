import type { InspectionRow, MetricInfo, Verdict } from '../../kernel/frame.ts';
import { EQUIVOCATING, type Host, LYING } from '../../kernel/host.ts';
import { degree, neighbour } from '../../topologies/graph.ts';
import { bytesWith, ridersOf, take, takeIn } from '../averaging/riders.ts';
import { forget, ignorance, type Knowledge, wipe } from '../knowledge.ts';
import type { Words } from '../knowledgeSets.ts';
import { A, firstOpinions, opinionNames } from './parameters.ts';

export const ASK = 0;
export const OPINION = 1;

/** State of every protocol in which agents ask others for their opinion. */
export interface Poll {
  opinion: Uint8Array;
  first: Uint8Array;
  /** What agents answer with: where all act in rounds, their opinion at the start of the round. */
  shown: Uint8Array;
  /** Agents for A. */
  countA: number;
  /** Number of each agent's present poll, opinions still awaited in it, asked for in all, and those for A so far. */
  poll: Float64Array;
  awaited: Int32Array;
  samples: Int32Array;
  forA: Int32Array;
  polls: number;
  changes: number;
  /** When all agents were of one opinion for the first time; Infinity: not yet. */
  agreedAt: number;
  known: Knowledge;
}

/** What a message carries beside the value: the number of the poll, and what rides along. */
type Cargo = number | { readonly poll: number; readonly riders: Words };

export function pollOf(host: Host, share: number): Poll {
  const opinion = firstOpinions(host, share);
  const countA = opinion.reduce((sum, one) => sum + one, 0);
  return {
    opinion,
    first: opinion.slice(),
    shown: opinion.slice(),
    countA,
    poll: new Float64Array(host.n),
    awaited: new Int32Array(host.n),
    samples: new Int32Array(host.n),
    forA: new Int32Array(host.n),
    polls: 0,
    changes: 0,
    agreedAt: countA === 0 || countA === host.n ? 0 : Infinity,
    known: ignorance(host),
  };
}

/** Begins a poll of `samples` agents drawn with replacement among the neighbours and, where it may, the agent itself. */
export function ask(state: Poll, host: Host, agent: number, samples: number, itself: boolean): void {
  const links = degree(host.graph, agent);
  const choices = itself ? links + 1 : links;
  if (choices === 0) return;
  state.polls += 1;
  state.poll[agent] = state.polls;
  state.awaited[agent] = samples;
  state.samples[agent] = samples;
  state.forA[agent] = 0;
  for (let i = 0; i < samples; i++) {
    const draw = host.chance.at(agent).below(choices);
    if (draw < links) tell(state, host, agent, neighbour(host.graph, agent, draw), ASK, 0, state.polls);
    else hear(state, host, agent, state.shown[agent], state.polls);
  }
}

/** Answers a question, or counts an answer. */
export function receive(
  state: Poll,
  host: Host,
  to: number,
  from: number,
  kind: number,
  value: number,
  payload: unknown,
): void {
  const cargo = payload as Cargo;
  const poll = typeof cargo === 'number' ? cargo : cargo.poll;
  if (typeof cargo !== 'number') takeIn(state.known, host, to, from, cargo.riders);
  if (kind === ASK) tell(state, host, to, from, OPINION, saidBy(state, host, to, from), poll);
  else hear(state, host, to, value, poll);
}

/** A liar says the opposite of what it thinks, an equivocator tells even agents A and odd ones B. */
function saidBy({ shown }: Poll, { byzantine }: Host, agent: number, to: number): number {
  if (byzantine[agent] === LYING) return 1 - shown[agent];
  if (byzantine[agent] === EQUIVOCATING) return to % 2 === 0 ? 1 : 0;
  return shown[agent];
}

/** One opinion has come in; with the last one the agent takes the majority's, and keeps its own where there is none. */
function hear(state: Poll, host: Host, agent: number, opinion: number, poll: number): void {
  if (state.poll[agent] !== poll || state.awaited[agent] === 0) return;
  state.awaited[agent] -= 1;
  state.forA[agent] += opinion;
  if (state.awaited[agent] === 0) settle(state, host, agent);
}

/** Ends a poll, if one is open: the majority of the answers that came. */
export function settle(state: Poll, host: Host, agent: number): void {
  const answered = state.samples[agent] - state.awaited[agent];
  const surplus = 2 * state.forA[agent] - answered;
  state.awaited[agent] = 0;
  state.samples[agent] = 0;
  state.forA[agent] = 0;
  if (surplus !== 0) adopt(state, host, agent, surplus > 0 ? 1 : 0);
}

function adopt(state: Poll, host: Host, agent: number, opinion: number): void {
  if (state.opinion[agent] === opinion) return;
  state.opinion[agent] = opinion;
  state.changes += 1;
  state.countA += opinion === A ? 1 : -1;
  if (state.agreedAt < Infinity || (state.countA > 0 && state.countA < host.n)) return;
  state.agreedAt = host.now;
  host.note('agreed', `All are for ${opinionNames[opinion]}.`, agent, 'good');
}

function tell(
  state: Poll,
  host: Host,
  from: number,
  to: number,
  kind: number,
  value: number,
  poll: number,
): void {
  const riders = ridersOf(state.known, from);
  const cargo: Cargo = riders === undefined ? poll : Object.freeze({ poll, riders });
  host.send(from, to, kind, value, cargo, bytesWith(host, riders, 1));
}

/** What every poll measures, in the order in which `measurePoll` fills it. */
export const pollMetrics: readonly MetricInfo[] = [
  { id: 'share-a', label: 'For A', unit: '%', help: 'Share of agents of opinion A.', primary: true },
  {
    id: 'changes',
    label: 'Changes of mind',
    unit: '',
    help: 'Times an agent has taken the other opinion since the start.',
  },
  { id: 'polls', label: 'Polls', unit: '', help: 'Polls that agents have begun since the start.' },
];

export function measurePoll(state: Poll, host: Host, into: Float64Array): void {
  into[0] = (100 * state.countA) / host.n;
  into[1] = state.changes;
  into[2] = state.polls;
}

/** The steps that all polls share. */
export const pollSteps = {
  crash(state: Poll, _host: Host, _values: unknown, agent: number): void {
    state.awaited[agent] = 0;
    state.samples[agent] = 0;
    state.forA[agent] = 0;
  },

  share: (state: Poll, host: Host, _values: unknown, agent: number, slot: number): void =>
    take(state.known, host, agent, slot),
  retired: (state: Poll, _host: Host, _values: unknown, slot: number): void => forget(state.known, slot),

  observe: (state: Poll, _host: Host, _values: unknown, [role]: Float32Array[]): void =>
    role.set(state.opinion),

  inspect: (
    { opinion, first, awaited, forA }: Poll,
    _host: Host,
    _values: unknown,
    agent: number,
  ): InspectionRow[] => [
    { group: 'Opinion', label: 'Opinion', value: opinionNames[opinion[agent]] },
    { group: 'Opinion', label: 'First opinion', value: opinionNames[first[agent]] },
    {
      group: 'Opinion',
      label: 'Awaits',
      value: awaited[agent] > 0 ? `${awaited[agent]} answers, ${forA[agent]} so far for A` : 'nothing',
    },
  ],

  sentence: ({ countA }: Poll, { n }: Host): string => `${countA} of ${n} are for A, ${n - countA} for B.`,

  verdict({ opinion, first }: Poll, { alive, n }: Host): Omit<Verdict, 'time'> | null {
    const running = opinion.filter((_one, agent) => alive[agent] === 1);
    if (running.length === 0 || running.some((one) => one !== running[0])) return null;
    const name = opinionNames[running[0]];
    const before = first.reduce((sum, one) => sum + (one === running[0] ? 1 : 0), 0);
    const was =
      2 * before > n
        ? 'as the majority was'
        : 2 * before < n
          ? 'though the majority was not'
          : 'after an even start';
    return { state: 'agreed', text: `All are for ${name}, ${was}.` };
  },
};

/** An agent comes back; with an empty disk it holds its first opinion again. */
export function comeBack(state: Poll, host: Host, agent: number, wiped: boolean): void {
  if (!wiped) return;
  adopt(state, host, agent, state.first[agent]);
  wipe(state.known, host, agent);
}
