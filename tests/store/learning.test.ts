import { describe, expect, it } from 'vitest';
import type { Frame, WorldInfo } from '../../src/engine/kernel/frame.ts';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import type { RunResult } from '../../src/lab/runOnce.ts';
import { underHand } from '../../src/store/learningHands.ts';
import { channelShown, learnsInSilence } from '../../src/store/learningChannel.ts';
import { agentsAtMost, AgentMemory, binsAtMost, leapIn } from '../../src/store/learningHistory.ts';
import {
  repeatWithSeeds,
  replicateJobs,
  replicates,
  replicatesKey,
} from '../../src/store/learningReplicates.ts';
import { measureSpeedUp, speedUps } from '../../src/store/learningSpeedUp.ts';
import { modeShown } from '../../src/store/learningView.ts';

const infoOf = (n: number): WorldInfo => ({
  title: '',
  n,
  channels: [
    { id: 'role', label: 'Role', categories: ['a', 'b'] },
    { id: 'x', label: 'Column' },
    { id: 'value', label: 'Mean reward' },
  ],
  messageKinds: [],
  metrics: [],
  edges: { version: 1, from: new Int32Array(0), to: new Int32Array(0), total: 0 },
  roundSeconds: 1,
  paceSeconds: 4,
  endSeconds: null,
  warnings: [],
  actions: [],
});
const frameAt = (time: number, n: number): Frame =>
  ({
    time,
    channels: [new Float32Array(n), new Float32Array(n), new Float32Array(n).fill(time)],
  }) as unknown as Frame;

describe('a leap of the film', () => {
  const even = (from: number, to: number): number[] =>
    Array.from({ length: to - from + 1 }, (_, i) => from + i);

  it('is told after a link or a seek, with how little was seen before', () => {
    expect(leapIn([40, 90, 200], 1)).toEqual({ moments: 2, since: 200 });
    expect(leapIn([0, 60, 130, ...even(200, 220)], 1)).toEqual({ moments: 3, since: 200 });
    expect(leapIn(even(100, 150), 1)).toEqual({ moments: 0, since: 100 });
  });

  it('is not told of a run that was watched, of its first seconds, nor once it is long past', () => {
    expect(leapIn(even(0, 30), 1)).toBeNull();
    expect(leapIn([0, 1, 2, 3], 1)).toBeNull();
    expect(leapIn([], 1)).toBeNull();
    expect(leapIn([0, ...even(60, 1000)], 1)).toBeNull();
  });
});

describe('the channel that agents are shown by', () => {
  const learning = (learner: Scenario['learner']): Scenario => ({ learner }) as Scenario;

  it('is what each earns where nobody tells anybody anything, and else the protocol’s', () => {
    const info = infoOf(2);
    expect(channelShown(info, null, learning({ id: 'q-learning' }))).toBe(2);
    expect(channelShown(info, null, learning({ id: 'q-learning', shares: 'experience' }))).toBe(0);
    expect(channelShown(info, null, null)).toBe(0);
    expect(channelShown(info, 'x', learning({ id: 'q-learning' }))).toBe(1);
  });

  it('knows who learns in silence', () => {
    expect(learnsInSilence(learning({ id: 'minimax-q' }))).toBe(true);
    expect(learnsInSilence(learning({ id: 'policy-distillation' }))).toBe(false);
    expect(learnsInSilence(learning({ id: 'coop-ucb' }))).toBe(false);
    expect(learnsInSilence(learning({ id: 'fed-avg' }))).toBe(false);
  });
});

describe('the memory of what each agent did', () => {
  it('keeps measures and neither roles nor places, for at most so many agents and times', () => {
    const memory = new AgentMemory();
    memory.begin(infoOf(50_000));
    for (let step = 0; step < 3000; step++) memory.add(frameAt(step, 50_000));
    expect(memory.channels).toEqual(['value']);
    expect(memory.agents.length).toBeLessThanOrEqual(agentsAtMost);
    expect(memory.times.length).toBeLessThanOrEqual(binsAtMost);
    expect(memory.times.length).toBeGreaterThan(binsAtMost / 4);
    expect(memory.times[0]).toBe(0);
    const last = memory.times.length - 1;
    expect(memory.rows('value')[last][7]).toBe(memory.times[last]);
  });

  it('forgets what a rewind takes back, and all of another world', () => {
    const memory = new AgentMemory();
    memory.begin(infoOf(3));
    for (const time of [0, 1, 2, 3, 4]) memory.add(frameAt(time, 3));
    memory.add(frameAt(2.6, 3));
    expect(memory.times).toEqual([0, 1, 2, 2.6]);
    memory.begin(infoOf(5));
    expect(memory.times).toEqual([]);
    expect(memory.agents).toHaveLength(5);
  });
});

