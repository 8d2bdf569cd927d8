import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../src/engine/kernel/layer.ts';
import { verdictOf } from '../../../src/engine/kernel/outcome.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { type Complexity, complexityOf } from '../../../src/engine/tasks/complexity.ts';
import { shapes } from '../../../src/engine/tasks/shapes/index.ts';
import { buildersOf, criticalPath } from '../../../src/engine/tasks/graph.ts';
import type { Step } from '../../../src/engine/tasks/task.ts';
import { boardOf, ended, world } from '../../helpers/teams.ts';

/** What a run of one agent, or of a team, measures under one dial of the tasks. */
const under = (environment: object, architecture = 'single', extra: object = {}) =>
  ended(world(architecture, { environment: { limit: 150, ambiguity: 0, ...environment }, population: { skill: 0.75 }, architecture: { budget: 100, ...extra } }));

describe('dials of a task', () => {
  it('fan-out: more side by side, a shorter critical path, and more speed-up of a team', () => {
    const narrow = under({ shape: 'fork-join', steps: 17, width: 2, limit: 40 }, 'centralized');
    const wide = under({ shape: 'fork-join', steps: 17, width: 15, limit: 40 }, 'centralized');
    expect(wide['critical-path']).toBe(3);
    expect(narrow['critical-path']).toBeGreaterThan(8);
    expect(wide.speedup).toBeGreaterThan(narrow.speedup * 1.3);
  });

  it('parallel share: from one chain to all apart', () => {
    expect(under({ parallelShare: 0, steps: 8 })['critical-path']).toBe(8);
    expect(under({ parallelShare: 1, steps: 8 })['critical-path']).toBe(2);
  });

  it('tools and difficulty cost success', () => {
    expect(under({ tools: 64 }).success).toBeLessThan(under({ tools: 1 }).success - 5);
    expect(under({ difficulty: 0.7 }).success).toBeLessThan(under({ difficulty: 0.3 }).success - 30);
  });

  it('ambiguity makes failures of coordination, which one agent cannot have', () => {
    const debate = (ambiguity: number) => under({ ambiguity, shape: 'apart' }, 'chain').success;
    expect(debate(0.5)).toBeLessThan(debate(0) - 10);
    expect(under({ ambiguity: 0.5 }).success).toBe(under({ ambiguity: 0 }).success);
  });

  it('work takes time, and evidence takes tokens', () => {
    expect(under({ work: 3 }).seconds).toBeCloseTo(3 * under({ work: 1 }).seconds, 6);
    const little = under({ evidence: 1 });
    const much = under({ evidence: 3 });
    expect(much.tokens).toBeGreaterThan(little.tokens * 1.2);
  });

  it('a deadline makes answers late or short of steps, and worthless', () => {
    const short = under({ deadlineSeconds: 9, steps: 8 });
    expect(short.success).toBeLessThan(under({ steps: 8 }).success - 5);
    expect(short['value-share']).toBeLessThan(under({ steps: 8 })['value-share'] - 5);
  });

  it('values differ by their law and are 1 on average', () => {
    const values = (valueLaw: string) => {
      const team = world('pool', { environment: { valueLaw, shape: 'apart', steps: 1, difficulty: 0, spread: 0, limit: 4000, atOnce: 100 }, population: { skill: 1 } });
      return ended(team);
    };
    const equal = values('equal');
    expect(equal.value).toBeCloseTo(equal['answered-tasks'] * (equal.success / 100), 6);
    expect(values('exponential').value).toBeGreaterThan(3800);
    expect(values('exponential').value).toBeLessThan(4200);
    // A heavy tail of exponent 1.5 has no variance: its mean comes slowly.
    expect(values('heavy').value).toBeGreaterThan(2800);
    const some = under({ valueLaw: 'heavy' });
    expect(some['value-share']).not.toBeCloseTo(some.success, 1);
  });

  it('arrivals: bursts keep the rate and lengthen the wait', () => {
    const load = { arrivals: 'poisson', meanSeconds: 8, shape: 'apart', steps: 4, limit: 400 };
    const [steady, even, bursts] = [under(load), under({ ...load, arrivals: 'regular' }), under({ ...load, burst: 10 })];
    expect(even.seconds).toBeLessThan(steady.seconds);
    expect(bursts.seconds).toBeGreaterThan(steady.seconds * 2);
    const span = (environment: object) => {
      const team = world('single', { environment: { ...load, ...environment }, population: { skill: 1 } });
      ended(team);
      return team.now;
    };
    expect(span({ burst: 10 }) / span({})).toBeGreaterThan(0.7);
    expect(span({ burst: 10 }) / span({})).toBeLessThan(1.4);
  });

  it('the same seed gives every team the same tasks', () => {
    const offered = (id: string) => {
      const team = world(id, { environment: { valueLaw: 'heavy', shape: 'random', arrivals: 'regular', meanSeconds: 1, limit: 5 } });
      team.advance(4.5);
      const { state } = team.layer('environment') as Layer;
      return JSON.stringify([...(state as { open: Map<number, unknown> }).open.values()].slice(0, 3));
    };
    expect(offered('single').slice(0, 2000)).toBe(offered('decentralized').slice(0, 2000));
  });
});

