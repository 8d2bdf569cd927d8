import { describe, expect, it } from 'vitest';
import type { Board, Work } from '../../../src/engine/architectures/team/board.ts';
import { deskOf, MADE_RIGHT } from '../../../src/engine/architectures/team/desk.ts';
import { openWork } from '../../../src/engine/architectures/team/board.ts';
import { likeness } from '../../../src/engine/architectures/team/likeness.ts';
import { accountOf } from '../../../src/engine/kernel/account.ts';
import type { Host } from '../../../src/engine/kernel/host.ts';
import type { Layer } from '../../../src/engine/kernel/layer.ts';
import { measures, verdictOf } from '../../../src/engine/kernel/outcome.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { boardOf, ended, world } from '../../helpers/teams.ts';

/** Agents who never fail, on tasks without doubt, in no time between them. */
const sure = {
  network: { meanSeconds: 0.0001 },
  population: { skill: 1, memory: 1000 },
};
const plain = { difficulty: 0, spread: 0, ambiguity: 0, tools: 1 };
const exact = { handoffLoss: 0, notice: 0, budget: 1000 };

describe('time of a team', () => {
  it('one agent who does not fail is its own measure: speed-up 1, no overhead, a critical path of its own steps', () => {
    const one = ended(world('single', { ...sure, agents: 1, environment: { ...plain, shape: 'chain', steps: 6, limit: 50 }, architecture: exact }));
    expect(one.speedup).toBeCloseTo(1, 9);
    expect(one.efficiency).toBeCloseTo(100, 7);
    expect(one['critical-path']).toBe(6);
    expect(one['path-ratio']).toBeCloseTo(1, 9);
    expect(one.utilisation).toBeCloseTo(100, 7);
    expect(one.turns).toBeLessThan(6.1);
  });

  it('four agents on tasks of one step are four times as fast', () => {
    const environment = { ...plain, shape: 'apart', steps: 1, atOnce: 40, limit: 40 };
    const four = ended(world('pool', { ...sure, agents: 4, environment, architecture: exact }));
    expect(four.speedup).toBeCloseTo(4, 9);
    expect(four.efficiency).toBeCloseTo(100, 7);
    expect(four.gini).toBeCloseTo(0, 9);
  });

  it('the time in which no task is open is idle, and counts against nobody', () => {
    const environment = { ...plain, arrivals: 'regular', meanSeconds: 10, shape: 'chain', steps: 4, limit: 20 };
    const team = world('single', { ...sure, agents: 1, environment, architecture: exact });
    team.advance(200);
    const idle = measures(team);
    expect(idle.speedup).toBeCloseTo(1, 9);
    // Four seconds of work in ten.
    expect(idle['time-idle']).toBeCloseTo(60, 6);
    expect(idle['time-working']).toBeCloseTo(40, 6);
    expect(idle['time-waiting']).toBeCloseTo(0, 6);
  });

  it.each(['independent', 'centralized', 'decentralized', 'hybrid', 'hierarchy', 'chain', 'pool'])(
    '%s: what time and tokens go to adds up to all of them',
    (id) => {
      const found = ended(world(id, { environment: { limit: 10 } }, [{ time: 2.5, do: 'crash', agent: 2 }, { time: 9, do: 'restart', agent: 2 }]));
      const sum = (group: string) => Object.entries(found).reduce((all, [key, value]) => all + (key.startsWith(group) ? value : 0), 0);
      expect(sum('time-')).toBeCloseTo(100, 6);
      expect(sum('tokens-')).toBeCloseTo(100, 6);
      expect(found['time-recovering']).toBeGreaterThan(0);
    },
  );
});

