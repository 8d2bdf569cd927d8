import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import { createChoices, edit, redo, undo } from '../../src/store/choices.ts';
import { differenceOf, effectiveAt, withParameter } from '../../src/store/difference.ts';

const scenario: Scenario = {
  version: 1,
  seed: 1,
  agents: 40,
  topology: { id: 'ring' },
  network: { id: 'constant', loss: 0 },
  protocol: { id: 'gossip', fanout: 1 },
  environment: { id: 'facts' },
  faults: [{ id: 'churn', rate: 1 }],
};

describe('choices', () => {
  it('go back all the way and forward again, whatever was done', () => {
    const steps = fc.array(
      fc.record({
        agents: fc.integer({ min: 1, max: 100 }),
        key: fc.constantFrom('a', 'b'),
        wait: fc.nat({ max: 2_000 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (list) => {
        const choices = createChoices(scenario);
        let nowMs = 0;
        for (const { agents, key, wait } of list) {
          nowMs += wait;
          edit(choices, { ...choices.getState().scenario, agents }, { label: key, key, nowMs });
        }
        const { scenario: last, past } = choices.getState();
        while (undo(choices));
        expect(choices.getState().scenario).toEqual(scenario);
        while (redo(choices));
        expect(choices.getState().scenario).toEqual(last);
        expect(choices.getState().past).toHaveLength(past.length);
      }),
    );
  });

  it('take a drag back in one step', () => {
    const choices = createChoices(scenario);
    for (let i = 1; i <= 50; i++)
      edit(choices, { ...scenario, agents: 40 + i }, { label: 'Agents', key: 'agents', nowMs: i * 16 });
    edit(choices, { ...scenario, agents: 99 }, { label: 'Agents', key: 'agents', nowMs: 5_000 });
    expect(choices.getState().past).toHaveLength(2);
    undo(choices);
    expect(choices.getState().scenario.agents).toBe(90);
    undo(choices);
    expect(choices.getState().scenario.agents).toBe(40);
  });
});

describe('what differs between two scenarios', () => {
  it('is said by path and value, in lists too', () => {
    const after = withParameter(withParameter(scenario, 'protocol.fanout', 3), 'faults.0.rate', 2);
    expect(differenceOf(scenario, after)).toEqual({
      structural: false,
      parameters: [
        { path: 'protocol.fanout', value: 3 },
        { path: 'faults.0.rate', value: 2 },
      ],
    });
  });

  it.each([
    ['another seed', { ...scenario, seed: 2 }],
    ['more agents', { ...scenario, agents: 41 }],
    ['another entry', { ...scenario, protocol: { id: 'flooding' } }],
    ['a family more', { ...scenario, learner: { id: 'q' } }],
    ['a fault less', { ...scenario, faults: [] }],
  ])('is structural with %s', (_, after) => {
    expect(differenceOf(scenario, after).structural).toBe(true);
  });

  it('is nothing where a path leads nowhere', () => {
    for (const path of ['', 'protocol', 'learner.rate', 'faults.7.rate', 'seed', 'protocol.a.b'])
      expect(withParameter(scenario, path, 9)).toBe(scenario);
  });

  it('takes live changes up to a time', () => {
    const commands = [
      { time: 1, do: 'set' as const, path: 'protocol.fanout', value: 2 },
      { time: 2, do: 'set' as const, path: 'protocol.fanout', value: 3 },
    ];
    const fanouts = [0.5, 1, 1.5, 2].map((time) => effectiveAt(scenario, commands, time).protocol['fanout']);
    expect(fanouts).toEqual([1, 2, 2, 3]);
  });
});
