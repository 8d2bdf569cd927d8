import { describe, expect, it } from 'vitest';
import { Film } from '../../src/engine/kernel/film.ts';
import type { Command } from '../../src/engine/kernel/command.ts';
import { completeScenario } from '../../src/engine/scenario/parse.ts';
import { besideToJson, readBeside } from '../../src/engine/scenario/readBeside.ts';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import { type Beside, besideOf, concerns, nameAmong, variantOf } from '../../src/engine/scenario/variant.ts';
import { opening } from '../../src/scenarios/duel.ts';
import { presets } from '../../src/scenarios/index.ts';
import { besideOffers } from '../../src/store/besideOffers.ts';
import { decodeLink, encodeLink } from '../../src/store/link.ts';
import type { Advanced, Request } from '../../src/worker/laboratory.ts';
import { SideBySide } from '../../src/worker/sideBySide.ts';
import { Simulation } from '../../src/worker/simulation.ts';

const team = completeScenario(opening.scenario);
const beside = opening.beside!;
const whole = (scenario: Scenario, at: number, all: Beside = beside): Scenario => {
  const read = besideOf(scenario, all.variants[at]!);
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.scenario;
};

function lab(scenario: Scenario, all: Beside, commands: Command[] = []) {
  const both = SideBySide.of(new Simulation(new Film(scenario, commands)), scenario, all, commands);
  const go = (to: Request['to'], told: Command[] | null = null, budgetMs = 10_000): Advanced =>
    both.go({ to, commands: told, want: { arrivals: false, digest: true, messagesAtMost: 100 }, budgetMs });
  return { both, go };
}

/** How a run alone stands at a time: what must not depend on who ran beside it. */
function aloneAt(scenario: Scenario, time: number, commands: Command[] = []): string {
  const film = new Film(scenario, commands);
  film.seek(time);
  const { events, sentence, alive } = film.frame({ arrivals: false, digest: true, messagesAtMost: 100 });
  return JSON.stringify({ events, sentence, alive: [...alive] });
}

const told = ({ events, sentence, alive }: Advanced['frame']): string =>
  JSON.stringify({ events, sentence, alive: [...alive] });

describe('runs side by side', () => {
  it('stand at one simulated time, each as it would stand alone', () => {
    const { go } = lab(team, beside);
    for (const time of [3, 17.5, 60, 8, 41]) {
      const reply = go(time);
      expect(reply).toMatchObject({ arrived: true, frame: { time }, lanes: [{ frame: { time } }] });
      expect(told(reply.frame)).toBe(aloneAt(team, time));
      expect(told(reply.lanes![0]!.frame)).toBe(aloneAt(whole(team, 0), time));
    }
  });

  it('wait for the slowest: nobody runs ahead of the clock', () => {
    const six = besideOffers(team).find(({ title }) => title === 'All architectures')!.beside;
    const { go } = lab({ ...team, agents: 60, environment: { ...team.environment, limit: 0 } }, six);
    for (let asked = 30; asked <= 120; asked += 30) {
      const reply = go(asked, null, 1);
      for (const lane of reply.lanes!) expect(lane!.frame.time).toBeLessThanOrEqual(reply.frame.time);
      if (!reply.arrived) continue;
      for (const lane of reply.lanes!) expect(lane!.frame.time).toBe(reply.frame.time);
    }
  });

  it('follow single steps, forward and back', () => {
    const { go } = lab(team, beside);
    go(12);
    for (const step of ['event', 'event', 'back', 'round', 'note'] as const) {
      const { frame, lanes, arrived } = go(step);
      expect(arrived).toBe(true);
      expect(lanes![0]!.frame.time).toBe(frame.time);
    }
  });

  it('get the same commands; one that does not fit a lane is skipped there, and the lane says so', () => {
    const commands: Command[] = [
      { time: 5, do: 'crash', agent: 3 },
      { time: 6, do: 'set', path: 'architecture.budget', value: 12 },
      { time: 7, do: 'set', path: 'architecture.debateRounds', value: 1 },
    ];
    const { go } = lab(team, beside);
    go(4);
    const { frame, lanes } = go(30, commands);
    expect(told(frame)).toBe(aloneAt(team, 30, commands));
    expect(told(lanes![0]!.frame)).toBe(aloneAt(whole(team, 0), 30, [commands[1]!]));
    expect(lanes![0]!.skipped).toHaveLength(2);
    expect(lanes![0]!.skipped[0]).toContain('agent: 3');
    expect(lanes![0]!.skipped[1]).toContain('debateRounds');
  });

  it('go on without one that cannot be built, which says why', () => {
    const wrong = { label: 'A riddle', patch: { architecture: { id: 'riddle' } } };
    const { both, go } = lab(team, { place: 0, variants: [wrong, ...beside.variants] });
    expect(both.opened()[0]).toMatchObject({ problem: expect.stringContaining('architecture.id: "riddle"') });
    expect(go(9).lanes).toMatchObject([null, { frame: { time: 9 } }]);
  });
});

