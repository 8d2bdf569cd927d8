import type { Step } from '../task.ts';

/** A crafting task: the steps of its shortest plan, each of which needs what the last one left; or why there is none. */
export interface CraftingTask {
  id: string;
  target: string;
  steps: readonly Step[];
  /** No plan can do it: the right answer is to say so. */
  impossible: boolean;
}

/** Distractors that fill an inventory; more do not make a step harder. */
const DISTRACTORS_AT_MOST = 32;

/**
 * Reads PlanCraft tasks (Dagan et al. 2024) from JSON text: `instances`, each with id, target, optimal_path, num_distractors and
 * impossible. Difficulty rises with the distractors, from 0.4 to 0.6. Throws a RangeError that names the instance and field.
 */
export function readPlanCraft(text: string): CraftingTask[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new RangeError(`plancraft: no JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  const list = (json as { instances?: unknown } | null)?.instances;
  if (!Array.isArray(list)) throw new RangeError('plancraft: instances: absent; expected a list of tasks');
  return list.map(readInstance);
}

function readInstance(written: unknown, i: number): CraftingTask {
  const where = `plancraft: instances[${i}]`;
  if (typeof written !== 'object' || written === null) throw new RangeError(`${where}: ${String(written)}; expected an object`);
  const { id, target, optimal_path: path, num_distractors: distractors = 0, impossible = false } = written as Record<string, unknown>;
  if (typeof id !== 'string') throw new RangeError(`${where}.id: ${String(id)}; expected text`);
  if (typeof target !== 'string') throw new RangeError(`${where}.target: ${String(target)}; expected text`);
  if (typeof distractors !== 'number' || !(distractors >= 0))
    throw new RangeError(`${where}.num_distractors: ${String(distractors)}; expected a number from 0`);
  if (impossible === true) return { id, target, steps: [], impossible: true };
  if (!Array.isArray(path) || path.length === 0)
    throw new RangeError(`${where}.optimal_path: ${JSON.stringify(path)}; expected a list of at least one item, or impossible: true`);
  const difficulty = 0.4 + (0.2 * Math.min(distractors, DISTRACTORS_AT_MOST)) / DISTRACTORS_AT_MOST;
  const steps = path.map((_, k) =>
    Object.freeze({ needs: Object.freeze(k === 0 ? [] : [k - 1]), skill: 0, difficulty, work: 1, tools: 4, evidence: 1 }),
  );
  return { id, target, steps: Object.freeze(steps), impossible: false };
}
