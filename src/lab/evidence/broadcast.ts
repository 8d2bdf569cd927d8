import { World } from '../../engine/kernel/world.ts';
import { quantileOf, textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

/** Simulated seconds of the challenge, and of its start that is not counted while the tree is being built. */
const CHALLENGE_SECONDS = 30;
const SETTLING_SECONDS = 2;

interface Facts {
  completed: number;
  arrived: number;
  lastCompletionSeconds: number;
}

/** Flooding on a named graph, and the broadcast challenge of Gossip Glomers. */
export const broadcastCases: Translator = (testCase, effort) => {
  const { scenario } = testCase;
  if (textOf(scenario.protocol).startsWith('flooding')) return flood(testCase, effort);
  if (/broadcast, \d+ nodes/.test(textOf(scenario.challenge))) return challenge(testCase, effort);
  return null;
};

/** Graphs by the words of cases: "line25", "grid5x5", "tree25", "ring n=16", "total25". */
function graphOf(text: string): { agents: number; topology: Record<string, string | number> } | null {
  const sides = /(\d+)\s*x\s*(\d+)/.exec(text);
  const agents = sides ? Number(sides[1]) * Number(sides[2]) : Number(/\d+/.exec(text)?.[0]);
  const word = /line|path|grid|tree|ring|star|total|complete/.exec(text)?.[0] ?? '';
  const ids: Record<string, string> = { line: 'path', total: 'complete' };
  if (word === '' || !(agents > 0)) return null;
  if (word === 'grid') return { agents, topology: { id: 'grid', columns: sides ? Number(sides[2]) : 0 } };
  return { agents, topology: { id: ids[word] ?? word } };
}

function flood({ scenario, metric }: Case, { seed }: Effort): Outcome | null {
  const graph = graphOf(textOf(scenario.graph).toLowerCase());
  if (graph === null || metric !== 'messages; completion time') return null;
  const hopSeconds = Number(/constant\s+([\d.]+)/.exec(textOf(scenario.latency))?.[1] ?? 1);
  const ours = {
    version: 1,
    seed,
    ...graph,
    network: { id: 'constant', meanSeconds: hopSeconds, loss: Number(scenario.loss ?? 0) },
    protocol: { id: 'flooding' },
    environment: { id: 'facts', limit: 1 },
  };
  const world = new World(ours);
  world.advance(1e6, 1e8, () => world.wire.inFlight === 0);
  const { lastCompletionSeconds } = factsOf(world);
  return { value: [world.wire.sent, lastCompletionSeconds], reps: 1, scenario: ours };
}

const factsOf = (world: World): Facts => world.layer('environment')?.state as Facts;

/** Messages an operation, median and largest time until an item is known to all: of a spanning tree with its defaults. */
function challenge({ scenario }: Case, { seed }: Effort): Outcome | null {
  const text = textOf(scenario.challenge);
  const named = (pattern: RegExp) => Number(pattern.exec(text)?.[1]);
  const agents = named(/(\d+) nodes/);
  const hopSeconds = named(/(\d+) ms per hop/) / 1000;
  const rate = named(/(\d+) ops\/s/);
  if (!(agents > 0 && hopSeconds > 0 && rate > 0)) return null;
  const ours = {
    version: 1,
    seed,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: hopSeconds },
    protocol: { id: 'spanning-tree' },
    environment: { id: 'facts', meanSeconds: 1 / rate, memory: 1024 },
  };
  const world = new World(ours, [], { checks: false });
  world.advance(SETTLING_SECONDS);
  const facts = factsOf(world);
  const sentBefore = world.wire.sent;
  const arrivedBefore = facts.arrived;
  const times: number[] = [];
  let completed = facts.completed;
  world.advance(SETTLING_SECONDS + CHALLENGE_SECONDS, Infinity, () => {
    if (facts.completed > completed) times.push(1000 * facts.lastCompletionSeconds);
    completed = facts.completed;
    return false;
  });
  const messages = (world.wire.sent - sentBefore) / (facts.arrived - arrivedBefore);
  return {
    value: [messages, quantileOf(times, 0.5), quantileOf(times, 1)],
    reps: times.length,
    scenario: ours,
    reading:
      'spanning-tree broadcast with its defaults on a complete graph, greetings and reports counted; every operation is a broadcast',
  };
}
