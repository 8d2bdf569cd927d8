import type { WrittenTask } from '../../tasks/read/taskList.ts';
import { chanceOf } from '../../tasks/success.ts';
import type { Abilities } from './hopeless.ts';

/** A step that the most able agent does with a smaller chance than this is not tried. */
const CHANCE = 1e-6;

/** Why a file of tasks cannot be begun with a population, in a sentence; or ''. A skill that nobody has comes first. */
export const unfit = (tasks: readonly WrittenTask[], abilities: Abilities): string =>
  foreignSkill(tasks, abilities) || outOfReach(tasks, abilities);

/** Files that name no task have their tasks numbered from 0; people count from 1. */
const called = (name: string, at: number): string => (name === `task ${at}` ? `task ${at + 1}` : name);

/** The first step that asks for a kind of skill which the population does not tell apart. */
function foreignSkill(tasks: readonly WrittenTask[], { best }: Abilities): string {
  const kinds = best.length === 1 ? 'one kind, 0' : `${best.length} kinds, 0 to ${best.length - 1}`;
  for (const [at, { name, steps }] of tasks.entries()) {
    const step = steps.findIndex(({ skill }) => skill >= best.length);
    if (step >= 0)
      return `Step ${step + 1} of ${called(name, at)} asks for skill ${steps[step].skill}; the population has ${kinds}.`;
  }
  return '';
}

/** The first such step, where every task has one: a file with some tasks that can be done is worked on. */
function outOfReach(tasks: readonly WrittenTask[], { best }: Abilities): string {
  let first = '';
  for (const [at, { name, steps }] of tasks.entries()) {
    const step = steps.findIndex((one) => chanceOf(one, best[one.skill], 0) < CHANCE);
    if (step < 0) return '';
    const { difficulty, skill } = steps[step];
    first ||= `Nobody here can do step ${step + 1} of ${called(name, at)}: its difficulty is ${difficulty.toFixed(2)}, and the most able agent has skill ${best[skill].toFixed(2)}.`;
  }
  return first;
}