describe('context', () => {
  const long = { shape: 'apart', steps: 30, limit: 60, ambiguity: 0 };

  it('that runs over is forgotten, oldest first, and done again or filled in wrong', () => {
    const forgets = (forgetting: number, memory: number) =>
      ended(world('single', { environment: long, population: { skill: 0.9, memory }, architecture: { budgetIn: 'none', forgetting, notice: 0.5 } }));
    const small = forgets(0.3, 15);
    expect(small.forgotten).toBeGreaterThan(1);
    expect(forgets(0, 15).forgotten).toBe(0);
    expect(forgets(0.3, 100).forgotten).toBe(0);
    expect(small.turns).toBeGreaterThan(forgets(0, 15).turns + 1);
    expect(small.success).toBeLessThan(forgets(0, 15).success);
  });

  it('grows with messages, which fade', () => {
    const tokens = (messageContext: number, fading: number) => ended(world('decentralized', { agents: 6, environment: { ambiguity: 0 }, architecture: { budget: 200, messageContext, fading } })).tokens;
    expect(tokens(2, 0)).toBeGreaterThan(tokens(0, 0) * 1.1);
    expect(tokens(2, 1)).toBeLessThan(tokens(2, 0));
  });

  it('is shown with its age, what was forgotten and what came without what matters', () => {
    const team = world('centralized', { environment: { ...long, limit: 1 }, population: { memory: 5 }, architecture: { budget: 400, handoffLoss: 0.5, forgetting: 0.5 } });
    team.advance(60, Infinity, () => boardOf(team).totals.forgotten > 0 && boardOf(team).totals.omitted > 2);
    const layer = team.layer('architecture');
    if (!layer) throw new Error('No team.');
    const rows = [0, 1, 2, 3, 4].flatMap((agent) => layer.module.inspect?.(layer.state, layer.host, layer.values, agent) ?? []);
    const told = (label: string) => rows.filter((row) => row.label === label).map(({ value }) => value);
    expect(told('Carries results of steps, oldest first').some((value) => /\d+, \d+/.test(value))).toBe(true);
    expect(told('Forgotten').some((value) => value !== 'none')).toBe(true);
    expect(told('Came without what matters').some((value) => value !== 'none')).toBe(true);
  });
});

describe('complexity', () => {
  const step = (needs: readonly number[]): Step => ({ needs, skill: 0, difficulty: 0.5, work: 1, tools: 1, evidence: 1 });
  const of = (needs: readonly (readonly number[])[], ambiguity = 0): Complexity => complexityOf(needs.map(step), ambiguity, () => 0.5);

  it('runs from steps apart to one chain', () => {
    expect(of([[], [], [], []])).toMatchObject({ depth: 0, coupling: 0 });
    expect(of([[], [0], [1], [2]])).toMatchObject({ depth: 1, coupling: 1 });
    // A diamond: three levels of four steps, five of six pairs ordered.
    expect(of([[], [0], [0], [1, 2]]).depth).toBeCloseTo(2 / 3, 12);
    expect(of([[], [0], [0], [1, 2]]).coupling).toBeCloseTo(5 / 6, 12);
  });

  it('has a bit of doubt where skill meets difficulty, and another where nobody knows what is meant', () => {
    expect(of([[]]).uncertainty).toBeCloseTo(0.5, 12);
    expect(of([[]], 0.5).uncertainty).toBeCloseTo(1, 12);
    expect(of([[], [0]], 0.5).whole).toBeCloseTo(1, 12);
  });

  it('is the same through a run, and falls as parts come apart', () => {
    const at = (parallelShare: number) => under({ parallelShare, steps: 10, limit: 5 }).complexity;
    expect(at(0)).toBeGreaterThan(at(0.5));
    expect(at(0.5)).toBeGreaterThan(at(1));
    const team = world('single', { environment: { shape: 'random' } });
    const before = team.layer('environment')?.state as { complexity: Complexity };
    const whole = before.complexity.whole;
    ended(team);
    expect(before.complexity.whole).toBe(whole);
  });

  it('counts those that build on a step', () => {
    expect([...buildersOf([[], [0], [0], [1, 2]].map(step))]).toEqual([3, 1, 1, 0]);
    expect(criticalPath(shapes.chain({ steps: 5, parallelShare: 0, width: 1, density: 0 }, undefined as never).map(step))).toBe(5);
  });
});

