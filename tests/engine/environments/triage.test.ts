import { describe, expect, it } from 'vitest';
import { priorityWaits } from '../../../src/engine/environments/requests/queueTheory.ts';
import { casesFault, logOdds, readCases } from '../../../src/engine/environments/triage/cases.ts';
import type { State } from '../../../src/engine/environments/triage/state.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';

type Values = Scenario['environment'];

const scenario = (values: Omit<Values, 'id'>, rest: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  seed: 2,
  agents: 10,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 5 },
  protocol: { id: 'flooding' },
  environment: { id: 'triage', ...values },
  ...rest,
});

function after(hours: number, values: Omit<Values, 'id'>, rest?: Partial<Scenario>) {
  const world = new World(scenario(values, rest), [], { checks: true });
  world.advance(hours * 3600);
  const layer = world.layer('environment');
  const metrics = layer?.module.metrics ?? [];
  const into = new Float64Array(metrics.length);
  layer?.module.measure?.(layer.state, layer.host, layer.values, into);
  const sentence = layer?.module.sentence?.(layer.state, layer.host, layer.values);
  return { sentence, state: layer?.state as State, metric: (id: string) => into[metrics.findIndex((metric) => metric.id === id)] };
}

describe('waiting by acuity', () => {
  it('is about what Cobham’s formula says where nobody gets worse', () => {
    const { metric } = after(20_000, { perHour: 1.5, worseMinutes: [[0]], separation: 0 }, { agents: 1 });
    const expected = priorityWaits(1, [5, 14, 46, 25, 10].map((share) => (1.5 / 60) * (share / 100)), [73.6, 38.9, 26.3, 15, 10.9]);
    expected.forEach((wait, level) => expect(metric(`wait-${level + 1}`) / wait).toBeCloseTo(1, 0.7));
  });

  it('loses fewer patients when the most acute come first than when the first do', () => {
    const lost = (order: string) => after(600, { order }, { agents: 8 }).state.lost;
    expect(lost('acuity')).toBeLessThan(0.6 * lost('first'));
  });

  it('counts every patient once: waiting, in care, diagnosed or lost', () => {
    const { state } = after(100, { perHour: 20, readers: 3 });
    const seen = state.seen.reduce((sum, one) => sum + one, 0);
    const diagnosed = state.hits + state.misses + state.passed + state.alarms;
    expect(seen + state.waiting + state.lost).toBe(state.came);
    expect(diagnosed + state.patients.size + state.lost).toBe(state.came);
  });
});

describe('a department in which nobody is ever seen', () => {
  const stopped = () => after(10, { perHour: 6, readers: 2, secondsATurn: 60 }, { architecture: { id: 'decentralized', budget: 10_000, turnSeconds: 1000 } });

  it('has seen nobody in time, and says how many wait and were lost', () => {
    const { state, metric, sentence } = stopped();
    expect(state.seen.reduce((sum, one) => sum + one, 0)).toBe(0);
    expect(state.lost).toBeGreaterThan(2);
    expect(metric('in-time')).toBe(0);
    expect(sentence).toBe(`Nobody has been seen yet: ${state.waiting} of ${state.came} patients wait, and ${state.lost} were lost.`);
  });

  it('counts a patient who gets worse once, however often', () => {
    const { state, metric } = stopped();
    expect(state.worsened).toBeGreaterThanOrEqual(state.lost);
    expect(metric('worsened')).toBeCloseTo((100 * state.worsened) / state.came, 12);
    const fallen = [...state.patients.values()].filter(({ level, came }) => level < came).length;
    expect(state.worsened).toBe(fallen + state.lost);
  });
});

describe('several readers', () => {
  const specialists = { population: { id: 'specialists', kinds: 4 } };

  it('see more together than one, and five cost so much time that acute patients wait', () => {
    const one = after(300, { readers: 1 }, specialists);
    const two = after(300, { readers: 2, refer: 'specialist' }, specialists);
    const five = after(300, { readers: 5, refer: 'specialist' }, specialists);
    expect(one.metric('correct')).toBeLessThan(76);
    expect(two.metric('correct')).toBeGreaterThan(86);
    expect(five.metric('correct')).toBeGreaterThan(94);
    expect(two.metric('in-time')).toBeGreaterThan(95);
    expect(five.metric('in-time')).toBeLessThan(90);
    expect(five.state.lost).toBeGreaterThan(2 * two.state.lost);
  });

  it('come to a diagnosis though opinions are lost on the way', () => {
    const { state } = after(200, { readers: 3, limit: 500 }, { network: { id: 'constant', meanSeconds: 5, loss: 0.3 } });
    expect(state.patients.size).toBe(0);
  });
});

describe('real patients', () => {
  const text = ['8,2,malignant,benign', '9,1,0', '8,2,0', '9,2,0', '8,1,0', '1,2,1', '2,1,1', '1,1,1', '2,2,1'].join('\n');

  it('are told apart by the feature that tells, not by the other', () => {
    const cases = readCases(text);
    const [sick] = cases.sick;
    expect(cases.sick).toHaveLength(4);
    expect(logOdds(cases, 0, 0, 2) > 0).toBe(sick === 1);
    expect(Math.abs(logOdds(cases, 0, 1, 2))).toBeLessThan(Math.abs(logOdds(cases, 0, 0, 2)));
  });

  it('make the right diagnoses with readers of all features', () => {
    expect(after(100, { cases: text, features: 1 }).metric('correct')).toBe(100);
  });

  it.each([
    ['a file cut in half', text.slice(0, 40), /line 5: .*cut off/],
    ['a line cut in half', text.replace('2,1,1', '2,1'), /line 7: 2 fields; expected 2 features and a class/],
    ['a word for a number', text.replace('9,1,0', '9,one,0'), /line 2: field 2: one; expected a number/],
    ['no head', '', /line 1/],
  ])('are refused from %s with line and field', (_name, broken, message) => {
    expect(casesFault(broken)).toMatch(message);
  });
});

it('patients are tasks to an architecture, and are diagnosed by it', () => {
  const architecture = { id: 'pool', iterations: 100, turnSeconds: 1, handoffLoss: 0 };
  const { state } = after(60, { perHour: 4 }, { architecture, population: { id: 'alike', skill: 0.9 } });
  expect(state.hits + state.passed).toBeGreaterThan(50);
  expect(state.desk.busySeconds).toBe(0);
});
