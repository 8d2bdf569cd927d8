import type { Host } from '../../kernel/host.ts';
import type { Task } from '../../tasks/task.ts';
import type { TeamValues } from './params.ts';

/** Turns of the budget that a try at a step costs: 1 where tasks do not charge work, or the step takes no more than a turn. */
export const turnsFor = ({ chargesWork, steps }: Task, step: number): number =>
  chargesWork && step >= 0 ? Math.max(1, Math.ceil(steps[step].work)) : 1;

/** Turns kept back from a step of several turns, for whoever brings the results together. */
export const keptBack = ({ n }: Pick<Host, 'n'>, turns: number): number => (turns > 1 && n > 1 ? 1 : 0);

/** A step of several turns that the budget of a whole task does not pay for once. */
export interface Beyond {
  serial: number;
  step: number;
  turns: number;
}

/** The first such step of a task, or null. */
export function beyondBudget(host: Pick<Host, 'n'>, values: TeamValues, task: Task): Beyond | null {
  if (!task.chargesWork) return null;
  for (let step = 0; step < task.steps.length; step++) {
    const turns = turnsFor(task, step);
    if (turns > 1 && !pays(host, values, turns)) return { serial: task.serial, step, turns };
  }
  return null;
}

/** Whether the budget that is set now pays for so many turns of an agent that carries nothing. */
function pays(host: Pick<Host, 'n'>, { budget, budgetIn, baseTokens }: TeamValues, turns: number): boolean {
  if (budgetIn === 'turns') return turns + keptBack(host, turns) <= budget;
  return budgetIn === 'none' || (turns - 1) * baseTokens < budget * 1000;
}

/** Why nothing can come of the tasks, in a sentence, or '': all so far have a step beyond the budget as it is now. */
export function beyondWords(host: Pick<Host, 'n'>, values: TeamValues, beyond: Beyond | null): string {
  if (beyond === null || pays(host, values, beyond.turns)) return '';
  const whole = values.budgetIn === 'turns' ? `${values.budget} turns` : `${values.budget} thousand tokens`;
  const back = keptBack(host, beyond.turns) === 1 && values.budgetIn === 'turns' ? ', one of them for bringing results together' : '';
  return `Step ${beyond.step + 1} of task ${beyond.serial + 1} takes ${beyond.turns} turns of work, more than the budget of a whole task, ${whole}${back}.`;
}