describe('bad input', () => {
  const parse = (environment: object, architecture: object = {}) => () => world('single', { environment, architecture });

  it.each([
    ['a cycle', { shape: 'given', given: '{"tasks": [{"steps": [{"needs": [1]}, {"needs": [0]}]}]}' }, /need each other; expected steps without a cycle/],
    ['negative work', { shape: 'given', given: '{"tasks": [{"steps": [{"work": -2}]}]}' }, /work/],
    ['no steps', { shape: 'given', given: '{"tasks": [{"steps": []}]}' }, /steps/],
    ['half a file', { shape: 'given', given: '{"tasks": [{"steps": [{}' }, /given/],
    ['work of nothing', { work: 0 }, /environment\.work/],
    ['a share beyond all', { parallelShare: 1.5 }, /environment\.parallelShare/],
  ])('%s is refused with the name of the field', (_, environment, words) => {
    expect(parse(environment)).toThrow(words);
  });

  it('a budget of nothing is refused with the name of the field', () => {
    expect(parse({}, { budget: 0 })).toThrow(/architecture\.budget/);
    expect(parse({}, { budget: -5 })).toThrow(/architecture\.budget/);
  });

  const given = (tasks: object[], extra: object = {}) =>
    world('decentralized', { environment: { shape: 'given', given: JSON.stringify({ tasks }), limit: 0, ...extra } });

  it.each([
    [[{ steps: [{ skill: 7 }] }], 'Step 1 of task 1 asks for skill 7; the population has one kind, 0.'],
    [[{ steps: [{}] }, { name: 'soup', steps: [{}, { skill: 900 }] }], 'Step 2 of soup asks for skill 900; the population has one kind, 0.'],
    [[{ steps: [{ difficulty: 10 }, { needs: [0] }] }], /^Nobody here can do step 1 of task 1: its difficulty is 10\.00, and the most able agent has skill \d\.\d\d\.$/],
  ])('a file that nobody can begin fails at once, in a sentence: %j', (tasks, words) => {
    for (const arrivals of ['one', 'poisson']) {
      const team = given(tasks, { arrivals });
      const first = verdictOf(team);
      expect(first).toMatchObject({ state: 'failed', text: expect.stringMatching(words) });
      const layer = team.layer('environment') as Layer;
      expect(layer.module.sentence?.(layer.state, layer.host, layer.values)).toBe(first.text);
      team.advance(1000);
      expect(team.events).toBe(0);
      expect(team.verdict).toBeNull();
    }
  });

  it('a file with one task out of reach goes on with the others', () => {
    const team = given([{ steps: [{ difficulty: 10 }] }, { steps: [{ difficulty: 0 }] }], { limit: 6 });
    expect(ended(team).success).toBe(50);
  });

  it('tasks that nobody can do end in a verdict that says why, also without a limit', () => {
    const team = world('centralized', { environment: { difficulty: 1, spread: 0, limit: 0 }, population: { skill: 0.05 }, architecture: { budget: 20 } });
    team.advance(10_000, 1e6, () => verdictOf(team).state !== 'running');
    expect(verdictOf(team)).toMatchObject({ state: 'failed', text: expect.stringMatching(/step 1 of task 1 has difficulty 1\.00 .* skill 0\.05/) });
    expect(team.now).toBeLessThan(10_000);
  });

  it('no scenario without a team hangs: its tasks are refused', () => {
    const { architecture: _, ...alone } = world('single').scenario;
    const lonely = new World(alone);
    lonely.advance(100);
    expect(lonely.events).toBeLessThan(1000);
  });
});
