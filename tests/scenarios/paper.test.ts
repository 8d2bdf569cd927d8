import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/engine/catalog/params.ts';
import { completeScenario } from '../../src/engine/scenario/parse.ts';
import { besideOf } from '../../src/engine/scenario/variant.ts';
import { engineChanges } from '../../src/lab/calibrate/engine.ts';
import calibration from '../../src/lab/calibrate/paper-2512.08296.json';
import { runOnce } from '../../src/lab/runOnce.ts';
import { withValue } from '../../src/lab/sweep.ts';
import {
  paper,
  paperBenchmarks,
  paperScenario,
  paperSeed,
  paperTasksWatched,
  type PaperTeam,
  paperTeams,
} from '../../src/scenarios/paper.ts';

/** Runs of 100 tasks of each team, of the 40 behind the figures told. */
const RUNS = 12;
const teams: PaperTeam[] = paperTeams.filter((team) => team !== 'single');
const presetOf = (benchmark: string) => paper.find(({ id }) => id === `paper-${benchmark}`)!;

/** "+57 … −8" in a part of a text, in the order of the teams. */
function signedIn(text: string): number[] {
  return Array.from(text.matchAll(/([+−])(\d+(?:\.\d+)?)/g), ([, sign, size]) =>
    sign === '−' ? -Number(size) : Number(size),
  );
}

/** The first figures after a word are ours or the paper's. */
const toldAfter = (text: string, word: string): number[] =>
  signedIn(text.slice(text.indexOf(word))).slice(0, teams.length);

/** What the sentences say of whom, but for the figures. */
const saidOf: Record<string, [string, PaperTeam[]][]> = {
  'finance-agent': [['by PAPER % in the paper (v1) and by HERE % here', teams]],
  'browsecomp-plus': [
    ['who do not talk lose PAPER % in the paper (v1) and HERE % here', ['independent']],
    ['gain PAPER % there, HERE % here', ['decentralized', 'centralized', 'hybrid']],
  ],
  plancraft: [['by PAPER % in the paper (v1) and by HERE % here', teams]],
  workbench: [
    ['gains, PAPER % in the paper (v1) and HERE % here', ['decentralized']],
    ['lose, PAPER % there and HERE % here', ['independent', 'centralized', 'hybrid']],
  ],
};

describe.each(paperBenchmarks)('the preset of %s', (benchmark) => {
  const { sentence, story = '' } = presetOf(benchmark);
  const ours = engineChanges(benchmark, 1, RUNS);

  it('tells the published changes as they are', () => {
    const published: Record<string, number> =
      calibration.published.relativeChangePercent[
        benchmark as keyof typeof calibration.published.relativeChangePercent
      ];
    expect(story).toContain('arXiv:2512.08296v1');
    toldAfter(story, 'Published').forEach((told, i) => {
      expect(Math.abs(told - published[teams[i]!]!), teams[i]).toBeLessThanOrEqual(0.5);
    });
  });

  it('tells our changes as they are, on the published side where that is larger than two points', () => {
    const [published, told] = [toldAfter(story, 'Published'), toldAfter(story, 'Ours, over 4,000 tasks')];
    expect(told).toHaveLength(teams.length);
    teams.forEach((team, i) => {
      const { change, se } = ours[team];
      expect(Math.abs(told[i]! - change), team).toBeLessThan(3 * se);
      if (Math.abs(published[i]!) > 2) expect(Math.sign(change), team).toBe(Math.sign(published[i]!));
    });
  });

  it('says in its sentence how far they reach, the paper’s and ours', () => {
    const figures = [toldAfter(story, 'Published'), toldAfter(story, 'Ours')];
    for (const [part, members] of saidOf[benchmark]!) {
      const [there, here] = figures.map((all) => {
        const sizes = members.map((team) => Math.round(Math.abs(all[teams.indexOf(team)]!)));
        const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
        return least === most ? `${most}` : `${least} to ${most}`;
      });
      expect(sentence).toContain(part.replace('PAPER', there!).replace('HERE', here!));
    }
  });

  it('has the single agent of the six models', () => {
    const rates = Object.values(
      calibration.successRates[benchmark as keyof typeof calibration.successRates].success.single,
    );
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    expect(Math.abs(ours.single.success - mean)).toBeLessThan(0.025);
  });

  it('shows in the tasks that are watched what it says', () => {
    const seen = engineChanges(benchmark, paperSeed, 1);
    const published = toldAfter(story, 'Published');
    teams.forEach((team, i) => {
      if (Math.abs(published[i]!) > 2)
        expect(Math.sign(seen[team].change), team).toBe(Math.sign(published[i]!));
    });
  });

  it('runs the very worlds that are measured', () => {
    const { scenario, beside } = presetOf(benchmark);
    const made = beside!.variants.map((variant) => besideOf(scenario, variant));
    const lanes = made.map((one) => (one.ok ? one.scenario : null));
    const measured = paperTeams
      .filter((team) => team !== 'decentralized')
      .map((team) => completeScenario(paperScenario(benchmark, team, paperTasksWatched, paperSeed)));
    lanes.forEach((lane, i) => {
      expect({ ...lane, title: '' }).toEqual({ ...measured[i], title: '' });
    });
  });
});

/** Right answers of 100, over 2,000 tasks. */
function right(benchmark: string, team: PaperTeam, changes: Record<string, Value> = {}): number {
  const scenario = Object.entries(changes).reduce(
    (one, [path, value]) => withValue(one, path, value),
    paperScenario(benchmark, team, 2000) as unknown as Record<string, unknown>,
  );
  return runOnce({ scenario, secondsAtMost: 1e7, untilVerdict: true }).metrics['success']!;
}

const isNear = (value: number, told: number): void => {
  expect(Math.abs(value - told), `${value}, told as ${told}`).toBeLessThanOrEqual(3);
};
const lossless = { 'architecture.handoffLoss': 0 };
const unlimited = { 'architecture.budgetIn': 'none' };

describe('what makes the difference', () => {
  it('on finance-agent: the iterations of one, and what is lost on the way to an orchestrator', () => {
    isNear(right('finance-agent', 'single', { ...unlimited, 'architecture.iterations': 30 }), 84);
    isNear(right('finance-agent', 'centralized', lossless), 74);
  });

  it('on browsecomp-plus: what the question means', () => {
    isNear(right('browsecomp-plus', 'independent'), 21);
    isNear(right('browsecomp-plus', 'independent', { 'environment.ambiguity': 0 }), 35);
  });

  it('on plancraft: the budget for a debate, the hand-offs for an orchestrator', () => {
    isNear(right('plancraft', 'decentralized', unlimited), 92);
    isNear(right('plancraft', 'centralized', lossless), 85);
  });

  it('on workbench: the hand-offs', () => {
    isNear(right('workbench', 'centralized'), 47);
    isNear(right('workbench', 'centralized', lossless), 58);
  });
});
