import type { Step } from '../task.ts';
import { inOrder, type WrittenTask } from './taskList.ts';

/** How far a step's work may lie from the median's: very long jobs would hide all the others. */
const WORK_AT_MOST = 1000;
const WORK_AT_LEAST = 0.01;
const STEPS_AT_MOST = 5_000;

interface Job {
  id: string;
  parents: string[];
  runtime: number;
}

/**
 * Reads one workflow in WfFormat (Coleman et al., WfCommons, FGCS 128, 2022; schema 1.3 to 1.6) as a task: each job is a step that needs its
 * parents, and its work is its runtime divided by the median runtime, 0.01 to 1000 turns. Throws a RangeError that names the job and field.
 */
export function readWfCommons(text: string): WrittenTask {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new RangeError(`workflow: no JSON: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  const file = asObject(json, 'the file');
  const workflow = asObject(file.workflow, 'workflow');
  const jobs = readJobs(workflow);
  const number = new Map(jobs.map(({ id }, i) => [id, i]));
  if (number.size < jobs.length)
    throw new RangeError('workflow.tasks: two jobs have the same id; expected each once');
  const runtimes = jobs
    .map(({ runtime }) => runtime)
    .filter((runtime) => runtime > 0)
    .sort((a, b) => a - b);
  const median = runtimes[runtimes.length >> 1] ?? 1;
  const steps: Step[] = jobs.map(({ id, parents, runtime }) => ({
    needs: [...new Set(parents)].map((parent) => {
      const at = number.get(parent);
      if (at === undefined)
        throw new RangeError(`workflow: job ${id}: parents: ${parent}; expected the id of a job in the file`);
      return at;
    }),
    skill: 0,
    difficulty: 0.45,
    work: Math.min(WORK_AT_MOST, Math.max(WORK_AT_LEAST, runtime > 0 ? runtime / median : 1)),
    tools: 4,
    evidence: 1,
  }));
  return { name: typeof file.name === 'string' ? file.name : 'workflow', steps: inOrder(steps, 'workflow') };
}

function readJobs(workflow: Record<string, unknown>): Job[] {
  const specification =
    workflow.specification === undefined
      ? workflow
      : asObject(workflow.specification, 'workflow.specification');
  const where = workflow.specification === undefined ? 'workflow.tasks' : 'workflow.specification.tasks';
  const list = specification.tasks ?? specification.jobs;
  if (!Array.isArray(list) || list.length === 0 || list.length > STEPS_AT_MOST)
    throw new RangeError(
      `${where}: ${Array.isArray(list) ? `${list.length} jobs` : String(list)}; expected a list of 1 to ${STEPS_AT_MOST} jobs`,
    );
  const measured = measuredRuntimes(workflow);
  return list.map((written: unknown, i) => {
    const job = asObject(written, `${where}[${i}]`);
    const id = job.id ?? job.name;
    if (typeof id !== 'string') throw new RangeError(`${where}[${i}].id: ${String(id)}; expected text`);
    const parents = job.parents ?? [];
    if (!Array.isArray(parents) || parents.some((parent) => typeof parent !== 'string'))
      throw new RangeError(
        `${where}[${i}].parents: ${JSON.stringify(parents)?.slice(0, 60)}; expected a list of ids`,
      );
    const runtime = measured.get(id) ?? job.runtimeInSeconds ?? job.runtime ?? 0;
    if (typeof runtime !== 'number' || !(runtime >= 0))
      throw new RangeError(`${where}[${i}].runtimeInSeconds: ${String(runtime)}; expected seconds from 0`);
    return { id, parents: parents as string[], runtime };
  });
}

/** Runtimes by job, where the file keeps them apart from the graph (schema 1.5 and later). */
function measuredRuntimes(workflow: Record<string, unknown>): Map<string, unknown> {
  const execution = workflow.execution as { tasks?: unknown } | undefined;
  const list = Array.isArray(execution?.tasks) ? (execution.tasks as Record<string, unknown>[]) : [];
  return new Map(
    list.flatMap((job) => (typeof job?.id === 'string' ? [[job.id, job.runtimeInSeconds] as const] : [])),
  );
}

function asObject(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RangeError(`${where}: ${Array.isArray(value) ? 'a list' : String(value)}; expected an object`);
  return value as Record<string, unknown>;
}
