import { describe, expect, it } from 'vitest';
import { completeScenario } from '../../src/engine/scenario/parse.ts';
import { duel } from '../../src/scenarios/duel.ts';
import { readSwitch, switched, switchesOf } from '../../src/store/labSwitches.ts';

const scenario = completeScenario(duel.team);
const at = (path: string) => {
  const found = switchesOf(scenario).find((one) => one.path === path);
  if (!found) throw new Error(`no switch ${path}`);
  return found;
};

describe('one run and a switch', () => {
  it('offers the numbers, choices and toggles of what is chosen', () => {
    expect(at('architecture.budgetIn').value).toBe('turns');
    expect(at('environment.parallelShare').value).toBe(1);
    expect(switchesOf(scenario).every(({ param }) => param.kind !== 'text' && param.kind !== 'table')).toBe(
      true,
    );
  });
  it('reads what is written, or says what was expected', () => {
    expect(readSwitch(at('architecture.handoffLoss'), '0.2')).toEqual({ value: 0.2 });
    expect(readSwitch(at('architecture.handoffLoss'), '')).toEqual({
      problem: 'Lost at hand-off: NaN; expected a number from 0 to 1',
    });
    expect(readSwitch(at('architecture.handoffLoss'), '7')).toMatchObject({
      problem: 'Lost at hand-off: 7; expected a number from 0 to 1',
    });
    expect(readSwitch(at('architecture.finishing'), 'false')).toEqual({ value: false });
  });
  it('changes a copy and nothing else', () => {
    const after = switched(scenario, 'architecture.handoffLoss', 0.5);
    expect(after.architecture).toEqual({ ...scenario.architecture, handoffLoss: 0.5 });
    expect({ ...after, architecture: null }).toEqual({ ...scenario, architecture: null });
    expect(scenario.architecture?.['handoffLoss']).not.toBe(0.5);
  });
});