describe('cost of a team', () => {
  it('overhead counts the turns beyond one a step, by the paper’s table for a team of n', () => {
    // Independent: every agent does every step, and one turn merges: nk + 1 turns for k.
    const environment = { ...plain, shape: 'chain', steps: 4, limit: 20 };
    const three = ended(world('independent', { ...sure, agents: 3, environment, architecture: { ...exact, iterations: 4 } }));
    expect(three.turns).toBeCloseTo(13, 0);
    expect(three.overhead).toBeCloseTo(100 * (three.turns / 4 - 1), 6);
    expect(three['coordination-efficiency']).toBeCloseTo((three.success / 100 / three.turns) * 4, 9);
    expect(three.redundancy).toBe(100);
  });

  it('a step of several turns costs as many of the budget, and no more is spent than there is', () => {
    const environment = { ...plain, shape: 'chain', steps: 4, limit: 20 };
    const of = (work: number, budget: number, id = 'single', agents = 1) =>
      ended(world(id, { ...sure, agents, environment: { ...environment, work }, architecture: { ...exact, budget } }));
    const [one, five] = [of(1, 1000), of(4.2, 1000)];
    expect(five.turns).toBeCloseTo(5 * one.turns, 9);
    expect(five.overhead).toBeCloseTo(one.overhead, 9);
    expect(five.success).toBe(one.success);
    // Three steps of five turns fit into 19, four do not.
    expect(of(4.2, 19).turns).toBe(15);
    expect(of(4.2, 19).success).toBe(0);
    expect(of(4.2, 19).partial).toBeCloseTo(75, 0);
    for (const id of ['independent', 'centralized', 'decentralized', 'hybrid', 'chain', 'hierarchy', 'pool'])
      expect(of(3, 17, id, 4).turns).toBeLessThanOrEqual(17);
    const tokens = ended(world('single', { ...sure, agents: 1, environment: { ...environment, work: 5 }, architecture: { ...exact, budgetIn: 'tokens', budget: 7, contextTokens: 0 } }));
    // 2,000 tokens a step of five turns: three steps end before 7,000, and the fourth is begun with its last turn beyond.
    expect(tokens.tokens).toBeLessThan(7000 + 400);
  });

  it('a step that the budget of a task does not pay for ends the run in a sentence, until the budget is raised', () => {
    const given = JSON.stringify({ tasks: [{ steps: [{}, { work: 1_000_000 }] }] });
    const environment = { shape: 'given', given, limit: 0 };
    for (const id of ['single', 'decentralized', 'centralized']) {
      const team = world(id, { environment, architecture: { budget: 50 } });
      const { state, text } = verdictOf(team);
      expect(state).toBe('failed');
      expect(text).toMatch(/^Step 2 of task 1 takes 1000000 turns of work, more than the budget of a whole task, 50 turns/);
    }
    const enough = { environment: { shape: 'chain', steps: 2, work: 40, limit: 2 }, architecture: { budget: 20 } };
    const team = world('single', { ...sure, agents: 1, ...enough }, [{ time: 1, do: 'set', path: 'architecture.budget', value: 100 }]);
    expect(verdictOf(team).state).toBe('failed');
    team.advance(1);
    expect(verdictOf(team).state).toBe('running');
    // What fits goes on beside what does not.
    const mixed = JSON.stringify({ tasks: [{ steps: [{}] }, { steps: [{ work: 400 }] }] });
    const some = world('single', { ...sure, environment: { shape: 'given', given: mixed, difficulty: 0, limit: 6 }, architecture: { budget: 50 } });
    expect(ended(some)['answered-tasks']).toBe(6);
  });

  it('price is what is read and what is written, each at its own', () => {
    const dials = (inputPrice: number, outputPrice: number) => ({
      ...sure,
      agents: 1,
      environment: { ...plain, steps: 3, shape: 'chain', limit: 10 },
      architecture: { ...exact, inputPrice, outputPrice, baseTokens: 1000, contextTokens: 100 },
    });
    const [read, written] = [ended(world('single', dials(1, 0))), ended(world('single', dials(0, 1)))];
    // A chain of three is carried as 0, 1 and 2 results.
    expect(read['cost-per-success']).toBeCloseTo(0.3, 2);
    expect(written['cost-per-success']).toBeCloseTo(3, 1);
    expect(1000 / read['per-tokens']).toBeCloseTo(3300, -2);
  });
});

