import { describe, expect, it } from 'vitest';
import { Film } from '../../../src/engine/kernel/film.ts';
import { completeScenario } from '../../../src/engine/scenario/parse.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { besideOf } from '../../../src/engine/scenario/variant.ts';
import { opening } from '../../../src/scenarios/duel.ts';
import { presets } from '../../../src/scenarios/index.ts';
import { createHistories, type Histories } from '../../../src/store/history.ts';
import { valueAt } from '../../../src/store/lanes.ts';
import { isTold, leaderOf, measureAt, measuresOf } from '../../../src/ui/lanes/measures.ts';

/** A world as its lane follows it to a time. */
function laneAt(scenario: Scenario, time: number) {
  const film = new Film(completeScenario(scenario), []);
  const histories = createHistories();
  histories.begin(film.info.metrics, 'none');
  film.seek(time);
  histories.append(film.frame({ arrivals: false, digest: false, messagesAtMost: 1 }).samples);
  return { info: film.info, histories };
}

/** Curves with one row: the same metrics as a world, with these values. */
function row(info: ReturnType<typeof laneAt>['info'], values: Record<string, number>): Histories {
  const histories = createHistories();
  histories.begin(info.metrics, 'none');
  const { samples } = new Film(completeScenario(preset('fraud-review').scenario), []).frame({
    ...{ arrivals: false, digest: false, messagesAtMost: 1 },
  });
  histories.append({
    ...samples,
    times: Float64Array.of(1),
    values: Float64Array.from(info.metrics, ({ id }) => values[id] ?? 0),
  });
  return histories;
}

const preset = (id: string) => presets.find((one) => one.id === id)!;

describe('the measures of the duel', () => {
  it('show the mechanism: more of the team’s steps are right, as the sentence above them says', () => {
    const team = completeScenario(opening.scenario);
    const found = besideOf(team, opening.beside!.variants[0]!);
    const one = found.ok ? found.scenario : team;
    const [first, second] = [laneAt(one, 400), laneAt(team, 400)];
    expect(measuresOf(first.info).map(({ label }) => label)).toContain('Steps right');
    const right = ({ histories }: typeof first) => measureAt(histories, 'partial', 400)!;
    expect(right(second)).toBeGreaterThan(right(first) + 3);
  });

  it('are a dash before the first answer, never 0 %', () => {
    const { info, histories } = laneAt(opening.scenario, 1);
    expect(valueAt(histories, 'answered-tasks', 1)).toBe(0);
    for (const { id } of measuresOf(info)) expect(measureAt(histories, id, 1)).toBeNull();
  });
});

describe('the leader', () => {
  it('of fraud reviews is who costs least, not who stops most', () => {
    const { info } = laneAt(preset('fraud-review').scenario, 1);
    const lanes = [
      { histories: row(info, { stopped: 60, cost: 530 }), live: true },
      { histories: row(info, { stopped: 58, cost: 529 }), live: true },
    ];
    expect(leaderOf(info, lanes, 2)).toBe(1);
  });
});

describe('the names of measures', () => {
  it.each(['fraud-review', 'moderation', 'triage'])('of %s fit into a narrow lane', (id) => {
    const shown = measuresOf(laneAt(preset(id).scenario, 1).info);
    expect(shown).toHaveLength(6);
    // Looks before removal are fewest where only the unseen is removed: they would praise the worse lane.
    expect(shown.map((one) => one.id)).not.toContain('views-before');
    for (const { label } of shown) expect(label.length).toBeLessThan(15);
    expect(shown.map(({ id: metric }) => metric)).not.toContain('sent');
  });

  it('of calls between services do not read as retries', () => {
    const services = presets.find(({ scenario }) =>
      laneAt(scenario, 0.1).info.metrics.some((m) => m.id === 'goodput'),
    )!;
    expect(measuresOf(laneAt(services.scenario, 0.1).info).map(({ label }) => label)).toContain(
      'Calls a request',
    );
  });
});

describe('a measure that does not apply', () => {
  it('is not shown: no ε where nothing is promised, no distance where no optimum is known', () => {
    const federated = presets.filter(({ scenario, beside }) => {
      const told = beside && laneAt(scenario, 1).info.metrics.some(({ id }) => id === 'epsilon');
      return told === true;
    });
    expect(federated.length).toBeGreaterThan(0);
    for (const { scenario } of federated) {
      const whole = completeScenario(scenario);
      const { histories } = laneAt(scenario, 30);
      const isPrivate = (whole.learner?.['privacy'] ?? 'none') !== 'none';
      expect(isTold(histories, 'epsilon')).toBe(isPrivate);
      expect(isTold(histories, 'accuracy')).toBe(true);
    }
  });

  it('is a dash in a lane without it beside one that has it', () => {
    const { info } = laneAt(presets.find(({ id }) => id === 'price-of-privacy')!.scenario, 1);
    expect(measureAt(row(info, { epsilon: 0 }), 'epsilon', 2)).toBeNull();
    expect(measureAt(row(info, { epsilon: 1.5 }), 'epsilon', 2)).toBe(1.5);
  });
});