describe('what a hand has told learners', () => {
  const commands = [
    { time: 1, do: 'freeze' },
    { time: 2, do: 'freeze', agent: 3, value: false },
    { time: 5, do: 'exploit', agent: 3 },
  ] as const;

  it('holds until the next word about the same or about all', () => {
    expect(underHand(commands, 'freeze', 3, 1.5)).toBe(true);
    expect(underHand(commands, 'freeze', 3, 2)).toBe(false);
    expect(underHand(commands, 'freeze', 4, 9)).toBe(true);
    expect(underHand(commands, 'freeze', null, 9)).toBe(true);
    expect(underHand(commands, 'exploit', 3, 4)).toBe(false);
    expect(underHand(commands, 'exploit', 3, 6)).toBe(true);
    expect(underHand(commands, 'exploit', null, 6)).toBe(false);
  });
});

describe('the stage', () => {
  it('shows the board, beside the graph where agents talk and there is room', () => {
    expect(modeShown('auto', { talks: false, room: true })).toBe('board');
    expect(modeShown('auto', { talks: true, room: true })).toBe('both');
    expect(modeShown('auto', { talks: true, room: false })).toBe('board');
    expect(modeShown('both', { talks: true, room: false })).toBe('board');
    expect(modeShown('graph', { talks: true, room: true })).toBe('graph');
  });
});

const scenario = { version: 1, seed: 7, agents: 4 } as Scenario;
const result = (change: Partial<RunResult>): RunResult => ({
  ...{ seconds: 1, rounds: 0, messages: 0, bytes: 0, events: 0, complete: true, metrics: {} },
  verdict: { state: 'running', text: '', time: 0 },
  ...change,
});

describe('repeating with other seeds', () => {
  it('asks for other seeds, the same deeds and samples on the beat of the curves', () => {
    const commands = [
      { time: 3, do: 'crash', agent: 1 },
      { time: 90, do: 'restart', agent: 1 },
    ] as const;
    const jobs = replicateJobs(scenario, commands, 3, 60, 1);
    expect(jobs.map((job) => (job.scenario as Scenario).seed)).toEqual([8, 9, 10]);
    expect(jobs[0].commands).toEqual([commands[0]]);
    expect(jobs[0].watch).toEqual({ everySeconds: 1, keeps: true });
    expect(replicateJobs(scenario, [], 1, 1000, 1)[0].watch?.everySeconds).toBe(9);
    expect(replicatesKey(scenario, [])).toBe(replicatesKey({ ...scenario, seed: 3, title: 'x' }, []));
    expect(replicatesKey(scenario, [])).not.toBe(replicatesKey(scenario, [...commands]));
  });

  it('tells the curves as they come and what has failed', async () => {
    const bench = {
      async runAll(jobs: readonly unknown[], tell: (at: number, one: RunResult) => void) {
        jobs.forEach((_, at) =>
          tell(
            at,
            at === 1
              ? result({ verdict: { state: 'failed', text: 'It broke.', time: 0 } })
              : result({ series: { times: [0, 1], values: { reward: [0, at] } } }),
          ),
        );
        return true;
      },
    };
    await repeatWithSeeds(scenario, [], { seconds: 10, stepSeconds: 1 }, async () => bench, 4);
    expect(replicates.getState()).toMatchObject({ status: 'done', done: 4, problem: 'It broke.' });
    expect(replicates.getState().series).toHaveLength(3);
  });
});

describe('measuring a speed-up', () => {
  it('runs every size with the same seeds and says what failed', async () => {
    const asked = {
      scenario,
      level: { metric: 'reward', value: 1, rising: true, over: 10 },
      sizes: [1, 2],
      replicates: 2,
      secondsAtMost: 50,
      everySeconds: 1,
    };
    const seen: unknown[] = [];
    const bench = {
      async runAll(jobs: readonly unknown[], tell: (at: number, one: RunResult) => void) {
        jobs.forEach((job, at) => {
          const { agents, seed } = (job as { scenario: Scenario }).scenario;
          seen.push([agents, seed]);
          tell(at, result({ reached: { seconds: 10 / agents, bytes: 5, messages: 1 } }));
        });
        return true;
      },
      speedUps: async (_sizes: readonly number[], _replicates: number, results: readonly unknown[]) =>
        ({ given: results.length }) as never,
    };
    await measureSpeedUp(asked, async () => bench);
    expect(seen).toEqual([
      [1, 7],
      [1, 8],
      [2, 7],
      [2, 8],
    ]);
    expect(speedUps.getState()).toMatchObject({ status: 'done', done: 4, all: 4, found: { given: 4 } });
  });
});
