import { readTaskList, type WrittenTask } from './read/taskList.ts';

/** What stands in the field before a person gives tasks: making soup, whose vegetables can be cut side by side. */
export const exampleTasks =
  '{"tasks": [{"name": "soup", "steps": [{}, {}, {}, {"needs": [0, 1, 2], "difficulty": 0.5}, {"needs": [3], "work": 2}]}]}';

let read: { text: string; tasks: readonly WrittenTask[] } | null = null;

/** The tasks of a text that has passed the check; the last text read is remembered, for every new task asks. */
export function givenTasks(text: string): readonly WrittenTask[] {
  if (read?.text !== text) read = { text, tasks: readTaskList(text) };
  return read.tasks;
}

/** What is wrong with a text of tasks, or null. */
export function faultOfTasks(text: string): string | null {
  try {
    givenTasks(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
