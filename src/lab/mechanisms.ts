import type { Value } from '../engine/catalog/params.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';

/** A mechanism of a team that can be switched off, for the question what it does. */
export interface Mechanism {
  id: string;
  /** As it stands in a sentence: "of −12 points, −9 hand-off loss". */
  label: string;
  /** Values that switch it off, by path; those that a scenario does not have are left out. */
  off: Readonly<Record<string, Value>>;
}

/** Mechanisms by which teams of different architecture differ. */
export const mechanisms: readonly Mechanism[] = [
  { id: 'handoff', label: 'hand-off loss', off: { 'architecture.handoffLoss': 0 } },
  { id: 'budget', label: 'budget', off: { 'architecture.budgetIn': 'none' } },
  { id: 'deadline', label: 'deadline', off: { 'environment.deadlineSeconds': 0 } },
  { id: 'checking', label: 'checks by others', off: { 'architecture.catches': 0 } },
  { id: 'notice', label: 'noticing own errors', off: { 'architecture.notice': 0 } },
  { id: 'ambiguity', label: 'ambiguity', off: { 'environment.ambiguity': 0 } },
  { id: 'context', label: 'room for context', off: { 'population.memory': 1000 } },
  { id: 'selfish', label: 'free riding', off: { 'population.selfish': 0 } },
  { id: 'lies', label: 'lies', off: { 'population.dishonest': 0, 'population.noisy': 0 } },
  { id: 'delay', label: 'message delay', off: { 'network.meanSeconds': 0.001 } },
];

/** Mechanisms of the given scenarios: those that at least one of them has, switched on. Scenarios are complete. */
export const mechanismsOf = (scenarios: readonly Scenario[]): Mechanism[] =>
  mechanisms.filter(({ off }) =>
    scenarios.some((scenario) => Object.entries(off).some(([path, value]) => at(scenario, path) !== undefined && at(scenario, path) !== value)),
  );

function at(scenario: Scenario, path: string): Value | undefined {
  const [owner, key] = path.split('.');
  return (scenario as unknown as Record<string, Record<string, Value> | undefined>)[owner]?.[key];
}

/** A copy of a complete scenario with some mechanisms switched off, as far as it has them. */
export function without(scenario: Scenario, some: readonly Mechanism[]): Scenario {
  const copy = structuredClone(scenario);
  for (const { off } of some)
    for (const [path, value] of Object.entries(off)) {
      const [owner, key] = path.split('.');
      const choice = (copy as unknown as Record<string, Record<string, Value> | undefined>)[owner];
      if (choice?.[key] !== undefined) choice[key] = value;
    }
  return copy;
}
