import { readPlanCraft } from '../../engine/tasks/read/planCraft.ts';
import { hasField, type Input } from './input.ts';
import { teamOn } from './team.ts';

/** Seeing that no plan exists is one step, as hard as a step among the most distractors. */
const SEEING_IMPOSSIBLE = 0.6;

/** Crafting plans, each a chain of steps; one that cannot be done is one step, which is to say so. */
export const planCraft: Input = {
  id: 'plancraft',
  label: 'PlanCraft tasks',
  means: ({ json }) => hasField(json, 'instances'),
  scenario({ text, name }, present) {
    const tasks = readPlanCraft(text).map(({ id, target, steps, impossible }) => ({
      name: `${id} ${target}`,
      steps: impossible
        ? [{ needs: [], skill: 0, difficulty: SEEING_IMPOSSIBLE, work: 1, tools: 4, evidence: 1 }]
        : steps,
    }));
    return teamOn(tasks, name, present);
  },
};
