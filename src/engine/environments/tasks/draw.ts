import type { ValuesOf } from '../../catalog/params.ts';
import { Chance } from '../../kernel/chance.ts';
import type { Host } from '../../kernel/host.ts';
import { givenTasks } from '../../tasks/given.ts';
import { shapes } from '../../tasks/shapes/index.ts';
import type { Step } from '../../tasks/task.ts';
import type { params } from './params.ts';

export type Values = ValuesOf<typeof params>;

/** The steps of task number `serial`: a function of the seed and that number alone, so that all teams get the same tasks. */
export function drawSteps(host: Host, values: Values, serial: number): readonly Step[] {
  if (values.shape === 'given') return givenSteps(values, serial);
  const chance = new Chance(host.seed, `task ${serial}`);
  const needs = shapes[values.shape](values, chance);
  return needs.map((before) =>
    Object.freeze({
      needs: Object.freeze(before),
      skill: chance.below(host.traits.skills),
      difficulty: Math.max(0, values.difficulty + values.spread * (2 * chance.uniform() - 1)),
      work: values.work,
      tools: values.tools,
      evidence: values.evidence,
    }),
  );
}

/** The file's tasks in turn, and again from the first. */
function givenSteps({ given }: Values, serial: number): readonly Step[] {
  const list = givenTasks(given);
  return list[serial % list.length].steps;
}

/** How heavy the tail of values is where it is: the richest fifth of the tasks holds some two thirds of the value. */
const TAIL = 1.5;

/** What a right answer of task number `serial` is worth; 1 on average. */
export function drawValue(host: Host, { valueLaw }: Values, serial: number): number {
  if (valueLaw === 'equal') return 1;
  const chance = new Chance(host.seed, `value ${serial}`);
  return valueLaw === 'exponential' ? chance.exponential(1) : chance.pareto(TAIL, (TAIL - 1) / TAIL);
}