describe('errors of a team', () => {
  it('one agent without a limit amplifies nothing: its failures are those expected of one alone', () => {
    const environment = { ambiguity: 0, shape: 'mixed', steps: 8, limit: 2000 };
    const alone = ended(world('single', { agents: 1, environment, population: { skill: 0.75 }, architecture: { budgetIn: 'none' } }));
    expect(alone.amplification).toBeGreaterThan(0.9);
    expect(alone.amplification).toBeLessThan(1.1);
    expect(alone['amplification-trace']).toBe(1);
    expect(alone['spread-errors']).toBe(0);
  });

  it('a chain spreads errors, and a vote of independent agents absorbs them at the task', () => {
    const environment = { ambiguity: 0, shape: 'chain', steps: 8, limit: 200 };
    const chain = ended(world('chain', { agents: 4, environment, architecture: { notice: 0.2, budget: 60 } }));
    expect(chain['amplification-trace']).toBeGreaterThan(1.5);
    expect(chain['spread-errors']).toBeGreaterThan(40);
    const parts = { ambiguity: 0, shape: 'apart', steps: 3, limit: 300 };
    const vote = ended(world('independent', { agents: 7, environment: parts, architecture: { merging: 'vote', notice: 0, budget: 100 } }));
    expect(vote.amplification).toBeLessThan(0.6);
  });

  it('what stood in the last wrong answer is told apart from what was outvoted and what was caught', () => {
    const environment = { shape: 'fork-join', width: 3, steps: 8, limit: 1, ambiguity: 0, difficulty: 0.6 };
    const fates = new Set<string>();
    for (let seed = 1; seed <= 12; seed++) {
      const { scenario } = world('independent', { agents: 5, environment, architecture: { merging: 'vote', notice: 0.2, budget: 200, iterations: 20 } });
      const team = new World({ ...scenario, seed });
      ended(team);
      const board = boardOf(team);
      // Whoever handed in holds, of the wrong steps, what stood in the answer.
      const standing = new Set(board.lastStanding.map((place) => board.lastFlaws[place].step));
      const { traces } = accountOf(team) ?? { traces: [] };
      for (const { title, stopper } of traces) {
        fates.add(title);
        if (title === 'It was caught on the way') expect(stopper).toBeGreaterThanOrEqual(0);
        if (title.startsWith('Nobody saw it')) expect(stopper).toBe(-1);
      }
      const stood = traces.filter(({ title }) => title === 'It stood in the answer');
      expect(stood.length).toBe(Math.min(8, board.lastStanding.length));
      expect(stood.length).toBeLessThanOrEqual(environment.steps);
      for (const { step } of stood) expect(standing).toContain(step);
      const wrong = team.notes.find(({ text }) => text.includes('is answered wrong'));
      if (wrong) expect(stood.some(({ step }) => wrong.text.includes(`at step ${step + 1}`))).toBe(true);
    }
    expect(fates.size).toBe(3);
  });

  it('the last wrong answer can be told: who began it, who took it over, and how much of what each holds comes from it', () => {
    const team = world('chain', { agents: 5, environment: { shape: 'chain', steps: 10, limit: 20, ambiguity: 0 }, architecture: { notice: 0, budget: 60, handoffLoss: 0.2 } });
    ended(team);
    const { trace } = boardOf(team);
    if (!trace) throw new Error('No answer was wrong; expected one to tell of.');
    const root = trace.flaws[trace.root];
    for (const [agent, share] of trace.derived) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
      expect([root.origin, ...root.spreaders]).toContain(agent);
    }
    const layer = team.layer('architecture') as Layer;
    const rows = layer.module.inspect?.(layer.state, layer.host, layer.values, 0) ?? [];
    const told = rows.filter(({ group }) => group === 'Last wrong answer').map(({ label }) => label);
    expect(told).toEqual(expect.arrayContaining(['Task', 'Error', 'Origin', 'Taken over by', 'Stopped by']));
    expect(team.notes.some(({ text }) => /wrong: .* by agent \d+ at step \d+, taken over by .*, seen by nobody/.test(text))).toBe(true);
  });

  it('marks on the timeline stay few however long the run', () => {
    const team = world('pool', { agents: 50, environment: { shape: 'apart', steps: 1, atOnce: 50, limit: 20_000 } });
    ended(team);
    expect(team.notes.length).toBeLessThan(1500);
    expect(team.notes.some(({ text }) => text.includes('were left out'))).toBe(true);
  });
});

describe('likeness of results', () => {
  const host = { seed: 1, now: 0 } as Host;
  const step = { needs: [], skill: 0, difficulty: 0, work: 1, tools: 1, evidence: 1 };
  const task = { serial: 0, arrivedAt: 0, deadline: Infinity, value: 1, ambiguity: 0, steps: [step, step] };
  const made = (...rows: [number, number][]): Work => {
    const work = openWork(host, task);
    rows.forEach((row, agent) => deskOf(work, agent).made.set(row));
    return work;
  };

  it('is the cosine of what two members have made', () => {
    expect(likeness(made([MADE_RIGHT, MADE_RIGHT], [MADE_RIGHT, MADE_RIGHT]))).toBeCloseTo(1, 12);
    expect(likeness(made([MADE_RIGHT, -2], [-2, MADE_RIGHT]))).toBeCloseTo(0, 12);
    expect(likeness(made([MADE_RIGHT, MADE_RIGHT], [MADE_RIGHT, -2]))).toBeCloseTo(Math.SQRT1_2, 12);
    // Wrong in the same way is alike; wrong in different ways is not.
    expect(likeness(made([4, -2], [4, -2]))).toBeCloseTo(1, 12);
    expect(likeness(made([4, -2], [5, -2]))).toBeCloseTo(0, 12);
  });

  it('is the mean over all pairs', () => {
    expect(likeness(made([MADE_RIGHT, -2], [MADE_RIGHT, -2], [-2, MADE_RIGHT]))).toBeCloseTo(1 / 3, 12);
    expect(likeness(made([MADE_RIGHT, -2]))).toBeNull();
  });
});

/** Kept here so that the sums and the boards they come from cannot part unnoticed. */
it('a team’s totals count each answered task once', () => {
  const team = world('centralized', { environment: { limit: 12 } });
  ended(team);
  const { totals }: Board = boardOf(team);
  expect(totals.answered).toBe(12);
  expect(totals.stepsDone).toBeLessThanOrEqual(totals.leastTurns);
  expect(totals.carriers).toBeGreaterThanOrEqual(totals.errors);
  expect(totals.flaws).toBe(totals.errors);
});