describe('a variant', () => {
  it('shares the budget, the prices and the patience of the main run, and has its own kind of rounds', () => {
    const poor = completeScenario({
      ...team,
      architecture: { ...team.architecture, budget: 17, notice: 0.9, iterations: 3, handoffLoss: 0.2 },
    });
    const one = whole(poor, 0);
    expect(one.architecture).toMatchObject({ id: 'single', budget: 17, notice: 0.9, handoffLoss: 0.2 });
    expect(one.architecture?.['iterations']).not.toBe(3);
    expect({ ...one, architecture: 0, agents: 0, title: 0 }).toEqual({
      ...poor,
      architecture: 0,
      agents: 0,
      title: 0,
    });
  });

  it('is found again from the scenarios it leads from and to, whichever is the main one', () => {
    const all = besideOffers(team).flatMap((offer) =>
      offer.beside.variants.map((_, i) => whole(team, i, offer.beside)),
    );
    expect(all.length).toBeGreaterThan(8);
    for (const main of all)
      for (const other of all) {
        const found = besideOf(main, variantOf(main, other, other.title ?? ''));
        expect(found).toEqual({ ok: true, scenario: other });
      }
  });

  it('takes no command to a parameter of its own', () => {
    const push = { label: 'Push', patch: { protocol: { id: 'gossip', mode: 'push' } } };
    expect(concerns(push, { time: 0, do: 'set', path: 'protocol.mode', value: 'pull' })).toBe(false);
    expect(concerns(push, { time: 0, do: 'set', path: 'network.loss', value: 0.1 })).toBe(true);
    expect(nameAmong(team, beside.variants)).toBe('Decentralized debate');
  });
});

describe('what is offered', () => {
  it('can all be run, and every architecture has the team’s tasks and seed', () => {
    for (const { beside: offered } of besideOffers(team))
      for (const lane of lab(team, offered).both.opened()) expect(lane).toHaveProperty('frame');
    const [first] = besideOffers(team);
    expect(first?.beside.variants.map(({ patch }) => patch.architecture?.id)).toEqual(
      expect.arrayContaining(['single', 'independent', 'centralized', 'hybrid', 'chain', 'hierarchy']),
    );
    expect(first?.beside.place).toBe(3);
  });

  it('is other ways to talk where no team works', () => {
    const gossip = completeScenario({
      ...{ version: 1, seed: 1, agents: 20, topology: { id: 'complete' }, network: { id: 'constant' } },
      ...{ protocol: { id: 'gossip' }, environment: { id: 'facts' } },
    });
    expect(besideOffers(gossip).map(({ title }) => title)).toEqual(['Other protocols', 'Other topologies']);
  });
});

describe('the lanes of presets', () => {
  it.each(presets.filter((preset) => preset.beside))('$id: all can be built', ({ scenario, beside: own }) => {
    const complete = completeScenario(scenario);
    expect(readBeside(besideToJson(own!), complete)).toEqual({ ok: true, beside: own });
    for (const lane of lab(complete, own!).both.opened()) expect(lane).toHaveProperty('frame');
  });
});

describe('a link', () => {
  it('opens all lanes that it was made from', async () => {
    const moment = { scenario: team, commands: [], beside, time: 12 };
    expect(await decodeLink(`#${await encodeLink(moment)}`)).toEqual({ ok: true, moment });
  });

  it.each([
    ['no object', 7, 'beside: 7; expected an object'],
    ['no variants', { variants: [] }, 'beside.variants'],
    ['too many', { variants: Array.from({ length: 9 }, () => ({ label: 'A' })) }, 'a list of 1 to 7'],
    ['a place that is none', { place: 3, variants: [{ label: 'A' }] }, 'beside.place: 3'],
    ['no label', { variants: [{ agents: 3 }] }, 'beside.variants.0.label'],
    ['a stranger', { variants: [{ label: 'A', wings: 2 }] }, 'beside.variants.0.wings'],
    [
      'a team nobody knows',
      { variants: [{ label: 'A', architecture: { id: 'x' } }] },
      'architecture.id: "x"',
    ],
    [
      'a family that is no object',
      { variants: [{ label: 'A', protocol: 'raft' }] },
      'beside.variants.0.protocol',
    ],
    ['a value out of range', { variants: [{ label: 'A', agents: 0 }] }, 'agents: 0'],
    ['a prototype', JSON.parse('{"variants":[{"label":"A","__proto__":{}}]}'), '__proto__'],
  ])('with %s beside says what is wrong', (_, json, words) => {
    const read = readBeside(json, team);
    expect(read.ok ? 'opened' : read.message).toContain(words);
  });
});
