import type { Step } from '../task.ts';

/** A task as it stands in a file. */
export interface WrittenTask {
  name: string;
  steps: readonly Step[];
}

const TASKS_AT_MOST = 10_000;
const STEPS_AT_MOST = 5_000;

/** What a step has where its file does not say. */
const usual = { skill: 0, difficulty: 0.45, work: 1, tools: 4, evidence: 1 };

/** Least and most of each number of a step. */
const bounds: Record<keyof typeof usual, readonly [number, number]> = {
  skill: [0, 1000],
  difficulty: [0, 10],
  work: [0.001, 1e6],
  tools: [1, 1000],
  evidence: [0, 1e6],
};

/**
 * Reads tasks from JSON text: `{"tasks": [{"name": "soup", "steps": [{}, {"needs": [0], "difficulty": 0.6}]}]}`. A step may give `needs`
 * (numbers of steps, in any order), `skill`, `difficulty`, `work` (turns), `tools` and `evidence`. Steps are put in an order in which each
 * comes after all that it needs. Throws a RangeError that names task, step and field, what came and what was expected.
 */
export function readTaskList(text: string): WrittenTask[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new RangeError(`tasks: no JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  const list = (json as { tasks?: unknown } | null)?.tasks;
  if (!Array.isArray(list))
    throw new RangeError('tasks: absent; expected {"tasks": [{"steps": [{"needs": []}, …]}, …]}');
  if (list.length === 0 || list.length > TASKS_AT_MOST)
    throw new RangeError(`tasks: ${list.length} tasks; expected 1 to ${TASKS_AT_MOST}`);
  return list.map((written: unknown, i) => readTask(written, `tasks[${i}]`, i));
}

function readTask(written: unknown, where: string, i: number): WrittenTask {
  if (typeof written !== 'object' || written === null)
    throw new RangeError(`${where}: ${String(written)}; expected an object`);
  const { name = `task ${i}`, steps } = written as Record<string, unknown>;
  if (typeof name !== 'string') throw new RangeError(`${where}.name: ${String(name)}; expected text`);
  if (!Array.isArray(steps) || steps.length === 0 || steps.length > STEPS_AT_MOST)
    throw new RangeError(
      `${where}.steps: ${Array.isArray(steps) ? `${steps.length} steps` : String(steps)}; expected 1 to ${STEPS_AT_MOST}`,
    );
  return {
    name,
    steps: inOrder(
      steps.map((step: unknown, k) => readStep(step, `${where}.steps[${k}]`, steps.length)),
      where,
    ),
  };
}

function readStep(written: unknown, where: string, count: number): Step {
  if (typeof written !== 'object' || written === null)
    throw new RangeError(`${where}: ${String(written)}; expected an object`);
  const fields = written as Record<string, unknown>;
  const { needs = [] } = fields;
  if (!Array.isArray(needs))
    throw new RangeError(`${where}.needs: ${String(needs)}; expected a list of step numbers`);
  for (const need of needs as unknown[])
    if (typeof need !== 'number' || !Number.isInteger(need) || need < 0 || need >= count)
      throw new RangeError(
        `${where}.needs: ${String(need)}; expected a step of the same task, 0 to ${count - 1}`,
      );
  const step = { needs: [...new Set(needs as number[])].sort((a, b) => a - b), ...usual };
  for (const key of Object.keys(usual) as (keyof typeof usual)[]) {
    const value = fields[key] ?? usual[key];
    const [least, most] = bounds[key];
    const whole = key === 'skill' || key === 'tools';
    if (
      typeof value !== 'number' ||
      !(value >= least && value <= most) ||
      (whole && !Number.isInteger(value))
    )
      throw new RangeError(
        `${where}.${key}: ${String(value)}; expected a ${whole ? 'whole ' : ''}number from ${least} to ${most}`,
      );
    step[key] = value;
  }
  return step;
}

/** The steps, each after those that it needs, otherwise as they were; numbers in `needs` follow. Refuses a cycle and names it. */
export function inOrder(steps: readonly Step[], where: string): Step[] {
  const place = new Int32Array(steps.length).fill(-1);
  const missing = steps.map(({ needs }) => needs.length);
  const followers: number[][] = steps.map(() => []);
  steps.forEach(({ needs }, k) => {
    for (const need of needs) followers[need].push(k);
  });
  const ready = steps.flatMap((_, k) => (missing[k] === 0 ? [k] : []));
  const order: number[] = [];
  for (let k = ready.shift(); k !== undefined; k = ready.shift()) {
    place[k] = order.length;
    order.push(k);
    for (const next of followers[k]) {
      missing[next] -= 1;
      if (missing[next] === 0) ready.push(next);
    }
  }
  if (order.length < steps.length)
    throw new RangeError(
      `${where}.steps: ${cycleIn(steps, place)} need each other; expected steps without a cycle`,
    );
  return order.map((k) =>
    Object.freeze({
      ...steps[k],
      needs: Object.freeze(steps[k].needs.map((need) => place[need]).sort((a, b) => a - b)),
    }),
  );
}

/** One cycle among the steps that have no place, in words. */
function cycleIn(steps: readonly Step[], place: Int32Array): string {
  const seen: number[] = [];
  let at = place.indexOf(-1);
  while (!seen.includes(at)) {
    seen.push(at);
    at = steps[at].needs.find((need) => place[need] < 0) ?? at;
  }
  const cycle = seen.slice(seen.indexOf(at));
  return cycle.length === 1
    ? `step ${at} and itself`
    : `steps ${cycle.slice(0, 6).join(', ')}${cycle.length > 6 ? ', …' : ''}`;
}
