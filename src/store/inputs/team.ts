import { catalog } from '../../engine/catalog/catalog.ts';
import type { Scenario } from '../../engine/scenario/scenario.ts';
import type { WrittenTask } from '../../engine/tasks/read/taskList.ts';

/** Budgets and turns of an architecture go no higher. */
const TURNS_AT_MOST = 10_000;

/** A team of six that debates, where no team is on screen. */
const usual: Scenario = {
  version: 1,
  seed: 7,
  agents: 6,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.4 },
  protocol: { id: 'flooding' },
  environment: { id: 'tasks' },
  population: { id: 'alike', skill: 0.75 },
  architecture: { id: 'decentralized', budget: 50, budgetIn: 'turns' },
};

/** The tasks as text for the environment: what is usual is left out. */
export const writeTasks = (tasks: readonly WrittenTask[]): string =>
  JSON.stringify({
    tasks: tasks.map(({ name, steps }) => ({
      name,
      steps: steps.map(({ needs, skill, difficulty, work, tools }) => ({
        ...(needs.length > 0 && { needs }),
        ...(skill !== 0 && { skill }),
        ...(difficulty !== 0.45 && { difficulty }),
        ...(work !== 1 && { work }),
        ...(tools !== 4 && { tools }),
      })),
    })),
  });

/** The team on screen, or the usual one, on these tasks; the budget leaves room for four tries at each step of the longest. */
export function teamOn(tasks: readonly WrittenTask[], title: string, present: Scenario | null): Scenario {
  const onScreen = present?.environment?.id === 'tasks' && roomy(present.architecture?.id) ? present : null;
  const { title: _, ...base } = onScreen ?? usual;
  const longest = tasks.reduce((most, { steps }) => Math.max(most, steps.length), 1);
  const costliest = tasks.reduce((most, { steps }) => Math.max(most, turnsOf(steps)), 1);
  const { id, budget = 50, ...rest } = base.architecture ?? { id: 'decentralized' };
  return {
    ...base,
    title,
    environment: { id: 'tasks', shape: 'given', given: writeTasks(tasks), arrivals: 'one' },
    architecture: {
      ...rest,
      id,
      budget: Math.min(TURNS_AT_MOST, Math.max(Number(budget), 4 * costliest)),
      iterations: Math.min(1000, Math.max(10, longest)),
    },
  };
}

/** Turns of the budget that each step once costs. */
const turnsOf = (steps: WrittenTask['steps']): number =>
  steps.reduce((sum, { work }) => sum + Math.max(1, Math.ceil(work)), 0);

/** Whether an architecture has a budget and turns to set. */
function roomy(id: string | undefined): boolean {
  const params = id === undefined ? undefined : catalog.architecture.get(id)?.params;
  return params !== undefined && 'budget' in params && 'iterations' in params;
}
